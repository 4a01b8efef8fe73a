package shapefit.raster.cpu;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over lanes, in a fixed order: every fourth lane, then these four sums. A vector's own reduction may add in any order, and
 * in another one when it has been compiled.
 */
final class VectorSums {

    private static final int LANES = VectorMath.LANES;

    private final int count;
    private final float[] lanes;
    private final float[] sums;

    /** @param count how many sums */
    VectorSums(int count) {
        this.count = count;
        sums = new float[count];
        lanes = new float[count * LANES];
    }

    void set(int which, FloatVector value) {
        value.intoArray(lanes, which * LANES);
    }

    /** To be called when all are set. */
    void fold() {
        for (int which = 0; which < count; which++) {
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            for (int i = which * LANES; i < which * LANES + LANES; i += 4) {
                a += lanes[i];
                b += lanes[i + 1];
                c += lanes[i + 2];
                d += lanes[i + 3];
            }
            sums[which] = (a + b) + (c + d);
        }
    }

    float of(int which) {
        return sums[which];
    }
}
