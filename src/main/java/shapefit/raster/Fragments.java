package shapefit.raster;

/**
 * What a pixel's centre sees without any softness: the nearest triangle that covers it. Mutable and reusable.
 *
 * <p>A triangle covers a pixel if all its barycentric coordinates there are in [0, 1]; both sides count; its depth must lie
 * in [near, far]; of equal depths the smaller face index wins.
 */
public final class Fragments {

    /** In {@link #face}: nothing there. */
    public static final int NONE = -1;

    /** W, pixels. */
    public int width;

    /** H, pixels. */
    public int height;

    /** [H, W] index of the nearest triangle, or {@link #NONE}. */
    public int[] face = {};

    /** [H, W] its depth, or positive infinity. */
    public float[] depth = {};

    /** [H, W] whether a pixel's centre sees any triangle; a new array. */
    public boolean[] covered() {
        boolean[] covered = new boolean[face.length];
        for (int p = 0; p < covered.length; p++) {
            covered[p] = face[p] != NONE;
        }
        return covered;
    }

    /** Makes the arrays exactly width × height pixels; keeps those that fit. */
    public void resize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        int pixels = Math.multiplyExact(newWidth, newHeight);
        if (face.length != pixels) {
            face = new int[pixels];
            depth = new float[pixels];
        }
    }
}
