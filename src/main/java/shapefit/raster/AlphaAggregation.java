package shapefit.raster;

/**
 * How the coverages D of the triangles at a pixel become alpha. All but {@link #SUM} and {@link #HARD} are T-conorms, the "or"
 * of fuzzy logic: the order of the triangles does not matter, and a triangle with D = 1 alone makes alpha 1. The T-conorms'
 * source: Petersen et al., "GenDR", CVPR 2022 (arXiv:2204.13845), section 3.2.
 */
public enum AlphaAggregation {
    /** 1 − ∏(1 − D), the probabilistic sum a + b − ab. Liu et al. 2019, eq. 4. */
    PROD,
    /** Σ D / F, F the number of all triangles. */
    SUM,
    /** 1 if any D is above ½, else 0; no gradient. */
    HARD,
    /** The largest D; of equal ones the first triangle has the gradient. */
    MAX,
    /** The Einstein sum (a + b) / (1 + ab): never below {@link #PROD}. */
    EINSTEIN,
    /** Yager's with p = 2: min(1, √(Σ D²)); no gradient where the 1 cuts. */
    YAGER,
    /** Hamacher's sum (a + b − 2ab) / (1 − ab), never above {@link #PROD}: odds D/(1 − D) add up to those of alpha. */
    HAMACHER
}
