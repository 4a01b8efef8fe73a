package shapefit.raster;

/** Where a triangle's colour C at a pixel comes from; ŵ are the clipped barycentric coordinates of the pixel. */
public enum Coloring {
    /** No colour is computed or written; alpha only. */
    NONE,
    /** {@code colors} [F, 3, 3], one a corner: C = Σ ŵₖ Tₖ (affine in the picture, as the original). */
    VERTEX,
    /**
     * {@code colors} [F, R², 3]: R × R texels on each triangle ({@code texelResolution} = R; 1 is one colour a face).
     * With ix = min(⌊ŵ₀R⌋, R−1), iy = min(⌊ŵ₁R⌋, R−1−ix): texel iy·R + ix if ix+iy = R−1 or (ŵ₀+ŵ₁)R − ix − iy ≤ 1,
     * else (R−1−iy)·R + (R−1−ix). No interpolation.
     */
    TEXELS,
    /**
     * {@code uvs} [F, 3, 2] into {@code texture}, tinted by {@code colors} [F, 3, 3]: with the perspective-correct weights
     * pₖ = (ŵₖ/zₖ) / Σ(ŵₘ/zₘ), C = Σ pₖ Tₖ · texture(Σ pₖ uvₖ), sampled bilinearly and repeating. Texel (column i, row j)
     * of a W × H texture has its centre at u = (i + ½)/W, v = 1 − (j + ½)/H.
     */
    UV
}
