package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.Still.Stand;
import shapefit.mesh.Mesh;
import shapefit.raster.SoftImage;
import shapefit.raster.cpu.CpuRasterizer;
import shapefit.render.Background;
import shapefit.render.Light;

class FinePictureTest {

    /** A half plane that ends at x = u in pixels, in front of an orthographic camera of 12 × 9 pixels of size 1. */
    private static SoftImage halfPlane(double u, int samples) {
        Camera camera = Camera.orthographic(12, 9, 4.5);
        float x = (float) (u - 6);
        Mesh mesh = Mesh.of(new float[] {x, -50, 0, x, 50, 0, -90, 0, 0}, new int[] {0, 1, 2});
        try (CpuRasterizer rasterizer = CpuRasterizer.forOnePicture(1)) {
            Still still = new Still(mesh, rasterizer);
            Stand stand = new Stand("half plane", Pose.IDENTITY, new Pose(0, 0, 0, 1, 0, 0, -200, 1), camera);
            return FinePicture.of(still, stand, Light.NONE, Background.of(1, 0, 0), FinePicture.HARD, samples);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 5.125, 5.5, 5.3, 5.99})
    void aPartlyCoveredPixelHasItsShareOfTheLight(double u) {
        for (int samples : new int[] {1, 2, 4, 16}) {
            SoftImage image = halfPlane(u, samples);
            double error = 0.5 / samples + 1e-6; // of counting points in a row
            for (int row = 0; row < 9; row++) {
                int at = 12 * row + 5;
                assertThat((double) image.alpha[at]).isCloseTo(u - 5, within(error));
                assertThat(image.alpha[at - 1]).isEqualTo(1);
                assertThat(image.alpha[at + 1]).isZero();
                // Over red: what is not the object is background, in linear light.
                float object = image.color[3 * (at - 1)];
                float mixed = image.alpha[at] * object + 1 - image.alpha[at];
                assertThat(image.color[3 * at]).isCloseTo(mixed, within(1e-6f));
                assertThat(image.color[3 * (at + 1)]).isEqualTo(1);
            }
        }
    }

    @Test
    void itIsTheMeanOfALargePictureBandByBand() {
        Camera camera = Camera.withFieldOfView(517, 391, 0.8); // four bands
        try (CpuRasterizer rasterizer = CpuRasterizer.forOnePicture(2)) {
            Still still = new Still(triangles(), rasterizer);
            Stand stand = new Stand("triangles", Pose.IDENTITY, new Pose(0, 0, 0, 1, 0, 0, -4, 1), camera);
            SoftImage fine = FinePicture.of(still, stand, Light.STUDIO);
            Stand large = new Stand(stand.name(), stand.pose(), stand.view(), camera.resized(4 * 517, 4 * 391));
            SoftImage picture = still.picture(large, Light.STUDIO, Background.BLACK, FinePicture.HARD);
            int different = 0;
            for (int p = 0; p < fine.alpha.length; p++) {
                float sum = 0;
                for (int i = 0; i < 16; i++) {
                    sum += picture.alpha[(p / 517 * 4 + i / 4) * picture.width + p % 517 * 4 + i % 4];
                }
                different += Math.abs(fine.alpha[p] - sum / 16) > 1e-6 ? 1 : 0;
            }
            // A sample on an edge may fall to either side, as coordinates round otherwise in a band.
            assertThat(different).isLessThanOrEqualTo(5);
        }
    }

    private static Mesh triangles() {
        return Mesh.of(
                new float[] {-1, -0.9f, 0, 1.1f, -0.8f, 0.3f, 0.1f, 1, -0.2f, -0.7f, 0.8f, 0.5f, 0.9f, 0.6f, 0},
                new int[] {0, 1, 2, 0, 4, 3});
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> halfPlane(5, 0)).hasMessage("samples along a pixel's side must be 1 to 16, got 0");
    }
}
