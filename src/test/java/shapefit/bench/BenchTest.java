package shapefit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shapefit.camera.Camera;
import shapefit.mesh.Primitives;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.raster.reference.ReferenceRasterizer;

class BenchTest {

    private static final SoftSettings SETTINGS =
            SoftSettings.DEFAULT.withBlur(1e-4, 1e-4).withRange(BenchScene.NEAR, BenchScene.FAR);

    private static BenchScene sphere(int level, int size, SoftRasterizer rasterizer) {
        return new BenchScene(
                BenchScene.colored(Primitives.icosphere(level)), rasterizer, BenchScene.Mode.COLOR, size, SETTINGS, 0);
    }

    /** Kept samples per touched pixel and touched pixels as measured with another program on the same scene. */
    @ParameterizedTest
    @CsvSource({"3, 128, 10.1, 6480", "3, 256, 10.0, 25940", "4, 128, 22.9, 6496", "4, 256, 22.8, 26028"})
    void theSceneHasAsManySamplesAsThePeerKept(int level, int size, double perPixel, int pixels) {
        try (SoftRasterizer rasterizer = new ReferenceRasterizer()) {
            double ratio = sphere(level, size, rasterizer).samples() / (double) pixels;
            // published to a tenth; measured within 0.042
            assertThat(ratio).isBetween(perPixel - 0.1, perPixel + 0.1);
        }
    }

    @Test
    void samplesOfATriangleAreThePixelsWithinReach() {
        // In a picture of 8 × 8 pixels a pixel is 0.25 NDC wide; centres lie at ±0.125, ±0.375, …
        Camera camera = Camera.withFieldOfView(8, 8, 1);
        double[] ndc = {-0.5, -0.5, 0.5, -0.5, -0.5, 0.5};
        SoftSettings sharp = SoftSettings.DEFAULT.withBlur(1e-9, 1e-4);
        // Inside the triangle x > −½, y > −½, x + y < 0: 3 + 2 + 1 centres, and 4 that lie on the long edge.
        assertThat(SampleCount.of(ndc, new int[] {0, 1, 2}, camera, sharp)).isEqualTo(10);
        assertThat(SampleCount.of(ndc, new int[] {0, 2, 1}, camera, sharp)).isEqualTo(10);
        assertThat(SampleCount.of(ndc, new int[] {0, 1, 1}, camera, sharp)).isZero();
        SoftSettings everywhere = SoftSettings.DEFAULT.withBlur(10, 1e-4);
        assertThat(SampleCount.of(ndc, new int[] {0, 1, 2}, camera, everywhere)).isEqualTo(64);
    }

    @Test
    void theBackwardPassReachesVerticesAndColours() {
        try (SoftRasterizer rasterizer = new ReferenceRasterizer()) {
            BenchScene scene = sphere(1, 24, rasterizer);
            var gradients = scene.forwardBackward();
            assertThat(gradients.vertices).hasSize(3 * 42).isNotEqualTo(new float[3 * 42]);
            assertThat(gradients.colors).hasSize(3 * 42).isNotEqualTo(new float[3 * 42]);
        }
    }

    @Test
    void timingTakesTheMedianOfTheRunsAfterWarmingUp() {
        assertThat(Timing.of(new double[] {5, 1, 3})).isEqualTo(new Timing(3, 1, 5));
        assertThat(Timing.of(new double[] {4, 1, 2, 9})).isEqualTo(new Timing(3, 1, 9));
        AtomicInteger runs = new AtomicInteger();
        Timing.of(runs::incrementAndGet, 20);
        assertThat(runs.get()).isGreaterThanOrEqualTo(30); // two windows of five at least, then twenty
    }

    @Test
    void numbersForPeopleHaveAPoint() {
        assertThat(new Timing(1.5, 1, 2).words()).isEqualTo("     1.500 ms (1.000 to 2.000)");
    }
}
