package shapefit.mesh;

/**
 * A picture that covers a mesh by texture coordinates. Immutable.
 *
 * <p>Texel (column, row) = (0, 0) is the top left one. Texture coordinates follow OBJ: u to the right, v <em>up</em>, so
 * (0, 0) is the lower left corner and (1, 1) the upper right corner of the picture; outside [0, 1] it repeats.
 */
public final class Texture {

    private final int width;
    private final int height;
    private final float[] rgb; // [H, W, 3] linear

    /**
     * @param width texels, at least 1
     * @param height texels, at least 1
     * @param rgb [height, width, 3], linear, 0 to 1; copied
     * @throws IllegalArgumentException if the length does not fit
     */
    public Texture(int width, int height, float[] rgb) {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    "texture must be [%d, %d, 3], got length %d".formatted(height, width, rgb.length));
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

    /** A copy, [height, width, 3], linear. */
    public float[] rgb() {
        return rgb.clone();
    }
}
