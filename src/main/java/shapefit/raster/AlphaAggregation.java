package shapefit.raster;

/** How the coverages D of the triangles at a pixel become alpha. */
public enum AlphaAggregation {
    /** 1 − ∏(1 − D). Liu et al. 2019, eq. 4. */
    PROD,
    /** Σ D / F, F the number of all triangles. */
    SUM,
    /** 1 if any D is above ½, else 0; no gradient. */
    HARD
}
