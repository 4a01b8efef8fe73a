package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
        for (int i = 0; i < pixels; i++) {
            assertThat(images[1].alpha[i]).isCloseTo(images[0].alpha[i], within(ALPHA));
        }
        for (int i = 0; coloring != Coloring.NONE && i < 3 * pixels; i++) {
            assertThat(images[1].color[i]).isCloseTo(images[0].color[i], within(COLOR));
        }
        double largest = 0;
        for (int i = 0; i < 9 * input.faceCount; i++) {
            largest = Math.max(largest, Math.abs(gradients[0].corners[i]));
        }
        for (int i = 0; i < 9 * input.faceCount; i++) {
            double off = Math.abs(gradients[1].corners[i] - gradients[0].corners[i]) / largest;
            assertThat(off).as("corner gradient %d", i).isLessThan(CORNERS);
        }
    }

    private static final float ALPHA = 5e-6f; // measured MA
    private static final float COLOR = 1e-4f; // measured MC
    private static final double CORNERS = 1e-4; // measured MG
}
