package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import shapefit.raster.Coloring;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.raster.reference.ReferenceGradients;
import shapefit.raster.reference.ReferenceImage;
import shapefit.raster.reference.ReferenceRender;
import shapefit.raster.reference.ReferenceScene;

/**
 * The errors of a rasterizer, the CPU's unless another one is given, against the reference on one scene.
 *
 * <p>Where the definition jumps (a texel's border, near and far, the winner among equal depths) rounding may choose the other
 * side. Such a pixel shows by a colour that is off by more than {@link #JUMP}: it is counted, left out of the error of the
 * picture, and gets no gradient.
 *
 * @param jumps pixels on the other side of a jump
 * @param alpha largest difference
 * @param color largest difference
 * @param corners of the gradients: ‖difference‖ / max(1, ‖reference‖); a whole pixel's gradient is of size 1
 * @param cornersLargest largest difference of an entry / max(1, largest entry)
 * @param cosine between the gradients by the corners; 1 if both are below 1
 */
public record Comparison(
        int jumps,
        double alpha,
        double color,
        double corners,
        double cornersLargest,
        double cosine,
        double colors,
        double texture,
        double background) {

    /** No rounding error of a colour is as large; no jump between random colours as small. */
    private static final double JUMP = 3e-3;

    /** A gradient this small, that of a few pixels' rounding errors times the sharpness, is compared with this. */
    private static final double SMALLEST = 1;

    /** Of the scalar passes and those in vectors, the worse. */
    static Comparison of(RasterInput input, SoftSettings settings) {
        return of(Passes.SCALAR, input, settings).and(of(Simd.choose(), input, settings));
    }

    static Comparison of(Passes passes, RasterInput input, SoftSettings settings) {
        try (CpuRasterizer rasterizer = new CpuRasterizer(2, passes)) {
            return of(rasterizer, input, settings);
        }
    }

    public static Comparison of(SoftRasterizer rasterizer, RasterInput input, SoftSettings settings) {
        ReferenceRender reference = new ReferenceRender(ReferenceScene.of(input), settings);
        ReferenceImage expected = reference.forward();
        SoftImage image = new SoftImage();
        rasterizer.forward(input, settings, image);

        int pixels = input.width * input.height;
        Random random = new Random(5);
        float[] gradColor = Scenes.numbers(random, 3 * pixels, -1, 1);
        float[] gradAlpha = Scenes.numbers(random, pixels, -1, 1);
        int jumps = 0;
        double alpha = 0;
        double color = 0;
        for (int i = 0; i < pixels; i++) {
            double off = input.coloring == Coloring.NONE ? 0 : colorError(expected, image, i);
            alpha = worse(alpha, Math.abs(expected.alpha()[i] - image.alpha[i]));
            if (off > JUMP) {
                jumps++;
                gradAlpha[i] = 0;
                Arrays.fill(gradColor, 3 * i, 3 * i + 3, 0);
            } else {
                color = worse(color, off);
            }
        }
        RasterGradients gradients = new RasterGradients();
        gradients.wantColors = true;
        gradients.wantTexture = true;
        gradients.wantBackground = true;
        rasterizer.backward(input, settings, image, gradColor, gradAlpha, gradients);
        ReferenceGradients exact = reference.backward(widen(gradColor), widen(gradAlpha));
        return new Comparison(
                jumps,
                alpha,
                color,
                relative(exact.corners(), gradients.corners),
                largest(exact.corners(), gradients.corners),
                cosine(exact.corners(), gradients.corners),
                relative(exact.colors(), gradients.colors),
                relative(exact.texture(), gradients.texture),
                relative(exact.background(), gradients.background));
    }

    private static double colorError(ReferenceImage expected, SoftImage image, int pixel) {
        double error = 0;
        for (int c = 3 * pixel; c < 3 * pixel + 3; c++) {
            error = worse(error, Math.abs(expected.color()[c] - image.color[c]));
        }
        return error;
    }

    /** The larger, NaN above all. */
    private static double worse(double a, double b) {
        return Double.isNaN(b) ? Double.POSITIVE_INFINITY : Math.max(a, b);
    }

    private static double relative(double[] expected, float[] actual) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += (expected[i] - actual[i]) * (expected[i] - actual[i]);
            size += expected[i] * expected[i];
        }
        return difference == 0 ? 0 : Math.sqrt(difference) / Math.max(SMALLEST, Math.sqrt(size));
    }

    private static double largest(double[] expected, float[] actual) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < expected.length; i++) {
            difference = worse(difference, Math.abs(expected[i] - actual[i]));
            size = Math.max(size, Math.abs(expected[i]));
        }
        return difference == 0 ? 0 : difference / Math.max(SMALLEST, size);
    }

    private static double cosine(double[] expected, float[] actual) {
        double product = 0;
        double sizes = 0;
        double size = 0;
        for (int i = 0; i < expected.length; i++) {
            product += expected[i] * actual[i];
            size += expected[i] * expected[i];
            sizes += (double) actual[i] * actual[i];
        }
        return Math.sqrt(size) < SMALLEST && Math.sqrt(sizes) < SMALLEST ? 1 : product / Math.sqrt(size * sizes);
    }

    private static double[] widen(float[] from) {
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i];
        }
        return to;
    }

    /** The worse of two, entry by entry. */
    public Comparison and(Comparison other) {
        return new Comparison(
                Math.max(jumps, other.jumps),
                worse(alpha, other.alpha),
                worse(color, other.color),
                worse(corners, other.corners),
                worse(cornersLargest, other.cornersLargest),
                Math.min(cosine, other.cosine),
                worse(colors, other.colors),
                worse(texture, other.texture),
                worse(background, other.background));
    }

    /** Checks that the picture is off by at most {@code image} and the gradients by {@code gradient}, relative. */
    public void assertWithin(String where, double image, double gradient) {
        assertThat(alpha).as("%s: alpha of %s", where, this).isLessThanOrEqualTo(image);
        assertThat(color).as("%s: color of %s", where, this).isLessThanOrEqualTo(image);
        assertThat(corners).as("%s: corners of %s", where, this).isLessThanOrEqualTo(gradient);
        assertThat(cornersLargest).as("%s: entry of corners of %s", where, this).isLessThanOrEqualTo(gradient);
        assertThat(cosine).as("%s: cosine of %s", where, this).isGreaterThanOrEqualTo(1 - gradient);
        assertThat(colors).as("%s: colors of %s", where, this).isLessThanOrEqualTo(gradient);
        assertThat(texture).as("%s: texture of %s", where, this).isLessThanOrEqualTo(gradient);
        assertThat(background).as("%s: background of %s", where, this).isLessThanOrEqualTo(gradient);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d jumps, alpha %.1e, color %.1e, corners %.1e (entry %.1e, cosine 1 - %.0e), colors %.1e, texture %.1e,"
                        + " background %.1e",
                jumps,
                alpha,
                color,
                corners,
                cornersLargest,
                1 - cosine,
                colors,
                texture,
                background);
    }
}
