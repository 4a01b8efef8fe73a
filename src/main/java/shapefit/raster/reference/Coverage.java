package shapefit.raster.reference;

import shapefit.raster.SoftSettings;

/**
 * How much a triangle covers a pixel: D = 1 / (1 + e^(−x)), x being a signed squared distance divided by σ.
 * Source: Liu et al. 2019, eq. 1; {@code SoftRas} section 3, distance.
 */
sealed interface Coverage permits EuclideanCoverage, BarycentricCoverage, HardCoverage {

    /** D, 0 to 1. */
    double value();

    /** 1 − D, without the digits that a subtraction from 1 loses. */
    double complement();

    /**
     * The chain rule from the exponent x to the triangle's corners.
     *
     * @param gradExponent derivative of the loss by x; 1 − D and D are the slopes of ln D and −ln(1 − D) by x
     * @param gradCorners [F, 3, 3], added to
     */
    void backward(double gradExponent, double[] gradCorners);

    /**
     * The coverage of the pixel at (px, py), NDC, which the triangle's enlarged box holds.
     *
     * @param w the pixel's barycentric coordinates
     * @return null if the triangle does not reach that far, so that its coverage counts as 0
     */
    static Coverage of(Triangle triangle, double px, double py, double[] w, SoftSettings settings) {
        return switch (settings.distance()) {
            case EUCLIDEAN -> EuclideanCoverage.of(triangle, px, py, w, settings);
            case BARYCENTRIC -> BarycentricCoverage.of(triangle, w, settings);
            case HARD -> isOnTriangle(w) ? new HardCoverage() : null;
        };
    }

    /** Whether a point with barycentric coordinates w is inside the triangle or on its edge. */
    static boolean isOnTriangle(double[] w) {
        for (double weight : w) {
            if (!(weight >= 0 && weight <= 1)) {
                return false;
            }
        }
        return true;
    }

    /** The logistic function 1 / (1 + e^(−x)). */
    static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
