package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.Still.Stand;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.raster.reference.ReferenceRasterizer;

class StartGuessTest {

    private static final Mesh SPHERE = Primitives.icosphere(2);
    private static final Camera CAMERA = Camera.withFieldOfView(61, 47, Math.toRadians(50));

    private static View seen(Mesh mesh, Pose pose, Pose view) {
        try (var rasterizer = new ReferenceRasterizer()) {
            float[] covered = new Still(mesh, rasterizer).silhouette(new Stand("view", pose, view, CAMERA));
            return new View("view", CAMERA, view, Optional.empty(), Optional.of(new Mask(61, 47, covered)));
        }
    }

    @Test
    void aSphereIsPutWhereItsMaskIs() {
        Pose truth = Pose.translation(0.8, -0.5, -7);
        Pose guess = StartGuess.inFrontOf(seen(SPHERE, truth, Pose.IDENTITY), SPHERE);
        // A mask of 14 pixels tells the distance to half a pixel: measured 0.21 of 7.
        assertThat(guess.translation().distance(truth.translation())).isLessThan(0.5);
    }

    @Test
    void theViewsOwnPoseIsTakenOut() {
        Pose orbit = Pose.orbit(7, 0.4, 1.1);
        Pose guess = StartGuess.inFrontOf(seen(SPHERE, Pose.IDENTITY, orbit), SPHERE);
        assertThat(guess.then(orbit).translation().distance(new Vector3d(0, 0, -7)))
                .isLessThan(0.5);
    }

    @Test
    void withoutAMaskTheMiddleOfThePictureIsFilled() {
        float[] moved = SPHERE.vertices();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = 10 * moved[i] + 3;
        }
        Mesh mesh = SPHERE.withVertices(moved);
        Pose guess = StartGuess.inFrontOf(CAMERA, Optional.empty(), mesh);
        PixelRect box =
                seen(mesh, guess, Pose.IDENTITY).mask().flatMap(Mask::bounds).orElseThrow();
        assertThat(box.width()).isBetween(22.0, 25.0); // half of 47
        assertThat(box.x() + box.width() / 2).isBetween(29.5, 31.5);
        assertThat(box.y() + box.height() / 2).isBetween(22.5, 24.5);
    }

    @Test
    void amongManyViewsTheObjectIsPutAndSizedByTheMasks() {
        Pose truth = new Pose(0, 0, 0, 1, 0.4, -0.3, 0.2, 0.35);
        List<View> views = ring(SPHERE, truth);
        Pose guess = StartGuess.among(views, SPHERE);
        // measured 0.016 and 0.364
        assertThat(guess.translation().distance(truth.translation())).isLessThan(0.06);
        assertThat(guess.scale()).isBetween(0.32, 0.42);
    }

    @Test
    void amongManyViewsAnObjectThatStandsRightIsLeftThere() {
        assertThat(StartGuess.among(ring(SPHERE, Pose.IDENTITY), SPHERE)).isEqualTo(Pose.IDENTITY);
    }

    private static List<View> ring(Mesh mesh, Pose pose) {
        List<View> views = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            views.add(seen(mesh, pose, Pose.orbit(4, 0.3, 1.2 * i)));
        }
        return views;
    }
}
