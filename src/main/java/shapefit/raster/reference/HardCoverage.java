package shapefit.raster.reference;

/** {@link shapefit.raster.Distance#HARD} on the triangle: a step, so no gradient. */
record HardCoverage() implements Coverage {

    @Override
    public double value() {
        return 1;
    }

    @Override
    public double complement() {
        return 0;
    }

    @Override
    public double slope() {
        return 0;
    }

    @Override
    public double logSlope() {
        return 0;
    }

    @Override
    public double hazard() {
        return 0;
    }

    @Override
    public void backward(double gradArgument, double[] gradCorners) {}
}
