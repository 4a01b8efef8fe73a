package shapefit.raster.reference;

import shapefit.raster.Distribution;
import shapefit.raster.SoftSettings;

/**
 * How much a triangle covers a pixel: D = F(a), see {@link Distribution}. Source: Liu et al. 2019, eq. 1; {@code SoftRas}
 * section 3, distance; Petersen et al. 2022.
 */
sealed interface Coverage permits DistanceCoverage, HardCoverage {

    /** D, 0 to 1. */
    double value();

    /** 1 − D, without the digits that a subtraction from 1 loses. */
    double complement();

    /** Slope of D by the argument a. */
    double slope();

    /** Slope of ln D by a. */
    double logSlope();

    /** Slope of −ln(1 − D) by a. */
    double hazard();

    /**
     * The chain rule from the argument a to the triangle's corners.
     *
     * @param gradArgument derivative of the loss by a
     * @param gradCorners [F, 3, 3], added to
     */
    void backward(double gradArgument, double[] gradCorners);

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
}
