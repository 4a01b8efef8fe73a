package shapefit.mesh;

/**
 * A body of rings around an axis, one above the other, with a tip at either end. Rectangles of its grid can be opened, and tubes
 * grown from them.
 *
 * <p>Columns run to the right and rows up, seen from outside.
 */
final class Hull {

    private final Sculpture sculpture;
    private final int[][] rings; // [rows][columns]
    private final boolean[][] opened; // [rows][columns], a cell's lower left corner
    private final int lowerTip;
    private final int upperTip;

    /** Places for the grid's corners. */
    interface Shape {
        /**
         * @param row 0 to rows − 1, bottom up
         * @param angle radians; grows to the right seen from outside
         * @return [3]
         */
        double[] at(int row, double angle);
    }

    Hull(Sculpture sculpture, int rows, int columns, double[] lowerTip, double[] upperTip, Shape shape) {
        this.sculpture = sculpture;
        this.lowerTip = sculpture.vertex(lowerTip);
        rings = new int[rows][columns];
        opened = new boolean[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                rings[row][column] = sculpture.vertex(shape.at(row, 2 * Math.PI * column / columns));
            }
        }
        this.upperTip = sculpture.vertex(upperTip);
    }

    private int corner(int row, int column) {
        return rings[row][Math.floorMod(column, rings[row].length)];
    }

    /**
     * Opens a rectangle of cells.
     *
     * @param row lowest row of its corners
     * @param column leftmost column of its corners; may be negative
     * @return the rim, from its lower left corner to the right
     */
    int[] open(int row, int column, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                opened[row + i][Math.floorMod(column + k, rings[0].length)] = true;
            }
        }
        double[][] places = rim(rows, columns);
        int[] loop = new int[places.length];
        for (int i = 0; i < loop.length; i++) {
            int k = (int) Math.round((places[i][0] + 1) / 2 * columns);
            int up = (int) Math.round((places[i][1] + 1) / 2 * rows);
            loop[i] = corner(row + up, column + k);
        }
        return loop;
    }

    /** Places on a rectangle's rim in the order of {@link #open}: [n][2], to the right and up, −1 to 1. */
    static double[][] rim(int rows, int columns) {
        int count = 2 * (rows + columns);
        double[][] places = new double[count][];
        for (int i = 0; i < count; i++) {
            if (i < columns) {
                places[i] = new double[] {2.0 * i / columns - 1, -1};
            } else if (i < columns + rows) {
                places[i] = new double[] {1, 2.0 * (i - columns) / rows - 1};
            } else if (i < 2 * columns + rows) {
                places[i] = new double[] {1 - 2.0 * (i - columns - rows) / columns, 1};
            } else {
                places[i] = new double[] {-1, 1 - 2.0 * (i - 2 * columns - rows) / rows};
            }
        }
        return places;
    }

    /** Makes the faces of all cells that are not opened, and the ends. */
    void cover() {
        for (int row = 0; row + 1 < rings.length; row++) {
            for (int column = 0; column < rings[row].length; column++) {
                if (!opened[row][column]) {
                    sculpture.quad(
                            corner(row, column),
                            corner(row, column + 1),
                            corner(row + 1, column + 1),
                            corner(row + 1, column));
                }
            }
        }
        int[] bottom = rings[0];
        int[] seenFromBelow = new int[bottom.length];
        for (int i = 0; i < bottom.length; i++) {
            seenFromBelow[i] = bottom[bottom.length - 1 - i];
        }
        sculpture.cap(seenFromBelow, lowerTip);
        sculpture.cap(rings[rings.length - 1], upperTip);
    }
}
