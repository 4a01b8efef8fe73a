package shapefit.raster.opencl;

import java.util.Arrays;
import java.util.stream.IntStream;
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

    /** Faces that one thread lists at a time. */
    private static final int CHUNK = 512;

    private RasterInput input;
    private int[] next = {}; // place of the next pair in each tile's list
    private int[][] chunkTiles = new int[0][]; // the tiles that each chunk's faces reach, one face after the other
    private float[] chunkNearest = {};

    /** Finds the pairs. Chunks of faces are dealt with in parallel; the order of the pairs does not depend on that. */
    void fill(RasterInput newInput, SoftSettings settings) {
        input = newInput;
        columns = (input.width + SIDE - 1) / SIDE;
        tiles = Math.multiplyExact(columns, (input.height + SIDE - 1) / SIDE);
        faces.prepare(input, settings);
        int chunks = (input.faceCount + CHUNK - 1) / CHUNK;
        if (faceStart.length < input.faceCount + 1) {
            faceStart = new int[input.faceCount + 1];
        }
        if (chunkTiles.length < chunks) {
            chunkTiles = new int[chunks][256];
            chunkNearest = new float[chunks];
        }
        IntStream.range(0, chunks).parallel().forEach(this::list);
        addUp();
        makeRoom();
        IntStream.range(0, chunks).parallel().forEach(this::place);
        listByTile();
    }

    /** Lists the tiles of a chunk's faces, and writes each face's number of them to the place after its own. */
    private void list(int chunk) {
        int listed = 0;
        float nearest = Float.POSITIVE_INFINITY;
        int last = Math.min(input.faceCount, (chunk + 1) * CHUNK);
        for (int face = chunk * CHUNK; face < last; face++) {
            int before = listed;
            if (faces.setUp(face)) {
                listed = listTiles(chunk, face, listed);
                nearest = Math.min(nearest, faces.nearest(face));
            }
            faceStart[face + 1] = listed - before;
        }
        chunkNearest[chunk] = nearest;
    }

    private int listTiles(int chunk, int face, int before) {
        int left = faces.left(face);
        int right = faces.right(face);
        int top = faces.top(face);
        int bottom = faces.bottom(face);
        int listed = before;
        for (int row = top / SIDE; row * SIDE <= bottom; row++) {
            for (int column = left / SIDE; column * SIDE <= right; column++) {
                int x0 = Math.max(left, column * SIDE);
                int x1 = Math.min(right, column * SIDE + SIDE - 1);
                int y0 = Math.max(top, row * SIDE);
                int y1 = Math.min(bottom, row * SIDE + SIDE - 1);
                if (faces.reaches(face, x0, x1, y0, y1)) {
                    if (listed == chunkTiles[chunk].length) {
                        chunkTiles[chunk] = Arrays.copyOf(chunkTiles[chunk], 2 * listed);
                    }
                    chunkTiles[chunk][listed++] = row * columns + column;
                }
            }
        }
        return listed;
    }

    /** Turns numbers of pairs into places. */
    private void addUp() {
        long sum = 0;
        float nearest = Float.POSITIVE_INFINITY;
        for (int face = 0; face < input.faceCount; face++) {
            sum += faceStart[face + 1];
            if (sum > Integer.MAX_VALUE / (2 * SoftKernel.MOST_COLUMNS)) {
                throw new RasterException(
                        "the triangles reach more than " + sum + " tiles in all, more than can be held;"
                                + " use a smaller sigma, a smaller picture or fewer triangles",
                        null);
            }
            faceStart[face + 1] = (int) sum;
        }
        pairs = (int) sum;
        for (int chunk = 0; chunk * CHUNK < input.faceCount; chunk++) {
            nearest = Math.min(nearest, chunkNearest[chunk]);
        }
        nearestCorner = Float.isFinite(nearest) ? nearest : 0;
    }

    private void makeRoom() {
        if (pairs > pairFace.length) {
            int room = pairs + pairs / 4; // a fit's faces drift; do not grow at every step
            pairFace = new int[room];
            pairTile = new int[room];
            pairBox = new int[room];
            tilePairs = new int[room];
            placements = new float[PLACEMENT * room];
        }
    }

    /** Writes the pairs of a chunk's faces. */
    private void place(int chunk) {
        int first = chunk * CHUNK;
        int last = Math.min(input.faceCount, first + CHUNK);
        for (int face = first; face < last; face++) {
            for (int pair = faceStart[face]; pair < faceStart[face + 1]; pair++) {
                int tile = chunkTiles[chunk][pair - faceStart[first]];
                int column = tile % columns * SIDE;
                int row = tile / columns * SIDE;
                pairFace[pair] = face;
                pairTile[pair] = tile;
                pairBox[pair] = Math.max(faces.left(face) - column, 0)
                        | Math.min(faces.right(face) - column, SIDE - 1) << 4
                        | Math.max(faces.top(face) - row, 0) << 8
                        | Math.min(faces.bottom(face) - row, SIDE - 1) << 12;
                faces.place(face, column, row, placements, PLACEMENT * pair);
            }
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
}
