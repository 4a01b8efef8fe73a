package shapefit.fit;

import java.util.Arrays;
import java.util.Optional;
import shapefit.raster.SoftImage;

/**
 * A small picture of an object, to be laid on places of a larger one: the colours of its pixels, and the pixels just outside,
 * where it should end.
 *
 * @param width of the object's box, pixels
 * @param height of the object's box, pixels
 * @param inside pixels relative to the corner of the box, [n, 2] as x, y
 * @param colors of those, [n, 3], as {@link ColorDensity#opponent} gives them
 * @param around pixels outside, [m, 2]
 * @param edge where in colors the nearest pixel inside begins, for each of those outside, [m]
 * @param light sum of the brightness inside
 */
record ColorTemplate(int width, int height, int[] inside, float[] colors, int[] around, int[] edge, float light) {

    /** Room that a picture needs on every side of the object, pixels. */
    static final int ROOM = 4;

    /** Squared distances from the object of the pixels outside: the next one may be covered in part. */
    private static final int NEAR = 2;

    private static final int FAR = 5;

    /**
     * @param picture square
     * @return empty if it shows nothing
     */
    static Optional<ColorTemplate> of(SoftImage picture, int side) {
        int[] covered = new int[side * side]; // index + 1 of a pixel inside
        int[] box = {side, side, 0, 0};
        int n = 0;
        for (int p = 0; p < covered.length; p++) {
            if (picture.alpha[p] > 0.5f) {
                covered[p] = ++n;
                box[0] = Math.min(box[0], p % side);
                box[1] = Math.min(box[1], p / side);
                box[2] = Math.max(box[2], p % side + 1);
                box[3] = Math.max(box[3], p / side + 1);
            }
        }
        return n == 0 ? Optional.empty() : Optional.of(of(picture, side, covered, n, box));
    }

    private static ColorTemplate of(SoftImage picture, int side, int[] covered, int n, int[] box) {
        int[] inside = new int[2 * n];
        float[] linear = new float[3 * n];
        int[] around = new int[2 * covered.length];
        int[] edge = new int[covered.length];
        int m = 0;
        for (int p = 0; p < covered.length; p++) {
            int x = p % side - box[0];
            int y = p / side - box[1];
            int i = covered[p] - 1;
            if (i >= 0) {
                inside[2 * i] = x;
                inside[2 * i + 1] = y;
                for (int c = 0; c < 3; c++) {
                    linear[3 * i + c] = picture.color[3 * p + c] / picture.alpha[p];
                }
                continue;
            }
            int next = nearest(covered, side, p);
            if (next >= 0) {
                around[2 * m] = x;
                around[2 * m + 1] = y;
                edge[m++] = 3 * next;
            }
        }
        float[] colors = ColorDensity.opponent(Palette.roots(linear));
        float light = Float.MIN_NORMAL;
        for (int i = 0; i < colors.length; i += 3) {
            light += colors[i];
        }
        return new ColorTemplate(
                box[2] - box[0],
                box[3] - box[1],
                inside,
                colors,
                Arrays.copyOf(around, 2 * m),
                Arrays.copyOf(edge, m),
                light);
    }

    /** Index of the pixel inside that is nearest to one outside; -1 if that is too near or too far. */
    private static int nearest(int[] covered, int side, int p) {
        int nearest = FAR + 1;
        int index = -1;
        for (int v = Math.max(0, p / side - 2); v <= Math.min(side - 1, p / side + 2); v++) {
            for (int u = Math.max(0, p % side - 2); u <= Math.min(side - 1, p % side + 2); u++) {
                int distance = (u - p % side) * (u - p % side) + (v - p / side) * (v - p / side);
                if (covered[v * side + u] > 0 && distance < nearest) {
                    nearest = distance;
                    index = covered[v * side + u] - 1;
                }
            }
        }
        return nearest >= NEAR && nearest <= FAR ? index : -1;
    }
}
