package shapefit.raster;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

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
        return changed(to -> {
            to.sigma = newSigma;
            to.gamma = newGamma;
        });
    }

    /** The same with another way to measure, and to join colours and alphas. */
    public SoftSettings withFunctions(Distance newDistance, ColorAggregation newColor, AlphaAggregation newAlpha) {
        return changed(to -> {
            to.distance = newDistance;
            to.color = newColor;
            to.alpha = newAlpha;
        });
    }

    /** The same with another way from distance to coverage. */
    public SoftSettings withDistribution(Distribution newDistribution) {
        return changed(to -> to.distribution = newDistribution);
    }

    /** The same with another depth range. */
    public SoftSettings withRange(double newNear, double newFar) {
        return changed(to -> {
            to.near = newNear;
            to.far = newFar;
        });
    }

    /** The same with another smallest coverage that counts. */
    public SoftSettings withDistanceEpsilon(double value) {
        return changed(to -> to.distanceEpsilon = value);
    }

    /** The same with another ε of the background. */
    public SoftSettings withEpsilon(double value) {
        return changed(to -> to.epsilon = value);
    }

    /** The same with another visible side. */
    public SoftSettings withFacing(Facing newFacing) {
        return changed(to -> to.facing = newFacing);
    }

    /** The same with another derivative. */
    public SoftSettings withGradient(GradientMode mode) {
        return changed(to -> to.gradient = mode);
    }

    /** The same with other bugs of the original. */
    public SoftSettings withQuirks(Set<Quirk> newQuirks) {
        return changed(to -> to.quirks = newQuirks);
    }

    /** Settings while some of them are being changed. */
    private static final class Draft {
        private double sigma;
        private double gamma;
        private Distance distance;
        private Distribution distribution;
        private double distanceEpsilon;
        private ColorAggregation color;
        private AlphaAggregation alpha;
        private double near;
        private double far;
        private double epsilon;
        private Facing facing;
        private GradientMode gradient;
        private Set<Quirk> quirks;

        Draft(SoftSettings from) {
            sigma = from.sigma;
            gamma = from.gamma;
            distance = from.distance;
            distribution = from.distribution;
            distanceEpsilon = from.distanceEpsilon;
            color = from.color;
            alpha = from.alpha;
            near = from.near;
            far = from.far;
            epsilon = from.epsilon;
            facing = from.facing;
            gradient = from.gradient;
            quirks = from.quirks;
        }

        SoftSettings made() {
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
                    quirks);
        }
    }

    private SoftSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    private static void require(boolean holds, String what, double got) {
        if (!holds) {
            throw new IllegalArgumentException(what + got);
        }
    }
}
