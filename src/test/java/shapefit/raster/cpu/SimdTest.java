package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shapefit.raster.Coloring;
import shapefit.raster.GradientMode;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftSettings;

/** The passes in vectors, beside the scalar ones. */
class SimdTest {

    @Test
    void theTestRunHasVectorsOnMachinesThatDo() {
        // Else nothing here would be tested. Every x86 processor since 2013 has 256 bits, every ARM one of 64 bits has
        // 128.
        assertThat(Simd.choose().words()).endsWith("-bit SIMD");
    }

    @Test
    void aPropertyChoosesTheScalarPasses() {
        System.setProperty("shapefit.simd", "off");
        try (CpuRasterizer rasterizer = new CpuRasterizer(2)) {
            assertThat(rasterizer.device()).isEqualTo("2 threads, scalar");
        } finally {
            System.clearProperty("shapefit.simd");
        }
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    void vectorsGiveWhatTheScalarPassesGive(Coloring coloring) {
        SoftSettings settings =
                SoftSettings.DEFAULT.withBlur(1e-4, 1e-3).withRange(1, 6).withGradient(GradientMode.COMPLETE);
        RasterInput input = Scenes.sphere(3, 77, 61, coloring);
        int pixels = input.width * input.height;
        float[] gradColor = Scenes.numbers(new Random(1), 3 * pixels, -1, 1);
        float[] gradAlpha = Scenes.numbers(new Random(2), pixels, -1, 1);
        SoftImage[] images = {new SoftImage(), new SoftImage()};
        RasterGradients[] gradients = {new RasterGradients(), new RasterGradients()};
        Passes[] passes = {Passes.SCALAR, Simd.choose()};
        for (int i = 0; i < 2; i++) {
            try (CpuRasterizer rasterizer = new CpuRasterizer(2, passes[i])) {
                rasterizer.forward(input, settings, images[i]);
                rasterizer.backward(input, settings, images[i], gradColor, gradAlpha, gradients[i]);
            }
        }
        double alpha = largestDifference(images[0].alpha, images[1].alpha, pixels);
        double color = coloring == Coloring.NONE ? 0 : largestDifference(images[0].color, images[1].color, 3 * pixels);
        int numbers = 9 * input.faceCount;
        double largest = largestDifference(gradients[0].corners, new float[numbers], numbers);
        double corners = largestDifference(gradients[0].corners, gradients[1].corners, numbers) / largest;
        assertThat(alpha).isLessThan(1e-5); // measured 2.9e-6
        assertThat(color).isLessThan(2e-5); // measured 5.2e-6
        assertThat(corners).isLessThan(2e-4); // of the largest entry; measured 5.1e-5
    }

    private static double largestDifference(float[] a, float[] b, int length) {
        double largest = 0;
        for (int i = 0; i < length; i++) {
            double difference = Math.abs((double) a[i] - b[i]);
            largest = difference <= largest ? largest : difference; // NaN wins
        }
        return largest;
    }
}
