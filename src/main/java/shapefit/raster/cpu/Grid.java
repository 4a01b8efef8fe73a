package shapefit.raster.cpu;

import shapefit.raster.RasterInput;

/**
 * The picture cut into tiles. Pixel (column q, row r) has its sample at x = (2q + 1 − W)/S, y = (H − 1 − 2r)/S.
 *
 * @param width W, pixels
 * @param height H, pixels
 * @param columns tiles side by side
 * @param rows tiles one above the other
 */
record Grid(int width, int height, int columns, int rows) {

    /** Pixels along a tile's side: a row is two AVX-512 vectors of floats, and a tile's sums stay in the first cache. */
    static final int SIDE = 32;

    /** Pixels in a tile. */
    static final int AREA = SIDE * SIDE;

    static Grid of(RasterInput input) {
        return new Grid(input.width, input.height, (input.width + SIDE - 1) / SIDE, (input.height + SIDE - 1) / SIDE);
    }

    boolean fits(RasterInput input) {
        return width == input.width && height == input.height;
    }

    int tiles() {
        return columns * rows;
    }

    /** S, the shorter side, pixels. */
    int side() {
        return Math.min(width, height);
    }

    /** Between neighbouring samples, NDC. */
    double step() {
        return 2.0 / side();
    }

    /** x of a column of pixels, NDC. */
    double x(int column) {
        return (2.0 * column + 1 - width) / side();
    }

    /** y of a row of pixels, NDC. */
    double y(int row) {
        return (height - 1 - 2.0 * row) / side();
    }

    /** The column with this x; not an integer in general. */
    double column(double x) {
        return 0.5 * (x * side() + width - 1);
    }

    /** The row with this y; not an integer in general. */
    double row(double y) {
        return 0.5 * (height - 1 - y * side());
    }

    int firstColumn(int tile) {
        return tile % columns * SIDE;
    }

    int firstRow(int tile) {
        return tile / columns * SIDE;
    }

    int columnsIn(int tile) {
        return Math.min(SIDE, width - firstColumn(tile));
    }

    int rowsIn(int tile) {
        return Math.min(SIDE, height - firstRow(tile));
    }
}
