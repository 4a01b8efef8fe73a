package shapefit.raster;

/**
 * A bug of the original program that can be asked for, to compare with it. None is on by default. The numbers are those of
 * the list of quirks in the specification of the original.
 */
public enum Quirk {
    /** Q1: at ŵ₀ = 1 or ŵ₁ = 1 a texel of the <em>next</em> triangle is read (0 past the end), and gets no gradient. */
    TEXEL_OVERRUN,
    /** Q5: a triangle whose depth at the pixel is outside [near, far] counts in alpha but its alpha gradient is dropped. */
    DROP_ALPHA_GRADIENT_OUTSIDE_NEAR_FAR,
    /** Q5: triangles behind the camera (z ≤ 0) are drawn, mirrored. */
    DRAW_BEHIND_CAMERA,
    /** Q6: alpha "hard" sends its gradient on as if it were differentiable. */
    HARD_ALPHA_GRADIENT,
    /** Q8: a triangle without area is drawn, with distances measured from the picture's centre. */
    DRAW_DEGENERATE
}
