package shapefit.raster;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a soft rasterizer needs to know besides the triangles. Immutable.
 *
 * @param sigma blur σ in NDC², greater than 0; a triangle reaches {@link #reach()} past its edge
 * @param gamma transparency γ in normalised depth, greater than 0; small lets only the nearest triangle show
 * @param distance what the distance of a pixel to a triangle is
 * @param distribution how distance becomes coverage D
 * @param distanceEpsilon smallest coverage D that counts, in (0, ½); 1e-4 by default
 * @param color how colours are joined
 * @param alpha how coverages are joined
 * @param near smallest depth that has a colour, depth units, at least 0
 * @param far largest depth that has a colour, above {@code near}
 * @param epsilon ε: the background's logit is 2ε/γ (the original's factor, Q4); 1e-3 by default
 * @param facing which side of a triangle has a colour
 * @param gradient which derivative {@code backward} gives
 * @param quirks bugs of the original to reproduce; empty by default
 */
public record SoftSettings(
        double sigma,
        double gamma,
        Distance distance,
        Distribution distribution,
        double distanceEpsilon,
        ColorAggregation color,
        AlphaAggregation alpha,
        double near,
        double far,
        double epsilon,
        Facing facing,
        GradientMode gradient,
        Set<Quirk> quirks) {

    /** The original's values, the house's facing: σ 1e-5, γ 1e-4, near 1, far 100, original gradient, no quirks. */
    public static final SoftSettings DEFAULT = new SoftSettings(
            1e-5,
            1e-4,
            Distance.EUCLIDEAN,
            Distribution.LOGISTIC_SQUARED,
            1e-4,
            ColorAggregation.SOFTMAX,
            AlphaAggregation.PROD,
            1,
            100,
            1e-3,
            Facing.COUNTER_CLOCKWISE,
            GradientMode.ORIGINAL,
            Set.of());

    /** @throws IllegalArgumentException if a value is out of the range given above */
    public SoftSettings {
        require(sigma > 0 && Double.isFinite(sigma), "sigma must be > 0, got ", sigma);
        require(gamma > 0 && Double.isFinite(gamma), "gamma must be > 0, got ", gamma);
        require(
                distanceEpsilon > 0 && distanceEpsilon < 0.5,
                "distanceEpsilon must be in (0, 0.5), got ",
                distanceEpsilon);
        require(near >= 0 && Double.isFinite(near), "near must be >= 0, got ", near);
        require(far > near && Double.isFinite(far), "far must be above near, got ", far);
        require(Double.isFinite(epsilon), "epsilon must be finite, got ", epsilon);
        quirks = quirks.isEmpty() ? Set.of() : Set.copyOf(quirks);
    }

    /** All the original's bugs at once. */
    public static Set<Quirk> compatible() {
        return EnumSet.allOf(Quirk.class);
    }

    /**
     * τ, how far past its box a triangle is drawn, in NDC: where D falls to {@code distanceEpsilon}. By the original's
     * distribution √(σ · ln(1/distanceEpsilon − 1)); heavy tails are cut, see {@link Distribution}.
     */
    public double reach() {
        return Math.sqrt(squaredReach());
    }

    /** τ², NDC². */
    public double squaredReach() {
        return sigma * distribution.squaredReach(distanceEpsilon);
    }

    /** Whether the original's bug is asked for. */
    public boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /** The same with another σ and γ. */
    public SoftSettings withBlur(double newSigma, double newGamma) {
        return new SoftSettings(
                newSigma,
                newGamma,
                distance,
                distribution,
                distanceEpsilon,
                color,
                alpha,
                near,
                far,
                epsilon,
                facing,
                gradient,
                quirks);
    }

    /** The same with another way to measure, and to join colours and alphas. */
    public SoftSettings withFunctions(Distance newDistance, ColorAggregation newColor, AlphaAggregation newAlpha) {
        return new SoftSettings(
                sigma,
                gamma,
                newDistance,
                distribution,
                distanceEpsilon,
                newColor,
                newAlpha,
                near,
                far,
                epsilon,
                facing,
                gradient,
                quirks);
    }

    /** The same with another way from distance to coverage. */
    public SoftSettings withDistribution(Distribution newDistribution) {
        return new SoftSettings(
                sigma,
                gamma,
                distance,
                newDistribution,
                distanceEpsilon,
                color,
                alpha,
                near,
                far,
                epsilon,
                facing,
                gradient,
                quirks);
    }

    /** The same with another depth range. */
    public SoftSettings withRange(double newNear, double newFar) {
        return new SoftSettings(
                sigma,
                gamma,
                distance,
                distribution,
                distanceEpsilon,
                color,
                alpha,
                newNear,
                newFar,
                epsilon,
                facing,
                gradient,
                quirks);
    }

    /** The same with another smallest coverage that counts. */
    public SoftSettings withDistanceEpsilon(double value) {
        return new SoftSettings(
                sigma,
                gamma,
                distance,
                distribution,
                value,
                color,
                alpha,
                near,
                far,
                epsilon,
                facing,
                gradient,
                quirks);
    }

    /** The same with another ε of the background. */
    public SoftSettings withEpsilon(double value) {
        return new SoftSettings(
                sigma,
                gamma,
                distance,
                distribution,
                distanceEpsilon,
                color,
                alpha,
                near,
                far,
                value,
                facing,
                gradient,
                quirks);
    }

    /** The same with another visible side. */
    public SoftSettings withFacing(Facing newFacing) {
        return new SoftSettings(
                sigma,
                gamma,
                distance,
                distribution,
                distanceEpsilon,
                color,
                alpha,
                near,
                far,
                epsilon,
                newFacing,
                gradient,
                quirks);
    }

    /** The same with another derivative. */
    public SoftSettings withGradient(GradientMode mode) {
        return new SoftSettings(
                sigma,
                gamma,
                distance,
                distribution,
                distanceEpsilon,
                color,
                alpha,
                near,
                far,
                epsilon,
                facing,
                mode,
                quirks);
    }

    /** The same with other bugs of the original. */
    public SoftSettings withQuirks(Set<Quirk> newQuirks) {
        return new SoftSettings(
                sigma,
                gamma,
                distance,
                distribution,
                distanceEpsilon,
                color,
                alpha,
                near,
                far,
                epsilon,
                facing,
                gradient,
                newQuirks);
    }

    private static void require(boolean holds, String what, double got) {
        if (!holds) {
            throw new IllegalArgumentException(what + got);
        }
    }
}
