package shapefit.fit;

import shapefit.camera.Camera;
import shapefit.fit.Still.Stand;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Distance;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;
import shapefit.render.Light;

/**
 * Pictures with smooth edges and no blur: each pixel is the mean, in linear light, of N × N samples, spread evenly over it. They
 * are taken band by band, so that memory does not grow with N.
 */
public final class FinePicture {

    /** Samples along a pixel's side in pictures that a fit ends with: 17 greys along an edge, which eyes take for all. */
    public static final int USUAL_SAMPLES = 4;

    /** No eye sees more. */
    public static final int MOST_SAMPLES = 16;

    /** Sharp, as those pictures are. */
    public static final SoftSettings HARD =
            SoftSettings.DEFAULT.withFunctions(Distance.HARD, ColorAggregation.HARD, AlphaAggregation.HARD);

    /** Samples that are taken at once: a hundred megabytes with all that is kept for each. */
    private static final int BAND = 1 << 20;

    private FinePicture() {}

    /**
     * The picture that shows a result: hard, smooth at its edges, before black, so that its colours are those of the object times
     * alpha.
     *
     * @throws FitException if the object is behind the camera
     */
    public static SoftImage of(Still still, Stand stand, Light light) {
        return of(still, stand, light, Background.BLACK, HARD, USUAL_SAMPLES);
    }

    /**
     * A picture of means.
     *
     * @param background one colour; the picture's colours include it
     * @param settings σ in NDC² of the whole picture; near and far are replaced by a range around the object
     * @param samples N, 1 to {@link #MOST_SAMPLES}
     * @throws FitException if the object is behind the camera
     */
    public static SoftImage of(
            Still still, Stand stand, Light light, Background background, SoftSettings settings, int samples) {
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    "samples along a pixel's side must be 1 to %d, got %d".formatted(MOST_SAMPLES, samples));
        }
        if (background.picture().isPresent()) {
            throw new IllegalArgumentException("the background of a fine picture must be one colour");
        }
        Camera whole = stand.camera();
        SoftImage out = new SoftImage();
        out.resize(whole.width(), whole.height());
        int rows = Math.max(1, BAND / (samples * samples * whole.width()));
        for (int top = 0; top < whole.height(); top += rows) {
            int height = Math.min(rows, whole.height() - top);
            Camera band = whole.crop(0, top, whole.width(), height, samples * whole.width(), samples * height);
            double ratio = (double) samples * whole.shortSide() / band.shortSide(); // of the two NDC's units
            SoftSettings scaled = settings.withBlur(settings.sigma() * ratio * ratio, settings.gamma());
            Stand there = new Stand(stand.name(), stand.pose(), stand.view(), band);
            average(still.picture(there, light, background, scaled), samples, out, top);
        }
        return out;
    }

    /** Writes the means of N × N blocks from row {@code top} on. */
    private static void average(SoftImage fine, int samples, SoftImage out, int top) {
        float share = 1f / (samples * samples);
        for (int row = 0; row < fine.height / samples; row++) {
            for (int column = 0; column < out.width; column++) {
                int at = (top + row) * out.width + column;
                for (int c = 0; c < 3; c++) {
                    out.color[3 * at + c] = share * sum(fine.color, 3, c, fine.width, samples, row, column);
                }
                out.alpha[at] = share * sum(fine.alpha, 1, 0, fine.width, samples, row, column);
            }
        }
    }

    /** Of one channel of a block. */
    private static float sum(float[] values, int stride, int channel, int width, int samples, int row, int column) {
        float sum = 0;
        for (int y = row * samples; y < (row + 1) * samples; y++) {
            for (int x = column * samples; x < (column + 1) * samples; x++) {
                sum += values[stride * (y * width + x) + channel];
            }
        }
        return sum;
    }
}
