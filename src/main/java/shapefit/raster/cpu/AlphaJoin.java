package shapefit.raster.cpu;

import java.util.Arrays;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.kernel.ConormMath;

/**
 * Joins coverages to alpha by any {@link AlphaAggregation} but {@link AlphaAggregation#HARD}, and any distribution, for one tile
 * at a time. The usual ways have faster loops of their own in {@link ForwardPass} and {@link BackwardPass}.
 */
final class AlphaJoin {

    private final Samples samples;
    private Drawing drawing;
    private int way;

    AlphaJoin(Samples samples) {
        this.samples = samples;
    }

    void prepare(Drawing newDrawing) {
        drawing = newDrawing;
        way = drawing.settings.alpha().ordinal();
    }

    /** Sets a tile's states to those of pixels without triangles. */
    void begin(float[] states, int first) {
        Arrays.fill(states, ConormMath.start(way));
        if (way == ConormMath.MAX) {
            Arrays.fill(drawing.leader, first, first + Grid.AREA, -1);
        }
    }

    /** Joins the samples' coverages to the tile's states. */
    void join(float[] states, int first, int face) {
        for (int n = 0; n < samples.count; n++) {
            int i = samples.pixel[n];
            if (way == ConormMath.MAX && samples.covered[n] > states[i]) {
                drawing.leader[first + i] = face;
            }
            float joined = ConormMath.join(way, states[i], samples.covered[n], samples.missed[n]);
            boolean vanishes = way == ConormMath.EINSTEIN && joined < ForwardPass.SMALLEST_TRANSPARENCY;
            states[i] = vanishes ? ForwardPass.SMALLEST_TRANSPARENCY : joined;
        }
    }

    /** Turns the states to alphas, and keeps what {@link #backward} needs of them. */
    void finish(float[] states, int first) {
        for (int i = 0; i < Grid.AREA; i++) {
            float root = (float) Math.sqrt(states[i]);
            drawing.kept[first + i] = ConormMath.kept(way, states[i], root);
            states[i] = ConormMath.alpha(way, states[i], root);
        }
    }

    /**
     * Derivatives by the arguments of the coverages that come through alpha.
     *
     * @param gradAlpha of the tile
     * @param kept of the tile, see {@link ConormMath#slope}
     */
    void backward(float[] gradAlpha, float[] kept, int first, int face) {
        for (int n = 0; n < samples.count; n++) {
            int i = samples.pixel[n];
            boolean follows = way == ConormMath.MAX && drawing.leader[first + i] != face;
            float slope = follows ? 0 : ConormMath.slope(way, kept[i], samples.covered[n], samples.missed[n]);
            samples.gradArgument[n] = gradAlpha[i] * slope * samples.slope[n];
        }
    }
}
