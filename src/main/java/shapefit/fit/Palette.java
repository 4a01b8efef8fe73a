package shapefit.fit;

import java.util.Arrays;

/** The few colours that stand for many. Colours are roots of linear ones, so that differences of dark ones count, too. */
final class Palette {

    private static final int MOST = 8;

    /** How often the colours are moved to the middle of their pixels. */
    private static final int ROUNDS = 6;

    private final float[] colors; // [n, 3]

    private Palette(float[] colors) {
        this.colors = colors;
    }

    /** Roots of linear colours, element by element; below 0 counts as 0. */
    static float[] roots(float[] linear) {
        float[] roots = new float[linear.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = (float) Math.sqrt(Math.max(0, linear[i]));
        }
        return roots;
    }

    /** The colours of a picture's border [H, W, 3]: what the background probably looks like. */
    static Palette ofBorder(float[] picture, int width, int height) {
        float[] border = new float[picture.length];
        int n = 0;
        for (int p = 0; p < width * height; p++) {
            int x = p % width;
            int y = p / width;
            if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
                System.arraycopy(picture, 3 * p, border, n, 3);
                n += 3;
            }
        }
        return of(Arrays.copyOf(border, n));
    }

    /**
     * Means of pixels that are near each other (k-means, started from pixels far apart).
     *
     * @param pixels [n, 3], n at least 1
     */
    static Palette of(float[] pixels) {
        float[] means = farApart(pixels);
        for (int round = 0; round < ROUNDS; round++) {
            means = moved(means, pixels);
        }
        return new Palette(means);
    }

    /** The first pixel, then always the one farthest from all taken. */
    private static float[] farApart(float[] pixels) {
        float[] taken = Arrays.copyOf(pixels, 3);
        while (taken.length < 3 * MOST) {
            int farthest = 0;
            float most = 0;
            for (int p = 0; p < pixels.length; p += 3) {
                float distance = distance(pixels, p, taken, nearest(pixels, p, taken));
                if (distance > most) {
                    most = distance;
                    farthest = p;
                }
            }
            if (most == 0) {
                break;
            }
            taken = Arrays.copyOf(taken, taken.length + 3);
            System.arraycopy(pixels, farthest, taken, taken.length - 3, 3);
        }
        return taken;
    }

    private static float[] moved(float[] means, float[] pixels) {
        double[] sums = new double[means.length];
        int[] counts = new int[means.length / 3];
        for (int p = 0; p < pixels.length; p += 3) {
            int k = nearest(pixels, p, means);
            counts[k / 3]++;
            for (int c = 0; c < 3; c++) {
                sums[k + c] += pixels[p + c];
            }
        }
        float[] next = means.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] = counts[i / 3] > 0 ? (float) (sums[i] / counts[i / 3]) : means[i];
        }
        return next;
    }

    private static int nearest(float[] pixels, int p, float[] colors) {
        int nearest = 0;
        for (int k = 3; k < colors.length; k += 3) {
            nearest = distance(pixels, p, colors, k) < distance(pixels, p, colors, nearest) ? k : nearest;
        }
        return nearest;
    }

    /** Mean over the channels. */
    private static float distance(float[] a, int p, float[] b, int q) {
        return (Math.abs(a[p] - b[q]) + Math.abs(a[p + 1] - b[q + 1]) + Math.abs(a[p + 2] - b[q + 2])) / 3;
    }

    /**
     * How far each pixel is from the nearest of these colours.
     *
     * @param picture [n, 3]
     * @param most larger differences are this
     * @return [n]
     */
    float[] differences(float[] picture, float most) {
        float[] differences = new float[picture.length / 3];
        for (int p = 0; p < differences.length; p++) {
            differences[p] = Math.min(most, distance(picture, 3 * p, colors, nearest(picture, 3 * p, colors)));
        }
        return differences;
    }
}
