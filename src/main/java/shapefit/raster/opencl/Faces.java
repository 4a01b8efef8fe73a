package shapefit.raster.opencl;

import shapefit.raster.Distance;
import shapefit.raster.Quirk;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftSettings;

/**
 * What does not change over the pixels of a face, set up in double precision on the host, as a device may have none.
 *
 * <p>Edge k lies opposite corner k and runs from corner k+1 to corner k+2. <em>perp</em> is a pixel's distance to the edge's
 * line, positive on the triangle's side; <em>along</em> its way along the edge, from the middle of the part that the picture's
 * pixels can be opposite to. Barycentric coordinate k is perp / height; the squared distance to the edge is perp² + max(0,
 * |along| − half)². Both are affine, so a (tile, face) pair needs their values at the tile's first pixel only
 * ({@link #place}): the large numbers cancel there, in double, and float is enough inside the tile.
 */
final class Faces {

    /** Numbers per face in {@link #constants}; the first nine kinds are three numbers, one an edge or corner. */
    static final int STRIDE = 23;

    /** x of the edge's unit normal, which points to the triangle. */
    static final int NORMAL_X = 0;

    /** y of the edge's unit normal. */
    static final int NORMAL_Y = 3;

    /** Half the length of the edge's part that matters, NDC. */
    static final int HALF = 6;

    /** How far along the whole edge a point is, 0 to 1, is this plus along times {@link #END_SLOPE}. */
    static final int END_OFFSET = 9;

    /** 1 / length, 1/NDC. */
    static final int END_SLOPE = 12;

    /** 1 / distance of corner k from edge k, 1/NDC. */
    static final int INVERSE_HEIGHT = 15;

    /** Depth of corner k. */
    static final int DEPTH = 18;

    /** 1 if the corners run counter-clockwise, else −1: the edge's direction is (side · normal y, −side · normal x). */
    static final int SIDE = 21;

    /** 1 if the face has a colour when seen from here, else 0. */
    static final int VISIBLE = 22;

    private static final double SMALLEST_DOUBLED_AREA = 1e-10;

    /** Numbers per edge in {@link #edges}: normal, the end measured from, along at that end, reach. */
    private static final int EDGE = 6;

    /** [F, STRIDE]. */
    float[] constants = new float[STRIDE];

    private double[] edges = {};
    private RasterInput input;
    private SoftSettings settings;
    private double step;
    private double reach;
    private double halfWidth;
    private double halfHeight;

    /** Makes room; then {@link #setUp} fills in one face at a time, from any thread. */
    void prepare(RasterInput newInput, SoftSettings newSettings) {
        input = newInput;
        settings = newSettings;
        int side = Math.min(input.width, input.height);
        step = 2.0 / side;
        reach = settings.reach();
        halfWidth = (double) input.width / side;
        halfHeight = (double) input.height / side;
        if (edges.length < 3 * EDGE * input.faceCount) {
            constants = new float[Math.multiplyExact(STRIDE, input.faceCount)];
            edges = new double[Math.multiplyExact(3 * EDGE, input.faceCount)];
        }
    }

    /** Computes a face's constants. Returns false if it is not drawn. */
    boolean setUp(int face) {
        float[] c = input.corners;
        int at = 9 * face;
        for (int i = at; i < at + 9; i++) {
            if (!Float.isFinite(c[i])) {
                return false;
            }
        }
        boolean inFront = c[at + 2] > 0 && c[at + 5] > 0 && c[at + 8] > 0;
        double doubledArea = ((double) c[at + 3] - c[at]) * ((double) c[at + 7] - c[at + 1])
                - ((double) c[at + 6] - c[at]) * ((double) c[at + 4] - c[at + 1]);
        if (!(inFront || settings.has(Quirk.DRAW_BEHIND_CAMERA)) || Math.abs(doubledArea) < SMALLEST_DOUBLED_AREA) {
            return false;
        }
        for (int k = 0; k < 3; k++) {
            setUpEdge(face, k, doubledArea);
            constants[STRIDE * face + DEPTH + k] = c[at + 3 * k + 2];
        }
        boolean visible = switch (settings.facing()) {
            case BOTH -> true;
            case COUNTER_CLOCKWISE -> doubledArea > 0;
            case CLOCKWISE -> doubledArea < 0;
        };
        constants[STRIDE * face + SIDE] = doubledArea > 0 ? 1 : -1;
        constants[STRIDE * face + VISIBLE] = visible ? 1 : 0;
        return true;
    }

    private void setUpEdge(int face, int k, double doubledArea) {
        float[] c = input.corners;
        int a = 9 * face + 3 * ((k + 1) % 3);
        int b = 9 * face + 3 * ((k + 2) % 3);
        // Measured from the same end whichever way round: two faces then see exactly opposite perps of a shared edge.
        boolean swapped = c[b] < c[a] || (c[b] == c[a] && c[b + 1] < c[a + 1]);
        double dx = (double) c[b] - c[a];
        double dy = (double) c[b + 1] - c[a + 1];
        double length = Math.sqrt(dx * dx + dy * dy);
        dx /= length;
        dy /= length;
        double side = doubledArea > 0 ? 1 : -1;
        double height = Math.abs(doubledArea) / length;
        int origin = swapped ? b : a;
        double alongOrigin = swapped ? 0.5 * length : -0.5 * length;
        double centre = alongOrigin - dx * c[origin] - dy * c[origin + 1]; // of the picture
        double extent = Math.abs(dx) * halfWidth + Math.abs(dy) * halfHeight;
        double from = clamp(centre - extent, 0.5 * length);
        double to = clamp(centre + extent, 0.5 * length);
        double middle = 0.5 * (from + to);

        int edge = EDGE * (3 * face + k);
        edges[edge] = -side * dy;
        edges[edge + 1] = side * dx;
        edges[edge + 2] = c[origin];
        edges[edge + 3] = c[origin + 1];
        edges[edge + 4] = alongOrigin - middle;
        edges[edge + 5] = reach(height) + 1e-5 * step + 1e-6 * Math.min(length, 4); // a margin for rounding
        int block = STRIDE * face + k;
        constants[block + NORMAL_X] = (float) (-side * dy);
        constants[block + NORMAL_Y] = (float) (side * dx);
        constants[block + HALF] = (float) (0.5 * (to - from));
        constants[block + END_OFFSET] = (float) (0.5 + middle / length);
        constants[block + END_SLOPE] = (float) (1 / length);
        constants[block + INVERSE_HEIGHT] = (float) (1 / height);
    }

    private static double clamp(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }

    /** How far behind an edge a pixel can lie and still count, NDC. */
    private double reach(double height) {
        return switch (settings.distance()) {
            case EUCLIDEAN -> reach;
            case BARYCENTRIC -> reach * height; // here τ is compared with a barycentric coordinate
            case HARD -> 0;
        };
    }

    /** How far past its corners' box a face is drawn, NDC. */
    double boxMargin() {
        return settings.distance() == Distance.HARD ? 0 : reach;
    }

    /** Whether any point of the box from (x, y) to (x + width, y − height) is near enough to every edge's inner side; NDC. */
    boolean reaches(int face, double x, double y, double width, double height) {
        for (int k = 0; k < 3; k++) {
            int edge = EDGE * (3 * face + k);
            double farthest =
                    perp(edge, x, y) + Math.max(0, width * edges[edge]) + Math.max(0, -height * edges[edge + 1]);
            if (farthest < -edges[edge + 5]) {
                return false;
            }
        }
        return true;
    }

    /** Writes perp of the three edges at (x, y), NDC, then along, to {@code out} from {@code at} on. */
    void place(int face, double x, double y, float[] out, int at) {
        double side = constants[STRIDE * face + SIDE];
        for (int k = 0; k < 3; k++) {
            int edge = EDGE * (3 * face + k);
            out[at + k] = (float) perp(edge, x, y);
            out[at + 3 + k] = (float) (edges[edge + 4]
                    + side * (edges[edge + 1] * (x - edges[edge + 2]) - edges[edge] * (y - edges[edge + 3])));
        }
    }

    private double perp(int edge, double x, double y) {
        return edges[edge] * (x - edges[edge + 2]) + edges[edge + 1] * (y - edges[edge + 3]);
    }
}
