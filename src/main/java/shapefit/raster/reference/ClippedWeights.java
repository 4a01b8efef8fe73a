package shapefit.raster.reference;

/**
 * Barycentric coordinates for pixels that may lie outside of the triangle: ŵ = c / Σc with c = clamp(w, 0, 1).
 * Source: {@code SoftRas} section 5.
 *
 * @param raw w
 * @param value ŵ, each in [0, 1], sum 1
 * @param divisor Σc, kept above {@link #SMALLEST_SUM}
 */
record ClippedWeights(double[] raw, double[] value, double divisor) {

    /** Reached only by a triangle without area; for others Σc is at least 1. */
    private static final double SMALLEST_SUM = 1e-5;

    static ClippedWeights of(double[] w) {
        double[] value = new double[3];
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            value[k] = Math.min(Math.max(w[k], 0), 1);
            sum += value[k];
        }
        double divisor = Math.max(sum, SMALLEST_SUM);
        for (int k = 0; k < 3; k++) {
            value[k] /= divisor;
        }
        return new ClippedWeights(w, value, divisor);
    }

    /** The chain rule: derivative by ŵ in, derivative by w out. */
    double[] backward(double[] gradValue) {
        double mean = 0;
        if (divisor > SMALLEST_SUM) {
            for (int k = 0; k < 3; k++) {
                mean += value[k] * gradValue[k];
            }
        }
        double[] gradRaw = new double[3];
        for (int k = 0; k < 3; k++) {
            boolean free = raw[k] > 0 && raw[k] < 1;
            gradRaw[k] = free ? (gradValue[k] - mean) / divisor : 0;
        }
        return gradRaw;
    }
}
