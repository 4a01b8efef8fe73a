package shapefit.raster.reference;

import shapefit.raster.AlphaAggregation;

/**
 * A T-conorm ⊥, the "or" of two coverages: commutative, associative, with ⊥(a, 0) = a and ⊥(a, 1) = 1; so it joins any number.
 * Source: Petersen et al., "GenDR", CVPR 2022 (arXiv:2204.13845), section 3.2.
 */
enum Conorm {
    MAX {
        @Override
        double join(double a, double b) {
            return Math.max(a, b);
        }

        @Override
        double slopeByFirst(double a, double b) {
            return a >= b ? 1 : 0;
        }

        @Override
        double slopeBySecond(double a, double b) {
            return b > a ? 1 : 0;
        }
    },
    EINSTEIN {
        @Override
        double join(double a, double b) {
            return (a + b) / (1 + a * b);
        }

        @Override
        double slopeByFirst(double a, double b) {
            return (1 - b * b) / ((1 + a * b) * (1 + a * b));
        }
    },
    YAGER {
        @Override
        double join(double a, double b) {
            return Math.min(1, Math.hypot(a, b));
        }

        @Override
        double slopeByFirst(double a, double b) {
            double root = Math.hypot(a, b);
            return root > 0 && root < 1 ? a / root : 0;
        }
    },
    HAMACHER {
        /** 1 − (1 − a)(1 − b)/(1 − ab), which is (a + b − 2ab)/(1 − ab) and keeps its digits next to 1. */
        @Override
        double join(double a, double b) {
            return isCertain(a, b) ? 1 : 1 - (1 - a) * (1 - b) / complementOfProduct(a, b);
        }

        @Override
        double slopeByFirst(double a, double b) {
            double ratio = isCertain(a, b) ? 0 : (1 - b) / complementOfProduct(a, b);
            return ratio * ratio;
        }

        private boolean isCertain(double a, double b) {
            return a == 1 && b == 1;
        }

        private double complementOfProduct(double a, double b) {
            return (1 - a) + a * (1 - b);
        }
    };

    /** @throws IllegalArgumentException if alpha is not joined by one of these */
    static Conorm of(AlphaAggregation alpha) {
        return valueOf(alpha.name());
    }

    /** a ⊥ b. */
    abstract double join(double a, double b);

    /** ∂(a ⊥ b)/∂a. */
    abstract double slopeByFirst(double a, double b);

    /** ∂(a ⊥ b)/∂b. */
    double slopeBySecond(double a, double b) {
        return slopeByFirst(b, a);
    }

    /** All of them joined, in their order; 0 if there are none. */
    double join(double[] coverages) {
        double joined = 0;
        for (double coverage : coverages) {
            joined = join(joined, coverage);
        }
        return joined;
    }

    /** The derivative of {@link #join(double[])} by the one at {@code index}. */
    double slope(double[] coverages, int index) {
        double joined = 0;
        double slope = 0;
        for (int i = 0; i < coverages.length; i++) {
            slope = i == index ? slopeBySecond(joined, coverages[i]) : slope * slopeByFirst(joined, coverages[i]);
            joined = join(joined, coverages[i]);
        }
        return slope;
    }
}
