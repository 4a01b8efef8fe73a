package shapefit.raster.cpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Sums that many threads add to, with the same bits whatever their order: integers, as their addition is associative where that
 * of floats is not. A number is kept as value · 2^k, k chosen from a bound on the sums, so that they use 60 bits and cannot
 * overflow; what rounding loses, 2^−60 of the bound per addend, is far below a float's digits.
 */
final class FixedPointSums {

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private static final int BITS = 60;

    private long[] cells = {};
    private int length;
    private double scale;

    /**
     * Sets sums to zero.
     *
     * @param newLength how many there are
     * @param bound what the sum of the addends' absolute values never exceeds, per sum; if it is not finite, so are not the sums
     */
    void reset(int newLength, double bound) {
        length = newLength;
        if (cells.length < length) {
            cells = new long[length];
        }
        Arrays.fill(cells, 0, length, 0);
        if (Double.isFinite(bound)) {
            int exponent = bound > 0 ? Math.getExponent(bound) + 1 : 0;
            scale = Math.scalb(1.0, Math.max(-1000, Math.min(1000, BITS - exponent)));
        } else {
            scale = Double.NaN;
        }
    }

    /** Adds to a sum; from any thread. */
    void add(int index, float value) {
        CELL.getAndAdd(cells, index, (long) (value * scale));
    }

    /** Writes the sums [first, last). */
    void read(int first, int last, float[] out) {
        double unit = 1 / scale;
        for (int i = first; i < last; i++) {
            out[i] = (float) (cells[i] * unit);
        }
    }

    int length() {
        return length;
    }
}
