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
        this(rgb.clone(), width, height);
    }

    /** Keeps the array, which nobody may change from now on: a photo's array is too large to copy without need. */
    private FloatImage(float[] rgb, int width, int height) {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    "image must be [%d, %d, 3], got length %d".formatted(height, width, rgb.length));
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** An image that keeps the array; nobody may change it afterwards. */
    static FloatImage keeping(int width, int height, float[] rgb) {
        return new FloatImage(rgb, width, height);
    }

    /** An image of one colour, linear. */
    public static FloatImage constant(int width, int height, float red, float green, float blue) {
        if (width < 1 || height < 1 || 3L * width * height > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "image must be at least 1 × 1 and fit in memory, got " + width + " × " + height);
        }
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = red;
            rgb[i + 1] = green;
            rgb[i + 2] = blue;
        }
        return keeping(width, height, rgb);
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

    /** The array itself, [height, width, 3] linear, only to be read. */
    float[] shared() {
        return rgb;
    }
}
