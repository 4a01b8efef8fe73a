package shapefit.loss;

import java.util.function.ToDoubleFunction;

/** Central differences of a function of floats whose value is a double. */
final class Differences {

    private Differences() {}

    /**
     * @param at [n], changed for a moment and put back
     * @param step wanted distance; the distance really walked, after rounding to float, is what divides
     * @return [n] (f(x + h) − f(x − h)) / 2h
     */
    static double[] central(ToDoubleFunction<float[]> function, float[] at, float step) {
        double[] slopes = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            float here = at[i];
            float above = here + step;
            float below = here - step;
            at[i] = above;
            double high = function.applyAsDouble(at);
            at[i] = below;
            double low = function.applyAsDouble(at);
            at[i] = here;
            slopes[i] = (high - low) / ((double) above - below);
        }
        return slopes;
    }

    /** The same numbers as doubles. */
    static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
