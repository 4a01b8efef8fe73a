package shapefit.fit;

import shapefit.image.FloatImage;
import shapefit.image.PixelRect;
import shapefit.image.Resample;

/**
 * How common each colour is in a picture: a histogram of opponent colours, blurred by the same kernel with which colours are
 * compared, so that the two can be weighed against each other.
 */
final class ColorDensity {

    /** How far brightness strays on one surface: light falls on it in many ways. */
    static final float SPREAD_LIGHT = 0.12f;

    /** How far the two coordinates of hue stray. */
    static final float SPREAD_HUE = 0.04f;

    /** Density of the kernel where it is highest. */
    static final float PEAK = 1 / (8 * SPREAD_LIGHT * SPREAD_HUE * SPREAD_HUE);

    /** Longer side of the picture that is counted, pixels. */
    private static final double SIDE = 192;

    private static final float CELL_LIGHT = 0.04f;
    private static final float CELL_HUE = 0.02f;
    private static final int LIGHTS = 56;
    private static final int HUES = 96;

    /** Share of pixels of any colour at all: what occurs nowhere is rare, not impossible. */
    private static final float ANY = 0.02f;

    private final float[] cells = new float[LIGHTS * HUES * HUES]; // [light, hue, hue] density

    private ColorDensity(float[] opponent) {
        int n = opponent.length / 3;
        for (int p = 0; p < n; p++) {
            cells[cell(opponent, 3 * p)]++;
        }
        blur(HUES * HUES, LIGHTS, CELL_LIGHT / SPREAD_LIGHT);
        blur(HUES, HUES, CELL_HUE / SPREAD_HUE);
        blur(1, HUES, CELL_HUE / SPREAD_HUE);
        float volume = CELL_LIGHT * CELL_HUE * CELL_HUE;
        float uniform = 1f / (cells.length * volume);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (1 - ANY) * cells[i] / (n * volume) + ANY * uniform;
        }
    }

    static ColorDensity of(FloatImage image) {
        double scale = Math.min(1, SIDE / Math.max(image.width(), image.height()));
        FloatImage small = Resample.image(
                image,
                new PixelRect(0, 0, image.width(), image.height()),
                Math.max(1, (int) (scale * image.width())),
                Math.max(1, (int) (scale * image.height())));
        return new ColorDensity(opponent(Palette.roots(small.rgb())));
    }

    /**
     * Brightness and two coordinates of hue, which change in proportion with exposure.
     *
     * @param roots [n, 3] roots of linear colours
     * @return [n, 3]
     */
    static float[] opponent(float[] roots) {
        float[] opponent = new float[roots.length];
        for (int i = 0; i < roots.length; i += 3) {
            float red = roots[i];
            float green = roots[i + 1];
            float blue = roots[i + 2];
            opponent[i] = 0.57735f * (red + green + blue);
            opponent[i + 1] = 0.70711f * (red - green);
            opponent[i + 2] = 0.40825f * (red + green - 2 * blue);
        }
        return opponent;
    }

    /**
     * The way back.
     *
     * @param exposure factor on the roots
     * @return [n, 3] roots of linear colours
     */
    static float[] roots(float[] opponent, float exposure) {
        float[] roots = new float[opponent.length];
        for (int i = 0; i < roots.length; i += 3) {
            float light = 0.57735f * opponent[i];
            float first = 0.70711f * opponent[i + 1];
            float second = 0.40825f * opponent[i + 2];
            roots[i] = exposure * (light + first + second);
            roots[i + 1] = exposure * (light - first + second);
            roots[i + 2] = exposure * (light - 2 * second);
        }
        return roots;
    }

    /** Density at a colour that begins at an index. */
    float at(float[] opponent, int i) {
        return cells[cell(opponent, i)];
    }

    private static int cell(float[] opponent, int i) {
        int light = Math.max(0, Math.min(LIGHTS - 1, (int) (opponent[i] / CELL_LIGHT)));
        return (light * HUES + hue(opponent[i + 1])) * HUES + hue(opponent[i + 2]);
    }

    private static int hue(float value) {
        return Math.max(0, Math.min(HUES - 1, (int) Math.floor(value / CELL_HUE) + HUES / 2));
    }

    /** Two-sided exponential along one axis, by a recursion each way. */
    private void blur(int step, int length, float decay) {
        float keep = (float) Math.exp(-decay);
        float scale = (1 - keep) / (1 + keep);
        float[] forth = new float[length];
        for (int line = 0; line < cells.length / length; line++) {
            int start = line / step * step * length + line % step;
            float sum = 0;
            for (int i = 0; i < length; i++) {
                sum = keep * sum + cells[start + i * step];
                forth[i] = sum;
            }
            float back = 0;
            for (int i = length - 1; i >= 0; i--) {
                float own = cells[start + i * step];
                cells[start + i * step] = scale * (forth[i] + back);
                back = keep * (back + own);
            }
        }
    }
}
