package shapefit.raster.reference;

import shapefit.raster.Distribution;

/** A coverage that follows from a distance. */
sealed interface DistanceCoverage extends Coverage permits EuclideanCoverage, BarycentricCoverage {

    /** F. */
    Distribution distribution();

    /** a. */
    double argument();

    @Override
    default double value() {
        return distribution().cdf(argument());
    }

    @Override
    default double complement() {
        return distribution().complement(argument());
    }

    @Override
    default double slope() {
        return distribution().pdf(argument());
    }

    @Override
    default double logSlope() {
        return distribution().logSlope(argument());
    }

    @Override
    default double hazard() {
        return distribution().hazard(argument());
    }
}
