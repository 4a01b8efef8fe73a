package shapefit.image;

/**
 * An upright rectangle in a picture, in pixels and fractions of them, measured at pixel <em>edges</em>: the pixel in
 * column c and row r spans c to c + 1 and r to r + 1, and the whole picture is (0, 0, width, height).
 *
 * <p>A camera's K counts from pixel <em>centres</em>. What a resampled crop of target width w does to it is
 * {@code fx' = fx · w / width} and {@code cx' = (cx + 0.5 − x) · w / width − 0.5}, and likewise down the rows.
 *
 * @param x left edge; may lie outside of the picture
 * @param y top edge; may lie outside of the picture
 * @param width greater than 0
 * @param height greater than 0
 */
public record PixelRect(double x, double y, double width, double height) {

    /** @throws IllegalArgumentException if a number is not finite or the rectangle is empty */
    public PixelRect {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !isLength(width) || !isLength(height)) {
            throw new IllegalArgumentException("rectangle must be finite and not empty, got (" + x + ", " + y + ", "
                    + width + ", " + height + ")");
        }
    }

    private static boolean isLength(double length) {
        return length > 0 && Double.isFinite(length);
    }
}
