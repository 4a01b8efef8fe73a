package shapefit.raster.opencl;

import java.util.Arrays;

/**
 * An input as the device has it: a copy that stays at one place, compared with the caller's array at every call, so that only what
 * has changed is sent.
 */
final class Held {

    private float[] copy = new float[1];
    private int length = -1;

    /** Takes over the first {@code count} numbers; returns whether they differ from before. */
    boolean take(float[] from, int count) {
        if (count == length && Arrays.equals(copy, 0, count, from, 0, count)) {
            return false;
        }
        if (copy.length < count) {
            copy = new float[count];
        }
        System.arraycopy(from, 0, copy, 0, count);
        length = count;
        return true;
    }

    float[] array() {
        return copy;
    }
}
