package shapefit.raster.cpu;

import java.util.Arrays;
import shapefit.raster.RasterException;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftSettings;

/**
 * Which faces reach which tiles, as pairs in the order of tile, then face; with each pair's placement.
 *
 * <p>Faces are dealt with in chunks whose size depends on their number only. Each chunk lists its pairs; a prefix sum over
 * (tile, chunk) gives every list its place. So the order is the same with any number of threads.
 */
final class Bins {

    /** Numbers per pair in {@link #placements}: perp of the three edges at the tile's first pixel, then along. NDC. */
    static final int PLACEMENT = 6;

    private static final int MOST_CHUNKS = 32;
    private static final int SMALLEST_CHUNK = 64;

    /** [tiles + 1] where the pairs of each tile start. */
    int[] tileStart = {};

    /** [pairs] face. */
    int[] pairFace = {};

    /**
     * [pairs] the pixels of the tile in the face's enlarged box, eight bits each: first column, last column, first row, last row,
     * from the lowest.
     */
    int[] pairBox = {};

    /** [pairs] where backward leaves the pair's sums: pairs of one face are neighbours there. */
    int[] pairRow = {};

    /** [pairs, 6]. */
    float[] placements = {};

    /** [F + 1] where the rows of each face start. */
    int[] faceRow = {};

    /** All pairs. */
    int pairs;

    /**
     * Depth of the nearest corner that is drawn. Depths of pixels are kept relative to it, as small numbers have more digits
     * behind the point and exponents multiply differences of depth by 1 / γ.
     */
    float depthOrigin;

    /** How many chunks of faces there are. */
    int chunks;

    final Faces faces = new Faces();
    Grid grid;

    private RasterInput input;
    private int chunkSize;
    private int[][] chunkTiles = new int[0][];
    private int[] chunkStart = {}; // [chunks + 1] first row of each chunk
    private int[] chunkPairs = {}; // [chunks]
    private float[] chunkNearest = {}; // [chunks]
    private int[] places = {}; // [chunks, tiles] number of pairs, later place of the next one

    /** Makes room; after it {@link #bin} for every chunk, {@link #lay}, {@link #place} for every chunk. */
    void prepare(RasterInput newInput, SoftSettings settings) {
        input = newInput;
        if (grid == null || !grid.fits(input)) {
            grid = Grid.of(input);
        }
        faces.prepare(input, settings);
        chunkSize = Math.max(SMALLEST_CHUNK, (input.faceCount + MOST_CHUNKS - 1) / MOST_CHUNKS);
        chunks = (input.faceCount + chunkSize - 1) / chunkSize;
        if (chunkTiles.length < chunks) {
            int before = chunkTiles.length;
            chunkTiles = Arrays.copyOf(chunkTiles, chunks);
            Arrays.fill(chunkTiles, before, chunks, new int[0]);
            chunkStart = new int[chunks + 1];
            chunkPairs = new int[chunks];
            chunkNearest = new float[chunks];
        }
        if (chunkStart.length == 0) {
            chunkStart = new int[1];
        }
        if (places.length < chunks * grid.tiles()) {
            places = new int[Math.multiplyExact(chunks, grid.tiles())];
        }
        if (tileStart.length < grid.tiles() + 1) {
            tileStart = new int[grid.tiles() + 1];
        }
        if (faceRow.length < input.faceCount + 1) {
            faceRow = new int[input.faceCount + 1];
        }
    }

    private int firstFace(int chunk) {
        return chunk * chunkSize;
    }

    private int lastFace(int chunk) {
        return Math.min(input.faceCount, firstFace(chunk) + chunkSize);
    }

    /** Sets up the faces of a chunk and lists the tiles each one reaches. */
    void bin(int chunk) {
        Arrays.fill(places, chunk * grid.tiles(), (chunk + 1) * grid.tiles(), 0);
        int pairsSoFar = 0;
        float nearest = Float.POSITIVE_INFINITY;
        for (int face = firstFace(chunk); face < lastFace(chunk); face++) {
            faceRow[face] = pairsSoFar;
            if (faces.setUp(face)) {
                pairsSoFar = listTiles(chunk, face, pairsSoFar);
                nearest = Math.min(nearest, faces.nearest(face));
            }
        }
        chunkNearest[chunk] = nearest;
        chunkPairs[chunk] = pairsSoFar;
    }

    private int listTiles(int chunk, int face, int pairsSoFar) {
        int left = faces.left(face);
        int right = faces.right(face);
        int top = faces.top(face);
        int bottom = faces.bottom(face);
        if (left > right || top > bottom) {
            return pairsSoFar;
        }
        int end = pairsSoFar;
        for (int row = top / Grid.SIDE; row <= bottom / Grid.SIDE; row++) {
            for (int column = left / Grid.SIDE; column <= right / Grid.SIDE; column++) {
                int x0 = Math.max(left, column * Grid.SIDE);
                int x1 = Math.min(right, column * Grid.SIDE + Grid.SIDE - 1);
                int y0 = Math.max(top, row * Grid.SIDE);
                int y1 = Math.min(bottom, row * Grid.SIDE + Grid.SIDE - 1);
                if (faces.reaches(face, x0, x1, y0, y1)) {
                    int tile = row * grid.columns() + column;
                    if (end == chunkTiles[chunk].length) {
                        chunkTiles[chunk] = Arrays.copyOf(chunkTiles[chunk], Math.max(1024, 2 * end));
                    }
                    chunkTiles[chunk][end++] = tile;
                    places[chunk * grid.tiles() + tile]++;
                }
            }
        }
        return end;
    }

    /** Gives every chunk its places and makes room for the pairs. */
    void lay() {
        int start = 0;
        float nearest = Float.POSITIVE_INFINITY;
        for (int chunk = 0; chunk < chunks; chunk++) {
            nearest = Math.min(nearest, chunkNearest[chunk]);
            chunkStart[chunk] = start;
            start = addPairs(start, chunkPairs[chunk]);
        }
        pairs = start;
        depthOrigin = Float.isFinite(nearest) ? nearest : 0;
        chunkStart[chunks] = pairs;
        faceRow[input.faceCount] = pairs;
        int place = 0;
        for (int tile = 0; tile < grid.tiles(); tile++) {
            tileStart[tile] = place;
            for (int chunk = 0; chunk < chunks; chunk++) {
                int at = chunk * grid.tiles() + tile;
                int number = places[at];
                places[at] = place;
                place += number;
            }
        }
        tileStart[grid.tiles()] = place;
        if (pairFace.length < pairs) {
            int room = pairs + pairs / 4; // a fit's faces drift; do not grow at every step
            pairFace = new int[room];
            pairBox = new int[room];
            pairRow = new int[room];
            placements = new float[PLACEMENT * room];
        }
    }

    private static int addPairs(int a, int b) {
        long sum = (long) a + b;
        if (sum > Integer.MAX_VALUE / (2 * 18)) {
            throw new RasterException(
                    "the triangles reach " + sum + " tiles in all, more than can be held;"
                            + " use a smaller sigma, a smaller picture or fewer triangles",
                    null);
        }
        return (int) sum;
    }

    /** Writes the pairs of a chunk to their places. */
    void place(int chunk) {
        for (int face = firstFace(chunk); face < lastFace(chunk); face++) {
            int from = faceRow[face];
            int to = face + 1 < lastFace(chunk) ? faceRow[face + 1] : chunkPairs[chunk];
            faceRow[face] = chunkStart[chunk] + from;
            if (from < to) {
                placeFace(chunk, face, from, to);
            }
        }
    }

    private void placeFace(int chunk, int face, int from, int to) {
        int left = faces.left(face);
        int right = faces.right(face);
        int top = faces.top(face);
        int bottom = faces.bottom(face);
        for (int i = from; i < to; i++) {
            int tile = chunkTiles[chunk][i];
            int pair = places[chunk * grid.tiles() + tile]++;
            int column = grid.firstColumn(tile);
            int row = grid.firstRow(tile);
            pairFace[pair] = face;
            pairRow[pair] = chunkStart[chunk] + i;
            pairBox[pair] = Math.max(0, left - column)
                    | Math.min(grid.columnsIn(tile) - 1, right - column) << 8
                    | Math.max(0, top - row) << 16
                    | Math.min(grid.rowsIn(tile) - 1, bottom - row) << 24;
            faces.place(face, column, row, placements, PLACEMENT * pair);
        }
    }

    /** The nearest depth of a face, less the origin. */
    float nearestDepth(int face) {
        return faces.nearest(face) - depthOrigin;
    }
}
