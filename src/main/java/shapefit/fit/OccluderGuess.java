package shapefit.fit;

import java.util.Arrays;
import shapefit.image.Mask;

/**
 * Finds where something seems to stand in front of the object: pixels that the object covers but the mask leaves out, in a
 * patch too thick to be an error of the pose. What is found becomes {@link Mask#UNKNOWN}, so that a mask of the visible part
 * does not make the object shrink. It is guessed anew from each better pose, so a wrong guess does not stay.
 */
final class OccluderGuess {

    /** Patches thinner than this share of the object's size are errors of pose or mask. */
    private static final double THICKNESS = 0.05;

    /** If more than this share of the object seems hidden, the pose is wrong rather than the object hidden. */
    private static final double LARGEST_SHARE = 0.55;

    /** Masks err at their edge by so many of their own pixels, to either side: no more is a patch. */
    private static final double EDGE = 1.25;

    /** A pose that leaves more than this share of the mask bare is not yet near enough to tell what is hidden. */
    private static final double BARE = 0.12;

    /** How far around a patch nothing is believed, in its least half thickness: patches taper off along the contour. */
    private static final double GROWTH = 8;

    /** Chamfer units of one pixel. */
    private static final int UNIT = 5;

    private static final int DIAGONAL = 7;

    private static final int FAR = Integer.MAX_VALUE / 2;

    private OccluderGuess() {}

    /**
     * Whether a pose explains nearly all of the mask, so that what it covers besides may well be hidden.
     *
     * @param coverage [H, W] as {@link Mask}
     * @param covered [H, W] as in {@link #mark}
     */
    static boolean isBelievable(float[] coverage, boolean[] covered) {
        double bare = 0;
        double area = 0;
        for (int p = 0; p < coverage.length; p++) {
            area += Math.max(0, coverage[p]);
            bare += covered[p] ? 0 : Math.max(0, coverage[p]);
        }
        return bare < BARE * area;
    }

    /**
     * @param coverage [H, W] as {@link Mask}
     * @param covered [H, W] whether the object, as it is posed now, covers the pixel's centre
     * @param pixel how many pixels here one of the mask's own is wide
     * @return the coverage with {@link Mask#UNKNOWN} where something seems to be in front
     */
    static float[] mark(float[] coverage, boolean[] covered, int width, int height, double pixel) {
        int n = width * height;
        boolean[] left = new boolean[n]; // covered, but left out of the mask
        double area = 0;
        for (int p = 0; p < n; p++) {
            left[p] = covered[p] && coverage[p] >= 0 && coverage[p] < 0.5f;
            area += Math.max(0, coverage[p]);
        }
        double radius = THICKNESS * Math.sqrt(area) / 2;
        int[] depth = distanceTo(left, false, width, height);
        boolean[] core = new boolean[n];
        for (int p = 0; p < n; p++) {
            core[p] = depth[p] != FAR && depth[p] > UNIT * (Math.max(radius, EDGE * pixel) + 0.5);
        }
        // Grow the cores back to the whole patch, and a little into the background: the contour must be free to move
        // there.
        int[] away = distanceTo(core, true, width, height);
        float[] marked = coverage.clone();
        double hidden = 0;
        for (int p = 0; p < n; p++) {
            boolean near = away[p] <= UNIT * (GROWTH * radius + 1);
            if (near && coverage[p] >= 0 && coverage[p] < 0.5f) {
                marked[p] = Mask.UNKNOWN;
                hidden += covered[p] ? 1 : 0;
            }
        }
        return hidden > LARGEST_SHARE * area ? coverage.clone() : marked;
    }

    /**
     * How much of the object is marked as hidden, as a share of the mask.
     *
     * @param coverage [H, W] as {@link Mask}
     * @param marked [H, W] what {@link #mark} made of it
     * @param covered [H, W] as there
     */
    static double share(float[] coverage, float[] marked, boolean[] covered) {
        double hidden = 0;
        double area = 0;
        for (int p = 0; p < coverage.length; p++) {
            area += Math.max(0, coverage[p]);
            hidden += covered[p] && marked[p] == Mask.UNKNOWN && coverage[p] != Mask.UNKNOWN ? 1 : 0;
        }
        return area > 0 ? hidden / area : 0;
    }

    /** [H, W] chamfer distance, in fifths of a pixel, to the nearest pixel whose flag is {@code value}. */
    private static int[] distanceTo(boolean[] flags, boolean value, int width, int height) {
        int[] d = new int[flags.length];
        Arrays.fill(d, FAR);
        for (int p = 0; p < d.length; p++) {
            if (flags[p] == value) {
                d[p] = 0;
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                relax(d, width, height, x, y, -1);
            }
        }
        for (int y = height - 1; y >= 0; y--) {
            for (int x = width - 1; x >= 0; x--) {
                relax(d, width, height, x, y, 1);
            }
        }
        return d;
    }

    /** The half of the neighbours that a sweep has already seen: −1 those above and to the left, 1 the others. */
    private static void relax(int[] d, int width, int height, int x, int y, int side) {
        int p = y * width + x;
        int best = Math.min(d[p], at(d, width, height, x + side, y) + UNIT);
        best = Math.min(best, at(d, width, height, x, y + side) + UNIT);
        best = Math.min(best, at(d, width, height, x - 1, y + side) + DIAGONAL);
        d[p] = Math.min(best, at(d, width, height, x + 1, y + side) + DIAGONAL);
    }

    private static int at(int[] d, int width, int height, int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? FAR : d[y * width + x];
    }
}
