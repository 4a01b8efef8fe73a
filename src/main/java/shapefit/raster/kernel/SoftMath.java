package shapefit.raster.kernel;

/**
 * Arithmetic that the CPU and the OpenCL rasterizer share line for line.
 *
 * <p>Aparapi translates these methods to OpenCL C, so they keep the kernel rules: static, floats in, one float out, locals
 * only. No arrays, no objects, no {@code throw}, and no {@code java.lang.Math}, which Aparapi cannot translate.
 */
public final class SoftMath {

    /** Smallest sum of clipped barycentric coordinates that is divided by. SoftRas section 5. */
    private static final float SMALLEST_SUM = 1e-5f;

    private SoftMath() {}

    /**
     * e^r for |r| ≤ ½ ln 2, the reduced range of an exponential. Branch-free; e^0 is exactly 1.
     *
     * <p>Polynomial of degree 6 with the smallest largest relative error (Remez exchange): 2e-9 in exact arithmetic, so that
     * rounding to float (about 1e-7) is all that is left.
     */
    public static float expReduced(float r) {
        float sum = 1.3836794532835484e-3f;
        sum = sum * r + 8.374856784939766e-3f;
        sum = sum * r + 4.1668228805065155e-2f;
        sum = sum * r + 0.16666419804096222f;
        sum = sum * r + 0.49999991059303284f;
        sum = sum * r + 1f;
        return sum * r + 1f;
    }

    /**
     * Coverage of a pixel by one triangle: D = 1 / (1 + e^(−x)). The rest, 1 − D, is this times the argument, which loses no
     * digits where D is almost 1.
     *
     * <p>Source: Liu et al., "Soft Rasterizer", ICCV 2019 (arXiv:1904.01786), eq. 1.
     *
     * @param expNegative e^(−x), x = s·d²/σ with s·d² the signed squared distance to the nearest edge, positive inside; finite
     * @return D in [0, 1]; ½ on the edge
     */
    public static float coverage(float expNegative) {
        return 1f / (1f + expNegative);
    }

    /** What clipped barycentric coordinates are multiplied by, so that they sum to 1. */
    public static float normalizer(float clippedSum) {
        return 1f / (clippedSum < SMALLEST_SUM ? SMALLEST_SUM : clippedSum);
    }
}
