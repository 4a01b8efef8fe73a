package shapefit.fit;

import java.util.Arrays;
import shapefit.camera.Camera;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.image.Resample;
import shapefit.render.Background;

/**
 * What a view's rendering is compared with, at one working size.
 *
 * @param camera of the cropped, resampled picture; N = its width × height
 * @param color [N, 3] linear, or null. With a mask: cut out on black
 * @param colorWeights [N], 0 where nothing is known
 * @param colorScale makes the mean over all pixels a mean over the object's: (Σ weights) / (object's pixels)
 * @param coverage [N] as {@link Mask}, or null
 * @param background what the object is rendered before
 */
record ViewTarget(
        Camera camera,
        float[] color,
        float[] colorWeights,
        double colorScale,
        float[] coverage,
        Background background) {

    /** Coverage of a pixel that shows nothing else, but for rounding. */
    private static final float WHOLE = 0.999f;

    static ViewTarget of(View view, Crop crop, int longerSide) {
        Camera camera = crop.camera(view.camera(), longerSide);
        int w = camera.width();
        int h = camera.height();
        float[] coverage = view.mask()
                .map(m -> Resample.mask(m, crop.rect(), w, h).coverage())
                .orElse(null);
        if (view.image().isEmpty()) {
            return new ViewTarget(camera, null, null, 0, coverage, Background.BLACK);
        }
        FloatImage part = Resample.image(view.image().get(), crop.rect(), w, h);
        return withColor(camera, part, coverage, view.image().get());
    }

    /** The same where less is known. */
    ViewTarget seeing(float[] newCoverage) {
        float[] weights = colorWeights == null ? null : colorWeights.clone();
        for (int p = 0; weights != null && p < weights.length; p++) {
            weights[p] = newCoverage[p] == Mask.UNKNOWN ? 0 : weights[p];
        }
        return new ViewTarget(camera, color, weights, colorScale, newCoverage, background);
    }

    /**
     * The same where the object fills the pixel. Its rim says nothing about its colours: the blurred rim of a rendering is
     * seen against black, and would make paint darker there.
     */
    ViewTarget inside() {
        if (coverage == null || color == null) {
            return this;
        }
        float[] weights = colorWeights.clone();
        double whole = 0;
        double object = 0;
        for (int p = 0; p < weights.length; p++) {
            object += coverage[p] == Mask.UNKNOWN ? 0 : coverage[p];
            weights[p] = coverage[p] < WHOLE ? 0 : weights[p];
            whole += weights[p];
        }
        double scale = object > 0 ? whole / object : 0;
        return new ViewTarget(camera, color, weights, scale, coverage, background);
    }

    private static ViewTarget withColor(Camera camera, FloatImage part, float[] coverage, FloatImage whole) {
        float[] color = part.rgb();
        float[] weights = new float[color.length / 3];
        if (coverage == null) {
            Arrays.fill(weights, 1);
            return new ViewTarget(camera, color, weights, 1, null, borderColor(whole));
        }
        double object = 0;
        double known = 0;
        for (int p = 0; p < weights.length; p++) {
            boolean unknown = coverage[p] == Mask.UNKNOWN;
            float inside = unknown ? 0 : coverage[p];
            weights[p] = unknown ? 0 : 1;
            known += weights[p];
            object += inside;
            for (int i = 3 * p; i < 3 * p + 3; i++) {
                color[i] *= inside;
            }
        }
        double scale = object > 0 ? known / object : 0;
        return new ViewTarget(camera, color, weights, scale, coverage, Background.BLACK);
    }

    /** Without a mask the object stands, as far as anybody knows, before the colour that most of the border has. */
    private static Background borderColor(FloatImage image) {
        int w = image.width();
        int h = image.height();
        float[] median = new float[3];
        for (int c = 0; c < 3; c++) {
            float[] border = new float[2 * (w + h)];
            int n = 0;
            for (int q = 0; q < w; q++) {
                border[n++] = image.at(q, 0, c);
                border[n++] = image.at(q, h - 1, c);
            }
            for (int r = 0; r < h; r++) {
                border[n++] = image.at(0, r, c);
                border[n++] = image.at(w - 1, r, c);
            }
            Arrays.sort(border);
            median[c] = border[n / 2];
        }
        return Background.of(median[0], median[1], median[2]);
    }
}
