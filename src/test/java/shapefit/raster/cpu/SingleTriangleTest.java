package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Distance;
import shapefit.raster.Distribution;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.raster.reference.ReferenceRasterizer;

/** Alpha and its derivative where both are known in closed form: beside one long edge. */
class SingleTriangleTest {

    private static final double SIGMA = 4; // NDC²: √σ is 2, from one pixel to the next

    /** One row of pixels across the edge x = 0, of which the middle one lies on it; the triangle is on the left. */
    private static RasterInput scene() {
        RasterInput input = new RasterInput();
        input.width = 21;
        input.height = 1;
        input.faceCount = 1;
        input.corners = new float[] {0, -60, 2, 0, 60, 2, -90, 0, 2};
        return input;
    }

    private static SoftSettings settings(Distribution distribution, AlphaAggregation alpha) {
        return SoftSettings.DEFAULT
                .withBlur(SIGMA, 1e-3)
                .withDistribution(distribution)
                .withFunctions(Distance.EUCLIDEAN, ColorAggregation.HARD, alpha);
    }

    @ParameterizedTest
    @EnumSource
    void alphaIsTheCumulativeFunctionOfTheDistance(Distribution distribution) {
        for (AlphaAggregation alpha : AlphaAggregation.values()) {
            SoftSettings settings = settings(distribution, alpha);
            try (SoftRasterizer cpu = new CpuRasterizer(1);
                    SoftRasterizer reference = new ReferenceRasterizer()) {
                check(cpu, settings);
                check(reference, settings);
            }
        }
    }

    private static void check(SoftRasterizer rasterizer, SoftSettings settings) {
        RasterInput input = scene();
        SoftImage image = new SoftImage();
        rasterizer.forward(input, settings, image);
        for (int column = 0; column < input.width; column++) {
            double x = 2 * column + 1 - input.width; // NDC
            double argument = settings.distribution().isSquared()
                    ? -x * Math.abs(x) / settings.sigma()
                    : -x / Math.sqrt(settings.sigma());
            double covered = x >= settings.reach() ? 0 : settings.distribution().cdf(argument);
            double alpha = settings.alpha() == AlphaAggregation.HARD ? (covered > 0.5 ? 1 : 0) : covered;
            assertThat((double) image.alpha[column])
                    .as("%s %s at %s", rasterizer.name(), settings.alpha(), x)
                    .isCloseTo(alpha, within(2e-6));
            double slope = settings.distribution().isSquared()
                    ? 2 * Math.abs(x) / settings.sigma()
                    : 1 / Math.sqrt(settings.sigma());
            boolean reached = x < settings.reach() && settings.alpha() != AlphaAggregation.HARD;
            double expected = reached ? settings.distribution().pdf(argument) * slope : 0;
            assertThat(gradient(rasterizer, input, settings, image, column))
                    .as("%s %s: slope at %s", rasterizer.name(), settings.alpha(), x)
                    .isCloseTo(expected, within(1e-5));
        }
    }

    /** Of a pixel's alpha by moving the edge right. */
    private static double gradient(
            SoftRasterizer rasterizer, RasterInput input, SoftSettings settings, SoftImage image, int column) {
        float[] gradAlpha = new float[input.width];
        gradAlpha[column] = 1;
        RasterGradients gradients = new RasterGradients();
        rasterizer.backward(input, settings, image, null, gradAlpha, gradients);
        return gradients.corners[0] + gradients.corners[3];
    }
}
