package shapefit.raster.opencl;

import java.util.Arrays;
import shapefit.raster.RasterException;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftSettings;

/**
 * The picture cut into tiles and the (tile, face) pairs whose face reaches the tile.
 *
 * <p>Pairs are in the order of faces, so that a face's pairs are neighbours; each tile has a list of its pairs in the same
 * order. All arrays but {@link #nearestCorner} go to the device as they are and hold at least one number.
 */
final class Tiles {

    /** Pixels along a tile's side. */
    static final int SIDE = 16;

    /** Pixels in a tile, and work-items in a group. */
    static final int AREA = SIDE * SIDE;

    /** Numbers per pair in {@link #placements}. */
    static final int PLACEMENT = 6;

    /** A face's box is this much wider, in pixels, so that rounding loses no pixel on its border. */
    private static final double HAIR = 1e-9;

    final Faces faces = new Faces();

    /** [F + 1] where the pairs of each face start. */
    int[] faceStart = new int[1];

    /** [pairs] */
    int[] pairFace = new int[1];

    /** [pairs] */
    int[] pairTile = new int[1];

    /**
     * [pairs] the pixels of the tile in the face's enlarged box, four bits each: first column, last column, first row, last
     * row, from the lowest.
     */
    int[] pairBox = new int[1];

    /** [pairs, 6] perp of the three edges at the tile's first pixel, then along; see {@link Faces}. */
    float[] placements = new float[PLACEMENT];

    /** [tiles + 1] where the list of each tile starts. */
    int[] tileStart = new int[1];

    /** [pairs] the tiles' lists of pairs. */
    int[] tilePairs = new int[1];

    int columns;
    int tiles;
    int pairs;

    /** Depth of the nearest corner that is drawn; depths are kept relative to it, as small numbers have more digits. */
    float nearestCorner;

    private RasterInput input;
    private int[] next = {}; // place of the next pair in each tile's list

    /** Finds the pairs. */
    void fill(RasterInput newInput, SoftSettings settings) {
        input = newInput;
        columns = (input.width + SIDE - 1) / SIDE;
        tiles = Math.multiplyExact(columns, (input.height + SIDE - 1) / SIDE);
        faces.prepare(input, settings);
        if (faceStart.length < input.faceCount + 1) {
            faceStart = new int[input.faceCount + 1];
        }
        pairs = 0;
        float nearest = Float.POSITIVE_INFINITY;
        for (int face = 0; face < input.faceCount; face++) {
            faceStart[face] = pairs;
            if (faces.setUp(face)) {
                addPairs(face);
                nearest = Math.min(nearest, least(face, 2));
            }
        }
        faceStart[input.faceCount] = pairs;
        nearestCorner = Float.isFinite(nearest) ? nearest : 0;
        listByTile();
    }

    private void addPairs(int face) {
        int left = (int) Math.max(0, Math.ceil(column(least(face, 0) - faces.boxMargin()) - HAIR));
        int right = (int) Math.min(input.width - 1, Math.floor(column(most(face, 0) + faces.boxMargin()) + HAIR));
        int top = (int) Math.max(0, Math.ceil(row(most(face, 1) + faces.boxMargin()) - HAIR));
        int bottom = (int) Math.min(input.height - 1, Math.floor(row(least(face, 1) - faces.boxMargin()) + HAIR));
        for (int tileRow = top / SIDE; tileRow * SIDE <= bottom; tileRow++) {
            for (int tileColumn = left / SIDE; tileColumn * SIDE <= right; tileColumn++) {
                int x0 = Math.max(left - tileColumn * SIDE, 0);
                int x1 = Math.min(right - tileColumn * SIDE, SIDE - 1);
                int y0 = Math.max(top - tileRow * SIDE, 0);
                int y1 = Math.min(bottom - tileRow * SIDE, SIDE - 1);
                double x = x(tileColumn * SIDE);
                double y = y(tileRow * SIDE);
                double step = x(1) - x(0);
                if (faces.reaches(face, x + x0 * step, y - y0 * step, (x1 - x0) * step, (y1 - y0) * step)) {
                    makeRoom();
                    pairFace[pairs] = face;
                    pairTile[pairs] = tileRow * columns + tileColumn;
                    pairBox[pairs] = x0 | x1 << 4 | y0 << 8 | y1 << 12;
                    faces.place(face, x, y, placements, PLACEMENT * pairs);
                    pairs++;
                }
            }
        }
    }

    private void makeRoom() {
        if (pairs == pairFace.length) {
            if (pairs > Integer.MAX_VALUE / (2 * SoftKernel.MOST_COLUMNS)) {
                throw new RasterException(
                        "the triangles reach more than " + pairs + " tiles in all, more than can be held;"
                                + " use a smaller sigma, a smaller picture or fewer triangles",
                        null);
            }
            int room = Math.max(1024, pairs + pairs / 2);
            pairFace = Arrays.copyOf(pairFace, room);
            pairTile = Arrays.copyOf(pairTile, room);
            pairBox = Arrays.copyOf(pairBox, room);
            placements = Arrays.copyOf(placements, PLACEMENT * room);
            tilePairs = new int[room];
        }
    }

    private void listByTile() {
        if (tileStart.length < tiles + 1) {
            tileStart = new int[tiles + 1];
            next = new int[tiles];
        }
        Arrays.fill(tileStart, 0);
        for (int pair = 0; pair < pairs; pair++) {
            tileStart[pairTile[pair] + 1]++;
        }
        for (int tile = 0; tile < tiles; tile++) {
            tileStart[tile + 1] += tileStart[tile];
            next[tile] = tileStart[tile];
        }
        for (int pair = 0; pair < pairs; pair++) {
            tilePairs[next[pairTile[pair]]++] = pair;
        }
    }

    private int side() {
        return Math.min(input.width, input.height);
    }

    private double x(int column) {
        return (2.0 * column + 1 - input.width) / side();
    }

    private double y(int row) {
        return (input.height - 1 - 2.0 * row) / side();
    }

    private double column(double x) {
        return 0.5 * (x * side() + input.width - 1);
    }

    private double row(double y) {
        return 0.5 * (input.height - 1 - y * side());
    }

    private float least(int face, int axis) {
        float[] c = input.corners;
        int at = 9 * face + axis;
        return Math.min(c[at], Math.min(c[at + 3], c[at + 6]));
    }

    private float most(int face, int axis) {
        float[] c = input.corners;
        int at = 9 * face + axis;
        return Math.max(c[at], Math.max(c[at + 3], c[at + 6]));
    }
}
