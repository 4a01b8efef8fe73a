package shapefit.raster;

/**
 * The distribution whose cumulative function F turns a pixel's place against a triangle into its coverage, D = F(a).
 *
 * <p>The argument a is the signed distance over √σ: s·d/√σ for {@link Distance#EUCLIDEAN}, m/√σ for {@link
 * Distance#BARYCENTRIC}, positive inside. Only where {@link #isSquared()} it is the signed <em>squared</em> distance over σ,
 * s·d²/σ or m·|m|/σ. So one σ is about one width of blur, √σ, for all of them. {@link Distance#HARD} asks none.
 *
 * <p>Where a triangle's coverage has fallen to the settings' {@code distanceEpsilon} its reach ends.
 *
 * <p>Source: Petersen et al., "GenDR: A Generalized Differentiable Renderer", CVPR 2022 (arXiv:2204.13845), section 3.
 */
public enum Distribution {
    /** F = 1 / (1 + e^(−a)) of the squared distance: the original's. Liu et al. 2019, eq. 1. */
    LOGISTIC_SQUARED {
        @Override
        public boolean isSquared() {
            return true;
        }

        @Override
        public double cdf(double a) {
            return logistic(a);
        }

        @Override
        public double pdf(double a) {
            return logistic(a) * logistic(-a);
        }

        @Override
        public double logSlope(double a) {
            return logistic(-a);
        }

        @Override
        public double hazard(double a) {
            return logistic(a);
        }

        @Override
        double squaredReach(double epsilon) {
            return Math.log(1 / epsilon - 1);
        }
    },
    /** F = 1 / (1 + e^(−a)). */
    LOGISTIC {
        @Override
        public double cdf(double a) {
            return logistic(a);
        }

        @Override
        public double pdf(double a) {
            return logistic(a) * logistic(-a);
        }

        @Override
        double squaredReach(double epsilon) {
            return square(Math.log(1 / epsilon - 1));
        }
    },
    /** The normal distribution of standard deviation 1. */
    GAUSSIAN {
        @Override
        public double cdf(double a) {
            return a < 0 ? Gaussian.tail(-a) : 1 - Gaussian.tail(a);
        }

        @Override
        public double pdf(double a) {
            return Gaussian.density(a);
        }

        @Override
        double squaredReach(double epsilon) {
            return square(Gaussian.whereTailIs(epsilon));
        }
    },
    /** Two exponentials back to back: F = ½ e^a below 0. */
    LAPLACE {
        @Override
        public double cdf(double a) {
            return a < 0 ? 0.5 * Math.exp(a) : 1 - 0.5 * Math.exp(-a);
        }

        @Override
        public double pdf(double a) {
            return 0.5 * Math.exp(-Math.abs(a));
        }

        @Override
        double squaredReach(double epsilon) {
            return square(Math.log(2 * epsilon));
        }
    },
    /**
     * F = ½ + atan(a)/π. Its tail falls as 1/(π|a|) only, so that at the usual 1e-4 a triangle would reach 3,183 √σ, across any
     * picture; it is cut where D has fallen to 0.01, or to {@code distanceEpsilon} if that is larger: 32 √σ out.
     */
    CAUCHY {
        @Override
        public double cdf(double a) {
            return a < -1 ? Math.atan(-1 / a) / Math.PI : 0.5 + Math.atan(a) / Math.PI;
        }

        @Override
        public double pdf(double a) {
            return 1 / (Math.PI * (1 + a * a));
        }

        @Override
        double squaredReach(double epsilon) {
            return square(1 / Math.tan(Math.PI * Math.max(epsilon, HEAVY_TAIL_CUT)));
        }
    },
    /** Uniform over [−1, 1]: F = (1 + a) / 2. */
    UNIFORM {
        @Override
        public double cdf(double a) {
            return Math.max(0, Math.min(1, 0.5 * (1 + a)));
        }

        @Override
        public double pdf(double a) {
            return a > -1 && a < 1 ? 0.5 : 0;
        }

        @Override
        double squaredReach(double epsilon) {
            return square(1 - 2 * epsilon);
        }
    },
    /** F = 1 − e^(−a) inside, 0 outside: a triangle reaches no pixel past its edge. */
    EXPONENTIAL {
        @Override
        public Distribution mirror() {
            return REVERSED_EXPONENTIAL;
        }

        @Override
        public double cdf(double a) {
            return a > 0 ? -Math.expm1(-a) : 0;
        }

        @Override
        public double pdf(double a) {
            return a > 0 ? Math.exp(-a) : 0;
        }

        @Override
        double squaredReach(double epsilon) {
            return 0;
        }
    },
    /** F = e^a outside, 1 inside. */
    REVERSED_EXPONENTIAL {
        @Override
        public Distribution mirror() {
            return EXPONENTIAL;
        }

        @Override
        public double cdf(double a) {
            return a < 0 ? Math.exp(a) : 1;
        }

        @Override
        public double pdf(double a) {
            return a < 0 ? Math.exp(a) : 0;
        }

        @Override
        double squaredReach(double epsilon) {
            return square(Math.log(epsilon));
        }
    },
    /** F = e^(−e^(−a)): ends soon outside. */
    GUMBEL_MAX {
        @Override
        public Distribution mirror() {
            return GUMBEL_MIN;
        }

        @Override
        public double cdf(double a) {
            return Math.exp(-Math.exp(-a));
        }

        @Override
        public double pdf(double a) {
            return Math.exp(-a - Math.exp(-a));
        }

        @Override
        double squaredReach(double epsilon) {
            return square(Math.max(0, Math.log(-Math.log(epsilon))));
        }
    },
    /** F = 1 − e^(−e^a): ends soon inside. */
    GUMBEL_MIN {
        @Override
        public Distribution mirror() {
            return GUMBEL_MAX;
        }

        @Override
        public double cdf(double a) {
            return -Math.expm1(-Math.exp(a));
        }

        @Override
        public double pdf(double a) {
            return Math.exp(a - Math.exp(a));
        }

        @Override
        double squaredReach(double epsilon) {
            return square(Math.log(-Math.log1p(-epsilon)));
        }
    };

    private static final double HEAVY_TAIL_CUT = 0.01;

    /** Whether the argument is the squared distance over σ, not the distance over √σ. */
    public boolean isSquared() {
        return false;
    }

    /** The distribution turned round: 1 − F(a) = mirror F(−a). One that is its own mirror has F(0) = ½. */
    public Distribution mirror() {
        return this;
    }

    /** F, 0 to 1. */
    public abstract double cdf(double a);

    /** F′, the slope of the coverage; 0 where the distribution's support ends. */
    public abstract double pdf(double a);

    /** 1 − F, without the digits that a subtraction from 1 loses. */
    public double complement(double a) {
        return mirror().cdf(-a);
    }

    /** Slope of ln F, 0 where F is 0. */
    public double logSlope(double a) {
        double value = cdf(a);
        return value > 0 ? pdf(a) / value : 0;
    }

    /** Slope of −ln(1 − F), 0 where F is 1. */
    public double hazard(double a) {
        return mirror().logSlope(-a);
    }

    /** Square of the way outside, in a's unit, on which F falls to {@code epsilon}: a² for all but the squared distance, there |a|. */
    abstract double squaredReach(double epsilon);

    private static double logistic(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    private static double square(double x) {
        return x * x;
    }
}
