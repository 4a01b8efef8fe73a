package shapefit.raster.opencl.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import shapefit.raster.Coloring;
import shapefit.raster.Facing;
import shapefit.raster.GradientMode;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.raster.reference.ReferenceRasterizer;

/** Draws small scenes on a rasterizer and on the reference, there and back, and compares. */
final class Trial {

    private static final int WIDTH = 45;
    private static final int HEIGHT = 37;
    private static final int FACES = 40;

    /** A sound device is off by 1e-5 at most. */
    private static final double LARGEST_ERROR = 1e-3;

    private static final SoftSettings SETTINGS = SoftSettings.DEFAULT
            .withBlur(1e-3, 1e-2)
            .withRange(1, 6)
            .withFacing(Facing.BOTH)
            .withGradient(GradientMode.COMPLETE);

    private final Random random = new Random(1);

    /**
     * Compares.
     *
     * @return what was seen, in words
     * @throws IllegalStateException if the rasterizer's results are wrong, or change from one time to the next
     */
    static String run(SoftRasterizer rasterizer) {
        double error = 0;
        for (Coloring coloring : new Coloring[] {Coloring.NONE, Coloring.VERTEX, Coloring.UV}) {
            error = Math.max(error, new Trial().error(rasterizer, coloring));
        }
        return String.format(Locale.ROOT, "passed its trial, off by %.0e at most", error);
    }

    private double error(SoftRasterizer rasterizer, Coloring coloring) {
        RasterInput input = scene(coloring);
        float[] gradColor = numbers(3 * WIDTH * HEIGHT, -1, 1);
        float[] gradAlpha = numbers(WIDTH * HEIGHT, -1, 1);
        float[][] results = results(rasterizer, input, gradColor, gradAlpha);
        float[][] again = results(rasterizer, input, gradColor, gradAlpha);
        float[][] expected;
        try (SoftRasterizer reference = new ReferenceRasterizer()) {
            expected = results(reference, input, gradColor, gradAlpha);
        }
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            if (!Arrays.equals(results[i], again[i])) {
                throw new IllegalStateException("it gave different results for the same scene");
            }
            worst = Math.max(worst, relativeError(expected[i], results[i]));
        }
        if (!(worst <= LARGEST_ERROR)) {
            throw new IllegalStateException(String.format(Locale.ROOT, "it drew wrong, off by %.0e", worst));
        }
        return worst;
    }

    /** Overlapping triangles of all sizes, some beyond the picture's border. */
    private RasterInput scene(Coloring coloring) {
        RasterInput input = new RasterInput();
        input.width = WIDTH;
        input.height = HEIGHT;
        input.faceCount = FACES;
        input.corners = new float[9 * FACES];
        for (int face = 0; face < FACES; face++) {
            float[] place = numbers(3, -1.2, 1.2);
            double size = 0.1 + 0.5 * random.nextDouble();
            double turn = 7 * random.nextDouble();
            for (int k = 0; k < 3; k++) {
                double angle = turn + (face % 2 == 0 ? 2 : -2) * k;
                input.corners[9 * face + 3 * k] = (float) (place[0] + size * Math.cos(angle));
                input.corners[9 * face + 3 * k + 1] = (float) (place[1] + size * Math.sin(angle));
                input.corners[9 * face + 3 * k + 2] = 3 + place[2] + 0.3f * random.nextFloat();
            }
        }
        input.coloring = coloring;
        input.colors = numbers(9 * FACES, 0, 1);
        input.uvs = numbers(6 * FACES, -0.5, 1.5);
        input.textureWidth = 5;
        input.textureHeight = 3;
        input.texture = numbers(45, 0, 1);
        input.background = numbers(3, 0, 1);
        return input;
    }

    private float[] numbers(int count, double low, double high) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return numbers;
    }

    private static float[][] results(
            SoftRasterizer rasterizer, RasterInput input, float[] gradColor, float[] gradAlpha) {
        SoftImage image = new SoftImage();
        rasterizer.forward(input, SETTINGS, image);
        RasterGradients out = new RasterGradients();
        out.wantColors = true;
        out.wantTexture = true;
        out.wantBackground = true;
        rasterizer.backward(input, SETTINGS, image, gradColor, gradAlpha, out);
        return new float[][] {image.alpha, image.color, out.corners, out.colors, out.texture, out.background};
    }

    /** Largest difference / max(1, largest expected number); infinity if a number is none. */
    private static double relativeError(float[] expected, float[] actual) {
        double size = 1;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            size = Math.max(size, Math.abs(expected[i]));
            double off = Math.abs((double) expected[i] - actual[i]);
            difference = Double.isNaN(off) ? Double.POSITIVE_INFINITY : Math.max(difference, off);
        }
        return difference / size;
    }
}
