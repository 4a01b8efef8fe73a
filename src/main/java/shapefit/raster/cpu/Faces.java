package shapefit.raster.cpu;

import shapefit.raster.Distance;
import shapefit.raster.Quirk;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftSettings;

/**
 * What does not change over the pixels of a face.
 *
 * <p>Edge k of a face lies opposite corner k and runs from corner k+1 to corner k+2. Two numbers place a pixel against it, both
 * affine in the pixel's column and row: <em>perp</em>, the distance to the edge's line, positive on the triangle's side, and
 * <em>along</em>, the way along the edge from its middle. All else follows: barycentric coordinate k is perp / height, and the
 * squared distance to the segment is perp² + max(0, |along| − half)². An edge that leaves the picture is cut to the part that
 * pixels can be opposite to, or the middle of a very long one would be too far away for along to have digits. They are set up in double precision at the corner of each
 * tile ({@link #perp}, {@link #along}), where the large numbers cancel, so that float is enough inside a tile.
 *
 * <p>A shared edge gives both its faces exactly opposite perps, so no pixel between two faces is lost.
 */
final class Faces {

    /** Numbers per face in {@link #constants}. */
    static final int STRIDE = 34;

    /** Where in a face's block the three numbers per edge start: change of perp per column, NDC. */
    static final int PERP_COLUMN = 0;

    /** Change of perp per row, NDC. */
    static final int PERP_ROW = 3;

    /** Change of along per column, NDC. */
    static final int ALONG_COLUMN = 6;

    /** Change of along per row, NDC. */
    static final int ALONG_ROW = 9;

    /** Half the length of the edge's part that matters, NDC. */
    static final int HALF = 12;

    /** 1 / distance of corner k from edge k, 1/NDC. */
    static final int INVERSE_HEIGHT = 15;

    /** 1 / depth of corner k. */
    static final int INVERSE_DEPTH = 18;

    /** Pixels with perp below −reach are too far, with a margin for rounding; NDC. */
    static final int REACH = 21;

    /** Depth of corner k. */
    static final int DEPTH = 24;

    /** 1 if the face has a colour when seen from here, else 0 (one number). */
    static final int VISIBLE = 27;

    /** How far along the whole edge a point is, 0 to 1, is this plus along times {@link #END_SLOPE}. */
    static final int END_OFFSET = 28;

    /** 1 / length, 1/NDC. */
    static final int END_SLOPE = 31;

    /** Numbers per face in {@link #frames}: per edge its normal, direction, one end, and along at that end. */
    private static final int FRAME = 21;

    private static final double SMALLEST_DOUBLED_AREA = 1e-10;

    /** [F, STRIDE]. */
    float[] constants = {};

    /** [F, 3, 7], along from the middle of the part that matters. */
    private double[] frames = {};

    private RasterInput input;
    private SoftSettings settings;
    private double step;
    private double reach;
    private double halfWidth; // of the picture, NDC
    private double halfHeight;
    private boolean behindToo;

    /** Makes room; then {@link #setUp} fills in one face at a time. */
    void prepare(RasterInput newInput, SoftSettings newSettings, Grid grid) {
        input = newInput;
        settings = newSettings;
        step = grid.step();
        reach = settings.reach();
        halfWidth = (double) grid.width() / grid.side();
        halfHeight = (double) grid.height() / grid.side();
        behindToo = settings.has(Quirk.DRAW_BEHIND_CAMERA);
        if (constants.length < STRIDE * input.faceCount) {
            constants = new float[Math.multiplyExact(STRIDE, input.faceCount)];
            frames = new double[Math.multiplyExact(FRAME, input.faceCount)];
        }
    }

    /** Computes a face's constants. Returns false if it is not drawn. */
    boolean setUp(int face) {
        float[] corners = input.corners;
        int at = 9 * face;
        for (int i = at; i < at + 9; i++) {
            if (!Float.isFinite(corners[i])) {
                return false;
            }
        }
        boolean inFront = corners[at + 2] > 0 && corners[at + 5] > 0 && corners[at + 8] > 0;
        double doubledArea = ((double) corners[at + 3] - corners[at]) * ((double) corners[at + 7] - corners[at + 1])
                - ((double) corners[at + 6] - corners[at]) * ((double) corners[at + 4] - corners[at + 1]);
        if (!(inFront || behindToo) || Math.abs(doubledArea) < SMALLEST_DOUBLED_AREA) {
            return false;
        }
        for (int k = 0; k < 3; k++) {
            setUpEdge(face, k, doubledArea);
            constants[STRIDE * face + DEPTH + k] = corners[at + 3 * k + 2];
            constants[STRIDE * face + INVERSE_DEPTH + k] = (float) (1.0 / corners[at + 3 * k + 2]);
        }
        boolean visible = switch (settings.facing()) {
            case BOTH -> true;
            case COUNTER_CLOCKWISE -> doubledArea > 0;
            case CLOCKWISE -> doubledArea < 0;
        };
        constants[STRIDE * face + VISIBLE] = visible ? 1 : 0;
        return true;
    }

    private void setUpEdge(int face, int k, double doubledArea) {
        float[] corners = input.corners;
        int a = 9 * face + 3 * ((k + 1) % 3);
        int b = 9 * face + 3 * ((k + 2) % 3);
        // Measured from the same end whichever way round the edge is: see the end of the class comment.
        boolean swapped = corners[b] < corners[a] || (corners[b] == corners[a] && corners[b + 1] < corners[a + 1]);
        double dx = (double) corners[b] - corners[a];
        double dy = (double) corners[b + 1] - corners[a + 1];
        double length = Math.sqrt(dx * dx + dy * dy);
        dx /= length;
        dy /= length;
        double side = doubledArea > 0 ? 1 : -1;
        double nx = -side * dy;
        double ny = side * dx;
        double height = Math.abs(doubledArea) / length;

        int frame = FRAME * face + 7 * k;
        int origin = swapped ? b : a;
        frames[frame] = nx;
        frames[frame + 1] = ny;
        frames[frame + 2] = dx;
        frames[frame + 3] = dy;
        frames[frame + 4] = corners[origin];
        frames[frame + 5] = corners[origin + 1];
        double alongOrigin = swapped ? 0.5 * length : -0.5 * length;
        double centre = alongOrigin - dx * corners[origin] - dy * corners[origin + 1]; // of the picture
        double extent = Math.abs(dx) * halfWidth + Math.abs(dy) * halfHeight;
        double from = clamp(centre - extent, 0.5 * length);
        double to = clamp(centre + extent, 0.5 * length);
        double middle = 0.5 * (from + to);
        frames[frame + 6] = alongOrigin - middle;

        int block = STRIDE * face + k;
        constants[block + PERP_COLUMN] = (float) (nx * step);
        constants[block + PERP_ROW] = (float) (-ny * step); // rows run down, y runs up
        constants[block + ALONG_COLUMN] = (float) (dx * step);
        constants[block + ALONG_ROW] = (float) (-dy * step);
        constants[block + HALF] = (float) (0.5 * (to - from));
        constants[block + END_OFFSET] = (float) (0.5 + middle / length);
        constants[block + END_SLOPE] = (float) (1 / length);
        constants[block + INVERSE_HEIGHT] = (float) (1 / height);
        double margin = 1e-5 * step + 1e-6 * Math.min(length, 4);
        constants[block + REACH] = (float) (reach(height) + margin);
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

    /** Whether a face that is drawn shows its colour. */
    boolean isVisible(int face) {
        return constants[STRIDE * face + VISIBLE] != 0;
    }

    /** perp of edge k at a point in NDC. */
    double perp(int face, int k, double x, double y) {
        int frame = FRAME * face + 7 * k;
        return frames[frame] * (x - frames[frame + 4]) + frames[frame + 1] * (y - frames[frame + 5]);
    }

    /** along of edge k at a point in NDC. */
    double along(int face, int k, double x, double y) {
        int frame = FRAME * face + 7 * k;
        return frames[frame + 2] * (x - frames[frame + 4])
                + frames[frame + 3] * (y - frames[frame + 5])
                + frames[frame + 6];
    }

    /** How far past its corners' box a face is drawn, NDC. */
    double boxMargin() {
        return settings.distance() == Distance.HARD ? 0 : reach;
    }
}
