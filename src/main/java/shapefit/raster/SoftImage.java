package shapefit.raster;

/**
 * A soft picture and what {@code backward} needs of it. Mutable and reusable: {@code forward} sizes and fills it.
 *
 * <p>A backend may keep more state of its own for {@code backward}; so only the image of the last {@code forward} call of a
 * rasterizer may be passed to its {@code backward}.
 */
public final class SoftImage {

    /** W, pixels. */
    public int width;

    /** H, pixels. */
    public int height;

    /** [H, W, 3] linear; unchanged if the input's coloring was {@link Coloring#NONE}. */
    public float[] color = {};

    /** [H, W], 0 background to 1 covered. */
    public float[] alpha = {};

    /** Makes the arrays exactly width × height pixels; keeps those that fit. */
    public void resize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        int pixels = Math.multiplyExact(newWidth, newHeight);
        if (alpha.length != pixels) {
            alpha = new float[pixels];
            color = new float[Math.multiplyExact(3, pixels)];
        }
    }
}
