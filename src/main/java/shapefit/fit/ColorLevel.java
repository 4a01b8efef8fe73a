package shapefit.fit;

import shapefit.image.FloatImage;
import shapefit.image.PixelRect;
import shapefit.image.Resample;

/**
 * A picture in one size, on which templates are laid.
 *
 * <p>A place counts by how much likelier its colours are if the object is there than by chance, given how common each is in the
 * whole picture; just outside the object its colours count against it, for there it should end.
 *
 * @param scale this size over the picture's
 * @param width in pixels
 * @param height in pixels
 * @param colors [H, W, 3], as {@link ColorDensity#opponent} gives them
 * @param rarity [H, W] the most that a pixel's colour can say, logarithm of a likelihood ratio
 */
record ColorLevel(double scale, int width, int height, float[] colors, float[] rarity) {

    /** Least that a pixel inside says: something may be in front of the object, or light fall oddly. */
    private static final float LEAST_INSIDE = -2;

    private static final float MOST_INSIDE = 4;

    private static final float LEAST_OUTSIDE = -2;

    /** Another colour outside says little: there are many. */
    private static final float MOST_OUTSIDE = 0.7f;

    /** Exposure may differ by this factor, in roots of linear colour. */
    private static final float EXPOSURE = 1.6f;

    static ColorLevel of(FloatImage image, double scale, ColorDensity density) {
        int width = Math.max(4, (int) Math.round(scale * image.width()));
        int height = Math.max(4, (int) Math.round(scale * image.height()));
        FloatImage small = Resample.image(image, new PixelRect(0, 0, image.width(), image.height()), width, height);
        float[] colors = ColorDensity.opponent(Palette.roots(small.rgb()));
        float[] rarity = new float[width * height];
        for (int p = 0; p < rarity.length; p++) {
            rarity[p] = (float) Math.log(ColorDensity.PEAK / density.at(colors, 3 * p));
        }
        return new ColorLevel(scale, width, height, colors, rarity);
    }

    /** A box of this level in the whole picture. */
    PixelRect inPicture(int x, int y, int width, int height) {
        return new PixelRect(x / scale, y / scale, width / scale, height / scale);
    }

    /** Where a template's pixels are when its corner is at index 0. */
    int[] offsets(ColorTemplate template) {
        int[] offsets = new int[template.inside().length / 2];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = template.inside()[2 * i + 1] * width + template.inside()[2 * i];
        }
        return offsets;
    }

    /**
     * What speaks for the object at a place, in proportion to its area in the picture: neighbours say much the same, so more
     * pixels of a place are not more evidence, but a larger place is.
     *
     * @param offsets of the template here
     * @param x column of its corner; its box is within the picture
     * @param y row of its corner
     */
    double evidence(ColorTemplate template, int[] offsets, int x, int y) {
        int corner = y * width + x;
        float exposure = exposure(template, offsets, x, y);
        double evidence = 0;
        for (int i = 0; i < offsets.length; i++) {
            evidence += within(LEAST_INSIDE, likelihood(template, 3 * i, corner + offsets[i], exposure), MOST_INSIDE);
        }
        for (int j = 0; j < template.edge().length; j++) {
            int u = x + template.around()[2 * j];
            int v = y + template.around()[2 * j + 1];
            if (u >= 0 && v >= 0 && u < width && v < height) {
                evidence += within(
                        LEAST_OUTSIDE,
                        -likelihood(template, template.edge()[j], v * width + u, exposure),
                        MOST_OUTSIDE);
            }
        }
        return evidence / ((double) width * height);
    }

    /** By which factor a place is as bright as a template, within reason. */
    float exposure(ColorTemplate template, int[] offsets, int x, int y) {
        float light = 0;
        for (int offset : offsets) {
            light += colors[3 * (y * width + x + offset)];
        }
        return within(1 / EXPOSURE, light / template.light(), EXPOSURE);
    }

    /** By how much a pixel's colour is likelier as one of a template's than by chance, logarithm. */
    private float likelihood(ColorTemplate template, int color, int pixel, float exposure) {
        float[] own = template.colors();
        float light = Math.abs(colors[3 * pixel] - exposure * own[color]);
        float hue = Math.abs(colors[3 * pixel + 1] - exposure * own[color + 1])
                + Math.abs(colors[3 * pixel + 2] - exposure * own[color + 2]);
        return rarity[pixel] - light / ColorDensity.SPREAD_LIGHT - hue / ColorDensity.SPREAD_HUE;
    }

    private static float within(float least, float value, float most) {
        return Math.max(least, Math.min(most, value));
    }
}
