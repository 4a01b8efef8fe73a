package shapefit.project;

import java.util.Arrays;
import java.util.Optional;
import shapefit.fit.View;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.raster.SoftImage;

/** Lays a rendered object over its photo, with a crisp outline, so that eyes can judge a fit. */
final class Overlay {

    /** How much of the object shows: half, so that the photo's own edges stay visible below it. */
    private static final float OPACITY = 0.5f;

    /** Outline width as a share of the longer side: seen at a glance when the picture fills a window. */
    private static final double OUTLINE = 1.0 / 500;

    /** Orange, linear: rare in photos, and told from both red and green by most eyes. */
    private static final float[] ORANGE = {1, 0.32f, 0};

    private Overlay() {}

    /**
     * @param view what lies below: its photo, or its mask as grey
     * @param render the object before black, its edges smooth
     * @param silhouette [H, W], 1 where a pixel's centre sees the object, else 0
     */
    static FloatImage of(View view, SoftImage render, float[] silhouette) {
        int width = view.camera().width();
        int height = view.camera().height();
        float[] out = below(view);
        int border = Math.max(1, (int) Math.round(OUTLINE * Math.max(width, height)));
        boolean[] inner = inner(silhouette, width, height, border);
        for (int i = 0; i < out.length; i++) {
            float alpha = render.alpha[i / 3];
            if (inner[i / 3]) {
                out[i] += OPACITY * (render.color[i] - alpha * out[i]);
            } else {
                out[i] += alpha * (ORANGE[i % 3] - out[i]);
            }
        }
        return new FloatImage(width, height, out);
    }

    private static float[] below(View view) {
        Optional<FloatImage> image = view.image();
        if (image.isPresent()) {
            return image.get().rgb();
        }
        float[] coverage = view.mask().orElseThrow().coverage();
        float[] rgb = new float[3 * coverage.length];
        for (int p = 0; p < coverage.length; p++) {
            Arrays.fill(rgb, 3 * p, 3 * p + 3, coverage[p] == Mask.UNKNOWN ? 0.2f : coverage[p]);
        }
        return rgb;
    }

    /** Covered pixels that have no uncovered one, nor the picture's border, within so many steps across or down. */
    private static boolean[] inner(float[] silhouette, int width, int height, int steps) {
        boolean[] inner = new boolean[silhouette.length];
        for (int p = 0; p < inner.length; p++) {
            inner[p] = silhouette[p] > 0;
        }
        for (int step = 0; step < steps; step++) {
            inner = eroded(inner, width, height);
        }
        return inner;
    }

    private static boolean[] eroded(boolean[] covered, int width, int height) {
        boolean[] out = new boolean[covered.length];
        for (int y = 1; y < height - 1; y++) {
            for (int p = y * width + 1; p < (y + 1) * width - 1; p++) {
                out[p] = covered[p] && covered[p - 1] && covered[p + 1] && covered[p - width] && covered[p + width];
            }
        }
        return out;
    }
}
