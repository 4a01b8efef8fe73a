package shapefit.raster;

/**
 * How far a pixel is from a triangle; what coverage D follows from it says {@link Distribution}. Source: {@code SoftRas}
 * section 3, distance.
 */
public enum Distance {
    /** s·d, d the distance to the triangle's boundary in NDC, s = +1 inside, −1 outside. */
    EUCLIDEAN,
    /** m, the smallest barycentric coordinate of the pixel. */
    BARYCENTRIC,
    /** None: D = 1 inside and on the edge, 0 outside, whatever the distribution; no gradient. */
    HARD
}
