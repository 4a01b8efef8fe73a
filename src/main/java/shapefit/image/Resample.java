package shapefit.image;

import java.util.Arrays;

/**
 * Cuts a rectangle out of a picture and changes its size: by area averages where it shrinks, bilinearly where it grows,
 * each axis on its own. The result depends on nothing but the arguments, to the last bit.
 */
public final class Resample {

    /** Coverage of less than half, up to rounding in the weights. */
    private static final double HALF_KNOWN = 0.5 - 1e-9;

    private Resample() {}

    /**
     * @param source where in the image; what lies outside of the image has the colour of the nearest edge pixel
     * @param width columns of the result, at least 1
     * @param height rows of the result, at least 1
     */
    public static FloatImage image(FloatImage image, PixelRect source, int width, int height) {
        checkTarget(width, height, 3);
        Taps columns = Taps.of(source.x(), source.width(), width, image.width(), true);
        Taps lines = Taps.of(source.y(), source.height(), height, image.height(), true);
        float[] rgb = image.shared();
        RowCache rows = new RowCache(3 * width, (row, out) -> filterRgb(rgb, 3 * row * image.width(), columns, out));
        float[] result = new float[3 * width * height];
        double[] sums = new double[3 * width];
        for (int y = 0; y < height; y++) {
            rows.sum(lines, y, sums);
            for (int i = 0; i < sums.length; i++) {
                result[y * sums.length + i] = (float) sums[i];
            }
        }
        return FloatImage.keeping(width, height, result);
    }

    /**
     * A pixel of the result is the mean of what is known in its area, or {@link Mask#UNKNOWN} if more than half of the
     * area is not known.
     *
     * @param source where in the mask; what lies outside of the mask is unknown, because the camera did not see it
     * @param width columns of the result, at least 1
     * @param height rows of the result, at least 1
     */
    public static Mask mask(Mask mask, PixelRect source, int width, int height) {
        checkTarget(width, height, 1);
        Taps columns = Taps.of(source.x(), source.width(), width, mask.width(), false);
        Taps lines = Taps.of(source.y(), source.height(), height, mask.height(), false);
        float[] coverage = mask.shared();
        RowCache rows = new RowCache(2 * width, (row, out) -> filterKnown(coverage, row * mask.width(), columns, out));
        float[] result = new float[width * height];
        double[] sums = new double[2 * width];
        for (int y = 0; y < height; y++) {
            rows.sum(lines, y, sums);
            for (int x = 0; x < width; x++) {
                double known = sums[2 * x + 1];
                result[y * width + x] =
                        known < HALF_KNOWN ? Mask.UNKNOWN : (float) Math.max(0, Math.min(1, sums[2 * x] / known));
            }
        }
        return Mask.keeping(width, height, result);
    }

    private static void checkTarget(int width, int height, int channels) {
        if (width < 1 || height < 1 || (long) channels * width * height > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "target must be at least 1 × 1 and fit in one array, got " + width + " × " + height);
        }
    }

    private static void filterRgb(float[] rgb, int start, Taps taps, double[] out) {
        for (int x = 0; x < taps.targets(); x++) {
            double red = 0;
            double green = 0;
            double blue = 0;
            int in = start + 3 * taps.first(x);
            for (int k = taps.begin(x); k < taps.begin(x + 1); k++, in += 3) {
                double weight = taps.weight(k);
                red += weight * rgb[in];
                green += weight * rgb[in + 1];
                blue += weight * rgb[in + 2];
            }
            out[3 * x] = red;
            out[3 * x + 1] = green;
            out[3 * x + 2] = blue;
        }
    }

    /** Out: [W, 2], the sum of what is known and the weight of it. */
    private static void filterKnown(float[] coverage, int start, Taps taps, double[] out) {
        for (int x = 0; x < taps.targets(); x++) {
            double sum = 0;
            double known = 0;
            int in = start + taps.first(x);
            for (int k = taps.begin(x); k < taps.begin(x + 1); k++, in++) {
                if (coverage[in] != Mask.UNKNOWN) {
                    sum += taps.weight(k) * coverage[in];
                    known += taps.weight(k);
                }
            }
            out[2 * x] = sum;
            out[2 * x + 1] = known;
        }
    }

    /** Fills one row of the source, filtered along the row. */
    private interface RowFilter {
        void filter(int row, double[] out);
    }

    /** Filters along the columns, and holds the last two rows: one target row begins where the one above ended. */
    private static final class RowCache {

        private final RowFilter filter;
        private final double[][] rows;
        private final int[] held = {-1, -1};

        RowCache(int length, RowFilter filter) {
            this.filter = filter;
            this.rows = new double[2][length];
        }

        /** Weighted sum of the rows that make up target row y. */
        void sum(Taps lines, int y, double[] sums) {
            Arrays.fill(sums, 0);
            int row = lines.first(y);
            for (int k = lines.begin(y); k < lines.begin(y + 1); k++, row++) {
                double[] values = row(row);
                double weight = lines.weight(k);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += weight * values[i];
                }
            }
        }

        private double[] row(int row) {
            int slot = row & 1;
            if (held[slot] != row) {
                filter.filter(row, rows[slot]);
                held[slot] = row;
            }
            return rows[slot];
        }
    }
}
