package shapefit.raster.reference;

import shapefit.raster.SoftSettings;

/**
 * {@link shapefit.raster.Distance#BARYCENTRIC}: x = m·|m| / σ with m the smallest coordinate.
 *
 * @param w the pixel's barycentric coordinates
 * @param smallest index of m in {@code w}
 * @param sigma σ; here it has no unit
 */
record BarycentricCoverage(Triangle triangle, double[] w, int smallest, double sigma) implements Coverage {

    static BarycentricCoverage of(Triangle triangle, double[] w, SoftSettings settings) {
        int smallest = indexOfSmallest(w);
        boolean outOfReach = w[smallest] < 0 && w[smallest] * w[smallest] >= settings.squaredReach();
        return outOfReach ? null : new BarycentricCoverage(triangle, w, smallest, settings.sigma());
    }

    @Override
    public double value() {
        return Coverage.logistic(exponent());
    }

    @Override
    public double complement() {
        return Coverage.logistic(-exponent());
    }

    @Override
    public void backward(double gradExponent, double[] gradCorners) {
        double[] gradWeights = new double[3];
        gradWeights[smallest] = gradExponent * 2 * Math.abs(w[smallest]) / sigma;
        triangle.weightsBackward(w, gradWeights, gradCorners);
    }

    private double exponent() {
        return w[smallest] * Math.abs(w[smallest]) / sigma;
    }

    /** Of equal ones the first, as in the original. */
    private static int indexOfSmallest(double[] w) {
        int smallest = w[0] > w[1] ? 1 : 0;
        return w[smallest] > w[2] ? 2 : smallest;
    }
}
