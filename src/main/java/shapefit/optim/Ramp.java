package shapefit.optim;

/**
 * A quantity that changes during a fit: step size, sigma, gamma, a weight.
 *
 * @param from value at the start, finite
 * @param to value at the end, finite
 * @param shape what grows evenly; {@link Shape#GEOMETRIC} needs both ends greater than 0
 * @param levels 0 for a smooth way; n of at least 2 for a staircase of n equally long levels, the first at {@code from}
 *     and the last at {@code to}
 */
public record Ramp(double from, double to, Shape shape, int levels) {

    /** What grows evenly with progress. */
    public enum Shape {
        /** The value: equal differences. */
        LINEAR,
        /** Its logarithm: equal ratios. For quantities that span powers of ten, such as sigma and gamma. */
        GEOMETRIC
    }

    /** @throws IllegalArgumentException if a value is out of the range given above */
    public Ramp {
        if (!Double.isFinite(from) || !Double.isFinite(to)) {
            throw new IllegalArgumentException("a ramp needs finite ends, got " + from + " and " + to);
        }
        if (shape == Shape.GEOMETRIC && !(from > 0 && to > 0)) {
            throw new IllegalArgumentException("a geometric ramp needs ends > 0, got " + from + " and " + to);
        }
        if (levels != 0 && levels < 2) {
            throw new IllegalArgumentException("levels must be 0 (smooth) or at least 2, got " + levels);
        }
    }

    /** The same value all the time. */
    public static Ramp constant(double value) {
        return linear(value, value);
    }

    /** A smooth ramp with equal differences. */
    public static Ramp linear(double from, double to) {
        return new Ramp(from, to, Shape.LINEAR, 0);
    }

    /** A smooth ramp with equal ratios. */
    public static Ramp geometric(double from, double to) {
        return new Ramp(from, to, Shape.GEOMETRIC, 0);
    }

    /** The same ramp as a staircase of this many levels, at least 2. */
    public Ramp inLevels(int count) {
        return new Ramp(from, to, shape, count);
    }

    /**
     * The value at a point of the fit; exactly {@code from} at 0 and {@code to} at 1.
     *
     * @param progress 0 at the first step, 1 at the last
     * @throws IllegalArgumentException if progress is not in [0, 1]
     */
    public double at(double progress) {
        if (!(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("progress must be in [0, 1], got " + progress);
        }
        double t = progress;
        if (levels != 0) {
            t = Math.min(levels - 1, Math.floor(progress * levels)) / (levels - 1);
        }
        if (t == 1) {
            return to;
        }
        // StrictMath, because Math.pow may differ in the last bit between machines
        return shape == Shape.GEOMETRIC ? from * StrictMath.pow(to / from, t) : from + (to - from) * t;
    }
}
