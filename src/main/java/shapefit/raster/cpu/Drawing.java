package shapefit.raster.cpu;

import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Coloring;
import shapefit.raster.Distance;
import shapefit.raster.Distribution;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftSettings;
import shapefit.raster.kernel.ConormMath;

/** What forward leaves for backward. Per-pixel arrays are tile after tile, each row after row, so a tile is one block. */
final class Drawing {

    final Bins bins = new Bins();
    RasterInput input;
    SoftSettings settings;

    /** [tiles, AREA] ∏(1 − D) for {@link AlphaAggregation#PROD}; else see {@link ConormMath#kept}. */
    float[] kept = {};

    /** [tiles, AREA] first face with the largest D, or −1, for {@link AlphaAggregation#MAX}. */
    int[] leader = {};

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
        if (kept.length < pixels) {
            kept = new float[pixels];
        }
        if (settings.alpha() == AlphaAggregation.MAX && leader.length < pixels) {
            leader = new int[pixels];
        }
        if (isSoft() && nearest.length < pixels) {
            nearest = new float[pixels];
            total = new float[pixels];
        }
        if (isColored() && !isSoft() && winner.length < pixels) {
            winner = new int[pixels];
        }
    }

    /** Whether alpha and the coverages are joined and propagated by the loops of their own that the usual ways have. */
    boolean isUsual() {
        return isUsual(settings);
    }

    /** As {@link #isUsual()}. */
    static boolean isUsual(SoftSettings settings) {
        return isLogistic(settings) && settings.alpha().ordinal() <= AlphaAggregation.HARD.ordinal();
    }

    /** Whether coverages are by the default distribution, or by none. */
    static boolean isLogistic(SoftSettings settings) {
        return settings.distribution() == Distribution.LOGISTIC_SQUARED || settings.distance() == Distance.HARD;
    }

    boolean isColored() {
        return input.coloring != Coloring.NONE;
    }

    /** Whether colours are joined by depth and coverage; else the nearest wins, or there is none. */
    boolean isSoft() {
        return isColored() && settings.color() == ColorAggregation.SOFTMAX;
    }
}
