package shapefit.raster.cpu;

import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Coloring;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftSettings;

/** What forward leaves for backward. Per-pixel arrays are tile after tile, each row after row, so a tile is one block. */
final class Drawing {

    final Bins bins = new Bins();
    RasterInput input;
    SoftSettings settings;

    /** [tiles, AREA] ∏(1 − D), for {@link AlphaAggregation#PROD}. */
    float[] transparency = {};

    /** [tiles, AREA] depth, less the origin, that the exponents of {@link #total} are relative to, for {@link ColorAggregation#SOFTMAX}. */
    float[] nearest = {};

    /** [tiles, AREA] sum of the weights D · e^((nearest − z) κ), the background's among them, for SOFTMAX. */
    float[] total = {};

    /** [tiles, AREA] face that gives the colour or −1, for {@link ColorAggregation#HARD}. */
    int[] winner = {};

    /** κ = 1 / (γ (far − near)): what a difference of depth is multiplied by to become one of exponents. */
    float sharpness;

    /** The depth, less the origin, at which the background's weight is that of a face: far − 2ε (far − near). */
    float backgroundDepth;

    /** Makes room for the pixels, when the bins are full. */
    void prepare(RasterInput newInput, SoftSettings newSettings) {
        input = newInput;
        settings = newSettings;
        double range = settings.far() - settings.near();
        sharpness = (float) (1 / (settings.gamma() * range));
        backgroundDepth = (float) (settings.far() - 2 * settings.epsilon() * range - bins.depthOrigin);
        int pixels = Math.multiplyExact(bins.grid.tiles(), Grid.AREA);
        if (settings.alpha() == AlphaAggregation.PROD && transparency.length < pixels) {
            transparency = new float[pixels];
        }
        if (isSoft() && nearest.length < pixels) {
            nearest = new float[pixels];
            total = new float[pixels];
        }
        if (isColored() && !isSoft() && winner.length < pixels) {
            winner = new int[pixels];
        }
    }

    boolean isColored() {
        return input.coloring != Coloring.NONE;
    }

    /** Whether colours are joined by depth and coverage; else the nearest wins, or there is none. */
    boolean isSoft() {
        return isColored() && settings.color() == ColorAggregation.SOFTMAX;
    }
}
