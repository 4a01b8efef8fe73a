package shapefit.raster;

/** How the colours of the triangles at a pixel become one colour. */
public enum ColorAggregation {
    /** Mean weighted by D · e^(ζ/γ), ζ the normalised depth; the background counts as e^(2ε/γ). Liu et al. 2019, eq. 2. */
    SOFTMAX,
    /** The nearest triangle that covers the pixel's centre; no gradient to the geometry but through its colour. */
    HARD
}
