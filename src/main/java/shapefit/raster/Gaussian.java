package shapefit.raster;

/** The normal distribution in double precision, which the JDK does not have. */
final class Gaussian {

    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

    /** Below it the series converges soon, from it on the continued fraction. */
    private static final double FAR = 4;

    /** Of the continued fraction; enough for all digits from {@link #FAR} on. */
    private static final int TERMS = 80;

    private Gaussian() {}

    static double density(double z) {
        return Math.exp(-0.5 * z * z) / ROOT_OF_TWO_PI;
    }

    /** Probability of more than z; z at least 0. Relative error below 1e-11. */
    static double tail(double z) {
        return density(z) * millsRatio(z);
    }

    /** The z at least 0 with that tail, which is above 0 and at most ½. */
    static double whereTailIs(double probability) {
        double z = Math.sqrt(-2 * Math.log(probability)); // beyond it: tail ≤ ½ e^(−z²/2)
        double wanted = Math.log(probability);
        // Newton's method on the logarithm, which is concave: from beyond it comes down to the root and never passes
        // it.
        for (double step = 1; step > 1e-12; z -= step) {
            double ratio = millsRatio(z);
            double logTail = Math.log(ratio / ROOT_OF_TWO_PI) - 0.5 * z * z;
            step = (wanted - logTail) * ratio;
        }
        return Math.max(0, z);
    }

    /** Tail over density. Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.2.11 and 26.2.14. */
    private static double millsRatio(double z) {
        if (z < FAR) {
            double term = z;
            double sum = z;
            for (int k = 3; term > 1e-17 * sum; k += 2) {
                term *= z * z / k;
                sum += term;
            }
            return 0.5 / density(z) - sum;
        }
        double fraction = z;
        for (int k = TERMS; k > 0; k--) {
            fraction = z + k / fraction;
        }
        return 1 / fraction;
    }
}
