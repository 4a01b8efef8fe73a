package shapefit.raster.cpu;

/**
 * The pixels of one tile that one face reaches, with what has been computed for each, as parallel lists: a packed loop over a
 * list is what SIMD wants, and each stage of the arithmetic is one such loop.
 */
final class Samples {

    /** How many there are; all lists are valid up to here. */
    int count;

    /** Which pixel of the tile: {@link Grid#SIDE} · row + column. */
    final int[] pixel = new int[Grid.AREA];

    /** The nearest edge, or the corner with the smallest barycentric coordinate. */
    final int[] edge = new int[Grid.AREA];

    /** Signed squared distance s·d², NDC², positive inside. */
    final float[] distance = new float[Grid.AREA];

    /** D. */
    final float[] covered = new float[Grid.AREA];

    /** 1 − D, with all its digits. */
    final float[] missed = new float[Grid.AREA];

    /** Barycentric coordinates w, unclipped. */
    final float[] w0 = new float[Grid.AREA];

    final float[] w1 = new float[Grid.AREA];
    final float[] w2 = new float[Grid.AREA];

    /** Clipped barycentric coordinates ŵ, summing to 1. */
    final float[] c0 = new float[Grid.AREA];

    final float[] c1 = new float[Grid.AREA];
    final float[] c2 = new float[Grid.AREA];

    /** Depth less {@link Bins#depthOrigin}, or positive infinity if it is outside [near, far]. */
    final float[] depth = new float[Grid.AREA];

    /** Weight of the face in the colour of the pixel; 0 if it does not show. */
    final float[] weight = new float[Grid.AREA];

    /** Colour C of the face; only where it shows. */
    final float[] red = new float[Grid.AREA];

    final float[] green = new float[Grid.AREA];
    final float[] blue = new float[Grid.AREA];

    // Backward only.

    /** Slope of D by its argument a; unless everything about alpha and the distribution is usual. */
    final float[] slope = new float[Grid.AREA];

    /** Slope of ln D by a; as {@link #slope}. */
    final float[] logSlope = new float[Grid.AREA];

    /** Derivative of the loss by the argument a, see {@link shapefit.raster.Distribution}. */
    final float[] gradArgument = new float[Grid.AREA];

    /** Derivative by the face's colour C. */
    final float[] gradRed = new float[Grid.AREA];

    final float[] gradGreen = new float[Grid.AREA];
    final float[] gradBlue = new float[Grid.AREA];

    /** Derivative by ŵ, then by w; only for the whole gradient. */
    final float[] grad0 = new float[Grid.AREA];

    final float[] grad1 = new float[Grid.AREA];
    final float[] grad2 = new float[Grid.AREA];
}
