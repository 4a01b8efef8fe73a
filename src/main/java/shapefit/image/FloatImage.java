package shapefit.image;

/**
 * A colour picture. Immutable: arrays are copied in and out.
 *
 * <p>Linear RGB, 0 to 1 (more is allowed), row 0 at the top, samples at pixel centres.
 */
public final class FloatImage {

    private final int width;
    private final int height;
    private final float[] rgb; // [H, W, 3] linear

    /**
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     * @param rgb [height, width, 3] linear; copied
     * @throws IllegalArgumentException if the length does not fit
     */
    public FloatImage(int width, int height, float[] rgb) {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    "image must be [%d, %d, 3], got length %d".formatted(height, width, rgb.length));
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb.clone();
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** A copy, [height, width, 3] linear. */
    public float[] rgb() {
        return rgb.clone();
    }

    /** One value: channel 0 to 2 of the pixel in this column and row. */
    public float at(int column, int row, int channel) {
        return rgb[3 * (row * width + column) + channel];
    }
}
