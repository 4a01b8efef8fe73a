package shapefit.image;

import java.util.Optional;

/**
 * Where the object is in a picture. Immutable: arrays are copied in and out.
 *
 * <p>Each pixel is covered from 0 (background) to 1 (object), or {@link #UNKNOWN}: nobody knows, for example because
 * something stands in front. Row 0 is the top row.
 */
public final class Mask {

    /** The coverage of a pixel about which nothing is known; such pixels take no part in any comparison. */
    public static final float UNKNOWN = -1f;

    private final int width;
    private final int height;
    private final float[] coverage; // [H, W] 0 to 1, or UNKNOWN

    /**
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     * @param coverage [height, width], each 0 to 1 or {@link #UNKNOWN}; copied
     * @throws IllegalArgumentException if the length does not fit or a value is neither
     */
    public Mask(int width, int height, float[] coverage) {
        this(coverage.clone(), width, height);
    }

    /** Keeps the array, which nobody may change from now on. */
    private Mask(float[] coverage, int width, int height) {
        if (width < 1 || height < 1 || coverage.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "mask must be [%d, %d], got length %d".formatted(height, width, coverage.length));
        }
        for (float value : coverage) {
            if (!(value >= 0 && value <= 1) && value != UNKNOWN) {
                throw new IllegalArgumentException("mask values must be 0 to 1 or UNKNOWN, got " + value);
            }
        }
        this.width = width;
        this.height = height;
        this.coverage = coverage;
    }

    /** A mask that keeps the array; nobody may change it afterwards. */
    static Mask keeping(int width, int height, float[] coverage) {
        return new Mask(coverage, width, height);
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** A copy, [height, width], 0 to 1 or {@link #UNKNOWN}. */
    public float[] coverage() {
        return coverage.clone();
    }

    /** Coverage of the pixel in this column and row, 0 to 1 or {@link #UNKNOWN}. */
    public float at(int column, int row) {
        return coverage[row * width + column];
    }

    /** The smallest rectangle that holds all pixels covered by more than half; empty if there are none. */
    public Optional<PixelRect> bounds() {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (at(column, row) > 0.5f) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = row;
                }
            }
        }
        return right < 0 ? Optional.empty() : Optional.of(new PixelRect(left, top, right + 1 - left, bottom + 1 - top));
    }

    /** The covered area in pixels: the sum of what is known. */
    public double area() {
        double sum = 0;
        for (float value : coverage) {
            sum += value == UNKNOWN ? 0 : value;
        }
        return sum;
    }

    /** How many pixels are {@link #UNKNOWN}. */
    public int countUnknown() {
        int count = 0;
        for (float value : coverage) {
            if (value == UNKNOWN) {
                count++;
            }
        }
        return count;
    }

    /**
     * The coverage's centre of gravity; empty if nothing is covered.
     *
     * @return column and row, counted like K from pixel centres: (0, 0) is the centre of the top left pixel
     */
    public Optional<Centroid> centroid() {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                float value = at(column, row);
                if (value > 0) {
                    sum += value;
                    sumX += value * column;
                    sumY += value * row;
                }
            }
        }
        return sum == 0 ? Optional.empty() : Optional.of(new Centroid(sumX / sum, sumY / sum));
    }

    /** A point in the picture, in pixels from the centre of the top left pixel. */
    public record Centroid(double column, double row) {}

    /** The array itself, [height, width], only to be read. */
    float[] shared() {
        return coverage;
    }
}
