package shapefit.raster.cpu;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over lanes, in a fixed order: lane i and lane i + half are added until one is left. A vector's own reduction may add in
 * any order, and in another one when it has been compiled.
 */
final class VectorSums {

    private static final int LANES = VectorMath.LANES;

    private final int count;
    private final float[] lanes;

    /** @param count how many sums */
    VectorSums(int count) {
        this.count = count;
        lanes = new float[count * LANES];
    }

    void set(int which, FloatVector value) {
        value.intoArray(lanes, which * LANES);
    }

    /** To be called when all are set. */
    void fold() {
        for (int which = 0; which < count; which++) {
            int at = which * LANES;
            for (int half = LANES / 2; half > 0; half /= 2) {
                for (int i = at; i < at + half; i++) {
                    lanes[i] += lanes[i + half];
                }
            }
        }
    }

    float of(int which) {
        return lanes[which * LANES];
    }
}
