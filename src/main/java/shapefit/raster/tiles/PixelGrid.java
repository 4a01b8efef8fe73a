package shapefit.raster.tiles;

/**
 * Where the samples of a picture lie: that of column q and row r at x = (2q + 1 − W)/S, y = (H − 1 − 2r)/S, NDC, where S is the
 * shorter side.
 *
 * @param width W, pixels
 * @param height H, pixels
 */
public record PixelGrid(int width, int height) {

    private int side() {
        return Math.min(width, height);
    }

    /** Between neighbouring samples, NDC. */
    public double step() {
        return 2.0 / side();
    }

    /** Of the picture, NDC. */
    public double halfWidth() {
        return (double) width / side();
    }

    /** Of the picture, NDC. */
    public double halfHeight() {
        return (double) height / side();
    }

    /** x of a column of pixels, NDC. */
    public double x(int column) {
        return (2.0 * column + 1 - width) / side();
    }

    /** y of a row of pixels, NDC. */
    public double y(int row) {
        return (height - 1 - 2.0 * row) / side();
    }

    /** The column with this x; not an integer in general. */
    public double column(double x) {
        return 0.5 * (x * side() + width - 1);
    }

    /** The row with this y; not an integer in general. */
    public double row(double y) {
        return 0.5 * (height - 1 - y * side());
    }
}
