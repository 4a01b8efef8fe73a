package shapefit.raster.kernel;

/**
 * The T-conorms of {@code raster.AlphaAggregation} as one running number per pixel, the <em>state</em>, that every coverage is
 * joined to, in any order. Kernel rules: {@link SoftMath}.
 *
 * <p>Each but the largest is made of an additive generator g, alpha = g⁻¹(Σ g(D)): the product's is −ln(1 − D), Einstein's
 * ln((1 + D)/(1 − D)) (both kept as products here), Hamacher's D/(1 − D), Yager's D². Source: Petersen et al., "GenDR", CVPR
 * 2022 (arXiv:2204.13845), section 3.2.
 */
public final class ConormMath {

    // The ways to join, in the order of the enum.
    public static final int PROD = 0;
    public static final int SUM = 1;
    public static final int HARD = 2;
    public static final int MAX = 3;
    public static final int EINSTEIN = 4;
    public static final int YAGER = 5;
    public static final int HAMACHER = 6;

    /** Odds are those of no less than this: infinity has no digits. */
    private static final float SMALLEST_MISSED = 1e-30f;

    private ConormMath() {}

    /** The state that nothing has been joined to. */
    public static float start(int way) {
        return way == PROD || way == EINSTEIN ? 1f : 0f;
    }

    /** The state with D joined; {@link #HARD}'s is left alone. @param missed 1 − D */
    public static float join(int way, float state, float covered, float missed) {
        float joined = state;
        if (way == PROD) {
            joined = state * missed;
        }
        if (way == SUM) {
            joined = state + covered;
        }
        if (way == MAX && covered > state) {
            joined = covered;
        }
        if (way == EINSTEIN) {
            joined = state * (missed / (1f + covered));
        }
        if (way == YAGER) {
            joined = state + covered * covered;
        }
        if (way == HAMACHER) {
            joined = state + covered / (missed > SMALLEST_MISSED ? missed : SMALLEST_MISSED);
        }
        return joined;
    }

    /** Alpha of a state of one of the new conorms. @param root √state */
    public static float alpha(int way, float state, float root) {
        float alpha = state;
        if (way == PROD) {
            alpha = 1f - state;
        }
        if (way == EINSTEIN) {
            alpha = (1f - state) / (1f + state);
        }
        if (way == YAGER) {
            alpha = root < 1f ? root : 1f;
        }
        if (way == HAMACHER) {
            alpha = 1f - 1f / (1f + state);
        }
        return alpha;
    }

    /** What {@link #slope} needs of a pixel's state. @param root √state */
    public static float kept(int way, float state, float root) {
        float kept = state;
        if (way == EINSTEIN) {
            kept = 4f * state / ((1f + state) * (1f + state));
        }
        if (way == YAGER) {
            kept = root > 0f && root < 1f ? 1f / root : 0f;
        }
        if (way == HAMACHER) {
            kept = 1f / (1f + state);
        }
        return kept;
    }

    /**
     * The slope of alpha by D of one of the samples that were joined.
     *
     * @param kept by {@link #kept}; for {@link #MAX} 1 for the first sample that is the largest, else 0; for {@link #SUM} and
     *     {@link #HARD} the slope itself
     */
    public static float slope(int way, float kept, float covered, float missed) {
        float slope = kept;
        float ratio = missed > 0f ? kept / missed : 0f;
        if (way == PROD) {
            slope = ratio;
        }
        if (way == EINSTEIN) {
            slope = ratio / (1f + covered);
        }
        if (way == YAGER) {
            slope = kept * covered;
        }
        if (way == HAMACHER) {
            slope = ratio * ratio;
        }
        return slope;
    }
}
