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
    private static final int CHUNK = 1 << 14;

    private long[] cells = {};
    private int length;
    private double scale;
    private boolean drained = true; // all cells are 0

    /**
     * Begins with sums of zero.
     *
     * @param newLength how many there are
     * @param bound what the sum of the addends' absolute values never exceeds, per sum; if it is not finite, so are not the sums
     */
    void begin(int newLength, double bound) {
        length = newLength;
        if (cells.length < length) {
            cells = new long[length];
        } else if (!drained) { // the last job failed
            Arrays.fill(cells, 0);
        }
        drained = false;
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

    /** How many pieces {@link #drain} comes in. */
    int chunks() {
        return (length + CHUNK - 1) / CHUNK;
    }

    /** Writes the sums of a chunk and sets them to zero. */
    void drain(int chunk, float[] out) {
        double unit = 1 / scale;
        int last = Math.min(length, (chunk + 1) * CHUNK);
        for (int i = chunk * CHUNK; i < last; i++) {
            out[i] = (float) (cells[i] * unit);
            cells[i] = 0;
        }
    }

    /** To be called when all chunks have been drained. */
    void end() {
        drained = true;
    }
}
