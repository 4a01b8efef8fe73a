package shapefit.raster.reference;

import shapefit.raster.Distribution;
import shapefit.raster.SoftSettings;

/**
 * {@link shapefit.raster.Distance#BARYCENTRIC}: a = m / √σ with m the smallest coordinate, or m·|m| / σ.
 *
 * @param w the pixel's barycentric coordinates
 * @param smallest index of m in {@code w}
 * @param sigma σ; here it has no unit
 */
record BarycentricCoverage(Triangle triangle, double[] w, int smallest, double sigma, Distribution distribution)
        implements DistanceCoverage {

    static BarycentricCoverage of(Triangle triangle, double[] w, SoftSettings settings) {
        int smallest = indexOfSmallest(w);
        boolean outOfReach = w[smallest] < 0 && w[smallest] * w[smallest] >= settings.squaredReach();
        return outOfReach
                ? null
                : new BarycentricCoverage(triangle, w, smallest, settings.sigma(), settings.distribution());
    }

    @Override
    public void backward(double gradArgument, double[] gradCorners) {
        double slope = distribution.isSquared() ? 2 * Math.abs(w[smallest]) / sigma : 1 / Math.sqrt(sigma);
        double[] gradWeights = new double[3];
        gradWeights[smallest] = gradArgument * slope;
        triangle.weightsBackward(w, gradWeights, gradCorners);
    }

    @Override
    public double argument() {
        return distribution.isSquared() ? w[smallest] * Math.abs(w[smallest]) / sigma : w[smallest] / Math.sqrt(sigma);
    }

    /** Of equal ones the first, as in the original. */
    private static int indexOfSmallest(double[] w) {
        int smallest = w[0] > w[1] ? 1 : 0;
        return w[smallest] > w[2] ? 2 : smallest;
    }
}
