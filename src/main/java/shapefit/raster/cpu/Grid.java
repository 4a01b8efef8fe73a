package shapefit.raster.cpu;

import shapefit.raster.RasterInput;

/**
 * The picture cut into tiles.
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
