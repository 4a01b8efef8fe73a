package shapefit.raster.tiles;

import shapefit.raster.Distance;
import shapefit.raster.Quirk;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftSettings;

/**
 * What does not change over the pixels of a face, set up in double precision.
 *
 * <p>Edge k of a face lies opposite corner k and runs from corner k+1 to corner k+2. Two numbers place a pixel against it, both
 * affine in the pixel's column and row: <em>perp</em>, the distance to the edge's line, positive on the triangle's side, and
 * <em>along</em>, the way along the edge from its middle. All else follows: barycentric coordinate k is perp / height, and the
 * squared distance to the segment is perp² + max(0, |along| − half)². An edge that leaves the picture is cut to the part that
 * pixels can be opposite to, or the middle of a very long one would be too far away for along to have digits. Both are computed
 * in double precision at the corner of each tile ({@link #perp}, {@link #along}), where the large numbers cancel, so that float
 * is enough inside a tile.
 *
 * <p>A shared edge gives both its faces exactly opposite perps, so no pixel between two faces is lost.
 *
 * <p><b>Threads.</b> After {@link #prepare}, any thread may set up any face; a face belongs to one thread at a time.
 */
public abstract class FaceTable {

    /** Where in a face's block the three numbers per edge start: half the length of the part that matters, NDC. */
    public static final int HALF = 0;

    /** How far along the whole edge a point is, 0 to 1, is this plus along times {@link #END_SLOPE}. */
    public static final int END_OFFSET = 3;

    /** 1 / length, 1/NDC. */
    public static final int END_SLOPE = 6;

    /** 1 / distance of corner k from edge k, 1/NDC. */
    public static final int INVERSE_HEIGHT = 9;

    /** Depth of corner k. */
    public static final int DEPTH = 12;

    /** 1 if the face has a colour when seen from here, else 0 (one number). */
    public static final int VISIBLE = 15;

    /** Where the numbers start that a rasterizer adds. */
    protected static final int OWN = 16;

    // Per edge in frames: the unit normal to the triangle's side, the direction, the end measured from, along at that
    // end,
    // and how far behind the edge a pixel can lie and still count, with a margin for rounding. NDC.
    private static final int NORMAL = 0;
    private static final int DIRECTION = 2;
    private static final int ORIGIN = 4;
    private static final int ALONG_ORIGIN = 6;
    private static final int REACH = 7;
    private static final int FRAME = 8;

    private static final double SMALLEST_DOUBLED_AREA = 1e-10;

    /** A face's box is this much wider, in pixels, so that rounding loses no pixel on its border. */
    private static final double HAIR = 1e-9;

    private final int stride;

    /** [F, stride]; at least one block long. */
    public float[] constants;

    private double[] frames = {}; // [F, 3, FRAME]

    private RasterInput input;
    private SoftSettings settings;
    private PixelGrid grid = new PixelGrid(1, 1);
    private double reach;
    private boolean behindToo;

    /** @param stride numbers per face in {@link #constants}, at least {@link #OWN} */
    protected FaceTable(int stride) {
        this.stride = stride;
        constants = new float[stride];
    }

    /** Makes room; then {@link #setUp} fills in one face at a time. */
    public final void prepare(RasterInput newInput, SoftSettings newSettings) {
        input = newInput;
        settings = newSettings;
        if (grid.width() != input.width || grid.height() != input.height) {
            grid = new PixelGrid(input.width, input.height);
        }
        reach = settings.reach();
        behindToo = settings.has(Quirk.DRAW_BEHIND_CAMERA);
        if (frames.length < Math.multiplyExact(3 * FRAME, input.faceCount)) {
            constants = new float[Math.multiplyExact(stride, input.faceCount)];
            frames = new double[3 * FRAME * input.faceCount];
        }
    }

    /** Where the picture's samples lie. */
    public final PixelGrid grid() {
        return grid;
    }

    /** Computes a face's constants. Returns false if it is not drawn. */
    public final boolean setUp(int face) {
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
            constants[stride * face + DEPTH + k] = corners[at + 3 * k + 2];
        }
        boolean visible = switch (settings.facing()) {
            case BOTH -> true;
            case COUNTER_CLOCKWISE -> doubledArea > 0;
            case CLOCKWISE -> doubledArea < 0;
        };
        constants[stride * face + VISIBLE] = visible ? 1 : 0;
        complete(face, doubledArea > 0);
        return true;
    }

    private void setUpEdge(int face, int k, double doubledArea) {
        float[] corners = input.corners;
        int a = 9 * face + 3 * ((k + 1) % 3);
        int b = 9 * face + 3 * ((k + 2) % 3);
        // Measured from the same end whichever way round the edge is: see the class comment on shared edges.
        boolean swapped = corners[b] < corners[a] || (corners[b] == corners[a] && corners[b + 1] < corners[a + 1]);
        double dx = (double) corners[b] - corners[a];
        double dy = (double) corners[b + 1] - corners[a + 1];
        double length = Math.sqrt(dx * dx + dy * dy);
        dx /= length;
        dy /= length;
        double side = doubledArea > 0 ? 1 : -1;
        double height = Math.abs(doubledArea) / length;
        int origin = swapped ? b : a;
        double alongOrigin = swapped ? 0.5 * length : -0.5 * length;
        double centre = alongOrigin - dx * corners[origin] - dy * corners[origin + 1]; // of the picture
        double extent = Math.abs(dx) * grid.halfWidth() + Math.abs(dy) * grid.halfHeight();
        double from = clamp(centre - extent, 0.5 * length);
        double to = clamp(centre + extent, 0.5 * length);
        double middle = 0.5 * (from + to);

        int frame = frame(face, k);
        frames[frame + NORMAL] = -side * dy;
        frames[frame + NORMAL + 1] = side * dx;
        frames[frame + DIRECTION] = dx;
        frames[frame + DIRECTION + 1] = dy;
        frames[frame + ORIGIN] = corners[origin];
        frames[frame + ORIGIN + 1] = corners[origin + 1];
        frames[frame + ALONG_ORIGIN] = alongOrigin - middle;
        double margin = 1e-5 * grid.step() + 1e-6 * Math.min(length, 4);
        frames[frame + REACH] = reach(height) + margin;
        int block = stride * face + k;
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

    /**
     * Adds the numbers of the rasterizer's own to a face's block.
     *
     * @param counterClockwise whether the corners run so, as seen from here
     */
    protected abstract void complete(int face, boolean counterClockwise);

    private static int frame(int face, int k) {
        return FRAME * (3 * face + k);
    }

    /** x of edge k's unit normal, which points to the triangle. */
    protected final double normalX(int face, int k) {
        return frames[frame(face, k) + NORMAL];
    }

    /** y of the normal. */
    protected final double normalY(int face, int k) {
        return frames[frame(face, k) + NORMAL + 1];
    }

    /** x of edge k's unit direction. */
    protected final double directionX(int face, int k) {
        return frames[frame(face, k) + DIRECTION];
    }

    /** y of the direction. */
    protected final double directionY(int face, int k) {
        return frames[frame(face, k) + DIRECTION + 1];
    }

    /** Pixels with perp of edge k below minus this are too far, with a margin for rounding; NDC. */
    protected final double reach(int face, int k) {
        return frames[frame(face, k) + REACH];
    }

    private double perp(int frame, double x, double y) {
        return frames[frame + NORMAL] * (x - frames[frame + ORIGIN])
                + frames[frame + NORMAL + 1] * (y - frames[frame + ORIGIN + 1]);
    }

    private double along(int frame, double x, double y) {
        return frames[frame + DIRECTION] * (x - frames[frame + ORIGIN])
                + frames[frame + DIRECTION + 1] * (y - frames[frame + ORIGIN + 1])
                + frames[frame + ALONG_ORIGIN];
    }

    /** Writes perp of the three edges at a pixel, NDC, then along, to {@code out} from {@code at} on. */
    public final void place(int face, int column, int row, float[] out, int at) {
        double x = grid.x(column);
        double y = grid.y(row);
        for (int k = 0; k < 3; k++) {
            out[at + k] = (float) perp(frame(face, k), x, y);
            out[at + 3 + k] = (float) along(frame(face, k), x, y);
        }
    }

    /** Whether no edge has all pixels of columns x0 to x1 and rows y0 to y1 too far behind it. */
    public final boolean reaches(int face, int x0, int x1, int y0, int y1) {
        double x = grid.x(x0);
        double y = grid.y(y0);
        double width = (x1 - x0) * grid.step();
        double height = (y1 - y0) * grid.step();
        for (int k = 0; k < 3; k++) {
            int frame = frame(face, k);
            double farthest = perp(frame, x, y)
                    + Math.max(0, width * frames[frame + NORMAL])
                    + Math.max(0, -height * frames[frame + NORMAL + 1]);
            if (farthest < -frames[frame + REACH]) {
                return false;
            }
        }
        return true;
    }

    /** First column of the face's enlarged box inside the picture; beyond {@link #right} if no column is. */
    public final int left(int face) {
        return (int) Math.max(0, Math.ceil(-HAIR + grid.column(least(face, 0) - boxMargin())));
    }

    /** Last column of it. */
    public final int right(int face) {
        return (int) Math.min(grid.width() - 1, Math.floor(HAIR + grid.column(most(face, 0) + boxMargin())));
    }

    /** First row of it; beyond {@link #bottom} if no row is. */
    public final int top(int face) {
        return (int) Math.max(0, Math.ceil(-HAIR + grid.row(most(face, 1) + boxMargin())));
    }

    /** Last row of it. */
    public final int bottom(int face) {
        return (int) Math.min(grid.height() - 1, Math.floor(HAIR + grid.row(least(face, 1) - boxMargin())));
    }

    /** How far past its corners' box a face is drawn, NDC. */
    private double boxMargin() {
        return settings.distance() == Distance.HARD ? 0 : reach;
    }

    /** Depth of the nearest corner. */
    public final float nearest(int face) {
        return least(face, 2);
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
