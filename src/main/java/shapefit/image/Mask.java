package shapefit.image;

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
        this.coverage = coverage.clone();
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
}
