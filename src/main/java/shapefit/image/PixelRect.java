package shapefit.image;

/**
 * An upright rectangle in a picture, in pixels and fractions of them, measured at pixel <em>edges</em>: the pixel in
 * column c and row r spans c to c + 1 and r to r + 1, and the whole picture is (0, 0, width, height).
 *
 * <p>A camera's K counts from pixel <em>centres</em>. What a resampled crop of target width w does to it is
 * {@code fx' = fx · w / width} and {@code cx' = (cx + 0.5 − x) · w / width − 0.5}, and likewise down the rows.
 *
 * @param x left edge, within ±1e9; may lie outside of the picture
 * @param y top edge, within ±1e9; may lie outside of the picture
 * @param width greater than 0, up to 1e9
 * @param height greater than 0, up to 1e9
 */
public record PixelRect(double x, double y, double width, double height) {

    /** Beyond this a double no longer tells neighbouring pixels well apart. */
    private static final double FARTHEST = 1e9;

    /** @throws IllegalArgumentException if a number is out of the range given above */
    public PixelRect {
        if (!(Math.abs(x) <= FARTHEST) || !(Math.abs(y) <= FARTHEST) || !isLength(width) || !isLength(height)) {
            throw new IllegalArgumentException("rectangle must be not empty and within 1e9 pixels, got (" + x + ", " + y
                    + ", " + width + ", " + height + ")");
        }
    }

    private static boolean isLength(double length) {
        return length > 0 && length <= FARTHEST;
    }
}
