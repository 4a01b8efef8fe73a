package shapefit.raster;

/** How the distance of a pixel to a triangle becomes its coverage D. Source: {@code SoftRas} section 3, distance. */
public enum Distance {
    /** D = 1 / (1 + e^(−s·d²/σ)), d the distance to the triangle's boundary in NDC, s = +1 inside, −1 outside. */
    EUCLIDEAN,
    /** D = 1 / (1 + e^(−m·|m|/σ)), m the smallest barycentric coordinate of the pixel. */
    BARYCENTRIC,
    /** D = 1 inside and on the edge, 0 outside; no gradient. */
    HARD
}
