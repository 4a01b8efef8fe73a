package shapefit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.image.FloatImage;
import shapefit.image.ImageReader;
import shapefit.image.Srgb;
import shapefit.project.CamerasFile;
import shapefit.project.CaseFile;
import shapefit.project.PoseFile;
import shapefit.project.SceneFiles;
import shapefit.testing.Near;

/** The files in {@code assets} are what our own code makes; -Dshapefit.regenerate=true writes them anew. */
class BundledExamplesTest {

    private static final Path ASSETS = Path.of("assets");
    private static final Path CUBE_POSE = ASSETS.resolve("cube-pose");

    @TempDir
    static Path made;

    @BeforeAll
    static void make() throws IOException {
        if (Boolean.getBoolean("shapefit.regenerate")) {
            Files.createDirectories(CUBE_POSE);
            CubeScene.writePictures(CUBE_POSE, 320, 240);
            ExampleScenes.write(ASSETS);
        }
        Files.createDirectories(made.resolve("cube-pose"));
        CubeScene.writePictures(made.resolve("cube-pose"), 320, 240);
        ExampleScenes.write(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cube-pose/case.json",
                "cube-pose/start.json",
                "hidden-cube/case.json",
                "hidden-cube/start.json",
                "vessel-pose/case.json",
                "vessel-pose/start.json",
                "portrait/case.json",
                "portrait/start.json"
            })
    void bundledPosesAreWhatTheCodeMakes(String name) throws IOException {
        Pose expected = SceneFiles.pose(PoseFile.read(made.resolve(name)).pose());
        Pose bundled = SceneFiles.pose(PoseFile.read(ASSETS.resolve(name)).pose());
        // 0 where it was written; another JVM's sine may differ in the last bit
        assertThat(bundled.angleTo(expected)).isLessThan(1e-12);
        assertThat(bundled.translation().distance(expected.translation())).isLessThan(1e-12);
    }

    @Test
    void bundledLensIsWhatTheCodeMakes() throws IOException {
        Camera expected = SceneFiles.camera(CaseFile.read(made.resolve("cube-pose/case.json")));
        Camera bundled = SceneFiles.camera(CaseFile.read(CUBE_POSE.resolve("case.json")));
        assertThat(bundled.width()).isEqualTo(expected.width());
        assertThat(bundled.height()).isEqualTo(expected.height());
        Near.assertNear(
                new double[] {expected.fx(), expected.fy(), expected.cx(), expected.cy()},
                new double[] {bundled.fx(), bundled.fy(), bundled.cx(), bundled.cy()},
                0,
                1e-6f);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cube-pose/target.png",
                "cube-pose/mask.png",
                "hidden-cube/target.png",
                "hidden-cube/mask.png",
                "vessel-pose/target.png",
                "vessel-pose/mask.png",
                "portrait/target.png",
                "portrait/mask.png",
                "sphere-to-aeroplane/mask-0.png",
                "sphere-to-aeroplane/mask-7.png"
            })
    void bundledPicturesAreWhatTheCodeMakesToAGreyLevel(String name) throws IOException {
        FloatImage expected = ImageReader.readColor(made.resolve(name));
        FloatImage bundled = ImageReader.readColor(ASSETS.resolve(name));
        assertThat(bundled.width()).isEqualTo(expected.width());
        assertThat(bundled.height()).isEqualTo(expected.height());
        float[] a = expected.rgb();
        float[] b = bundled.rgb();
        int worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs(Srgb.toSrgbByte(a[i]) - Srgb.toSrgbByte(b[i])));
        }
        // 0 where it was written; another JVM's exp may differ in the last bit, and so a rounding
        assertThat(worst).isLessThanOrEqualTo(1);
    }

    @Test
    void bundledViewsAreWhatTheCodeMakes() throws IOException {
        var expected = CamerasFile.read(made.resolve("sphere-to-aeroplane/cameras.json"));
        var bundled = CamerasFile.read(ASSETS.resolve("sphere-to-aeroplane/cameras.json"));
        assertThat(bundled.views()).hasSameSizeAs(expected.views());
        for (int i = 0; i < bundled.views().size(); i++) {
            Pose a = SceneFiles.pose(expected.views().get(i).pose());
            Pose b = SceneFiles.pose(bundled.views().get(i).pose());
            assertThat(b.angleTo(a)).isLessThan(1e-7); // an arc cosine near 1; 0 where it was written
            assertThat(b.translation().distance(a.translation())).isLessThan(1e-12);
        }
    }

    @Test
    void theStartOfTheCubeIsWrongByFortyDegrees() {
        assertThat(Math.toDegrees(CubeScene.START.angleTo(CubeScene.TRUTH))).isBetween(39.999, 40.001);
    }
}
