package shapefit.camera;

/**
 * Lens distortion of the Brown–Conrady model, as OpenCV has it, on normalised coordinates (x, y) = (X/Z, Y/Z), y down:
 * x″ = x(1 + k1 r² + k2 r⁴ + k3 r⁶) + 2 p1 x y + p2 (r² + 2x²), y″ = y(…) + p1 (r² + 2y²) + 2 p2 x y.
 *
 * @param k1 radial, r²
 * @param k2 radial, r⁴
 * @param p1 tangential
 * @param p2 tangential
 * @param k3 radial, r⁶
 */
public record Distortion(double k1, double k2, double p1, double p2, double k3) {

    /** A lens without distortion. */
    public static final Distortion NONE = new Distortion(0, 0, 0, 0, 0);

    /** Squared radius beyond which nothing is ever searched; no real lens sees past tan 84°. */
    private static final double LARGEST_SQUARED_RADIUS = 100;

    /** @throws IllegalArgumentException if a number is not finite */
    public Distortion {
        if (!Double.isFinite(k1 + k2 + p1 + p2 + k3)) {
            throw new IllegalArgumentException("distortion must be finite");
        }
    }

    /** Whether there is nothing to do. */
    public boolean isNone() {
        return k1 == 0 && k2 == 0 && p1 == 0 && p2 == 0 && k3 == 0;
    }

    /**
     * Squared radius up to which the radial part still grows. Past it the polynomial folds the world back into the picture,
     * so points there are not projected.
     */
    double squaredRadiusLimit() {
        double step = 0.01;
        for (double r2 = 0; r2 < LARGEST_SQUARED_RADIUS; r2 += step) {
            if (1 + 3 * k1 * r2 + 5 * k2 * r2 * r2 + 7 * k3 * r2 * r2 * r2 <= 0) {
                return r2;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** x″ of (x, y). */
    double distortX(double x, double y) {
        double r2 = x * x + y * y;
        return x * radial(r2) + 2 * p1 * x * y + p2 * (r2 + 2 * x * x);
    }

    /** y″ of (x, y). */
    double distortY(double x, double y) {
        double r2 = x * x + y * y;
        return y * radial(r2) + p1 * (r2 + 2 * y * y) + 2 * p2 * x * y;
    }

    /** ∂x″/∂x. */
    double slopeXx(double x, double y) {
        double r2 = x * x + y * y;
        return radial(r2) + 2 * x * x * radialSlope(r2) + 2 * p1 * y + 6 * p2 * x;
    }

    /** ∂x″/∂y = ∂y″/∂x. */
    double slopeXy(double x, double y) {
        double r2 = x * x + y * y;
        return 2 * x * y * radialSlope(r2) + 2 * p1 * x + 2 * p2 * y;
    }

    /** ∂y″/∂y. */
    double slopeYy(double x, double y) {
        double r2 = x * x + y * y;
        return radial(r2) + 2 * y * y * radialSlope(r2) + 6 * p1 * y + 2 * p2 * x;
    }

    private double radial(double r2) {
        return 1 + r2 * (k1 + r2 * (k2 + r2 * k3));
    }

    /** d radial / d r². */
    private double radialSlope(double r2) {
        return k1 + r2 * (2 * k2 + r2 * 3 * k3);
    }
}
