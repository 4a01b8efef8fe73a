package shapefit.raster;

/** Which derivative {@code backward} gives. */
public enum GradientMode {
    /**
     * As the original program: without what flows from colour and depth through the barycentric weights to the corners'
     * x and y, and through where a texture is sampled.
     */
    ORIGINAL,
    /** The whole derivative, exact against finite differences. */
    COMPLETE
}
