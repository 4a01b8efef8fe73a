package shapefit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shapefit.camera.Pose;
import shapefit.cli.Shell.Run;
import shapefit.image.ImageReader;
import shapefit.mesh.Mesh;
import shapefit.mesh.MeshWriter;
import shapefit.mesh.Primitives;
import shapefit.project.PoseFile;
import shapefit.project.SceneFiles;
import shapefit.render.MeshFiles;
import shapefit.testing.TestData;

class FitCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    /** One fit of the cube's pose, looked at by several tests. */
    private static Run fit;

    @BeforeAll
    static void fitTheCube() throws IOException {
        CubeScene.write(folder, 96, 72);
        fit = fitCube("out", "--iterations", 120, "--size", 64, "--json", "--seed", 7);
    }

    private static Run fitCube(String out, Object... more) {
        return fit("cube.obj", out, more);
    }

    private static Run fit(String mesh, String out, Object... more) {
        return Shell.run(CubeScene.fit(folder, mesh, out, more));
    }

    private static JsonNode result(String out) throws IOException {
        return JSON.readTree(folder.resolve(out).resolve("result.json").toFile());
    }

    @Test
    void theCubeIsFoundFromFortyDegreesOff() throws IOException {
        assertThat(fit.code()).as(fit.err()).isZero();
        Pose found =
                SceneFiles.pose(PoseFile.read(folder.resolve("out/pose.json")).pose());
        // measured 0.74°
        assertThat(Math.toDegrees(found.angleTo(CubeScene.TRUTH))).isLessThan(3);
        assertThat(result("out").get("iou").asDouble()).isGreaterThan(0.98); // measured 0.996
    }

    @Test
    void theResultSaysAllThatTheContractPromises() throws IOException {
        JsonNode result = result("out");
        for (String name : List.of(
                "backend",
                "device",
                "iterations",
                "seconds",
                "iterationsPerSecond",
                "seed",
                "loss",
                "terms",
                "iou",
                "pose",
                "camera",
                "meshUnitsScale",
                "stopReason")) {
            assertThat(result.has(name)).as(name).isTrue();
        }
        assertThat(result.get("seed").asLong()).isEqualTo(7);
        assertThat(result.get("meshUnitsScale").asDouble()).isEqualTo(1);
        assertThat(result.get("stopReason").asText()).isIn("converged", "iterations");
        assertThat(result.get("terms").has("silhouette")).isTrue();
        assertThat(result.get("camera").get("K").get("fx").asDouble())
                .isEqualTo(CubeScene.camera(96, 72).fx());
        for (String axes : List.of("opencv", "opengl")) {
            assertThat(result.get("pose").get(axes).get("R")).hasSize(9);
            assertThat(result.get("pose").get(axes).get("t")).hasSize(3);
        }
        assertThat(result.get("pose").get("opencv").get("t").get(2).asDouble())
                .isEqualTo(-result.get("pose").get("opengl").get("t").get(2).asDouble())
                .isPositive();
    }

    @Test
    void jsonOnStdoutIsTheResultFileAndNothingElse() throws IOException {
        assertThat(JSON.readTree(fit.out())).isEqualTo(result("out"));
    }

    @Test
    void everyFileIsThereAndPicturesHaveThePhotosSize() throws IOException {
        Path out = folder.resolve("out");
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "result.json",
                            "pose.json",
                            "loss.csv",
                            "overlay.png",
                            "render.png",
                            "fit.shapefit",
                            "inputs");
        }
        for (String picture : List.of("overlay.png", "render.png")) {
            assertThat(ImageReader.readColor(out.resolve(picture)).width()).isEqualTo(96);
            assertThat(ImageReader.readColor(out.resolve(picture)).height()).isEqualTo(72);
        }
        List<String> loss = Files.readAllLines(out.resolve("loss.csv"));
        assertThat(loss.get(0)).isEqualTo("iteration,loss,silhouette,color");
        assertThat(loss).hasSize(result("out").get("iterations").asInt() + 1);
        assertThat(loss.get(1)).matches("1,[0-9.E-]+,[0-9.E-]+,[0-9.E-]+");
    }

    @Test
    void theLastLineSaysWhereThePicturesAre() {
        assertThat(fit.errLines().get(fit.errLines().size() - 1))
                .contains(folder.resolve("out").toString());
        assertThat(fit.err()).contains("IoU 0.").doesNotContain("0,"); // tests run in German
    }

    @Test
    void theProjectRunsAgainToTheSameBits() throws IOException {
        Run again = Shell.run("fit", folder.resolve("out/fit.shapefit"), "--out", folder.resolve("again"), "--quiet");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(folder.resolve("again/loss.csv")).hasSameTextualContentAs(folder.resolve("out/loss.csv"));
        assertThat(folder.resolve("again/pose.json")).hasSameTextualContentAs(folder.resolve("out/pose.json"));
        assertThat(folder.resolve("again/fit.shapefit")).hasSameTextualContentAs(folder.resolve("out/fit.shapefit"));
    }

    @Test
    void aMovedResultFolderIsComplete() throws IOException {
        Run run = fitCube("first", "--iterations", 2, "--size", 16, "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        Files.move(folder.resolve("first"), folder.resolve("moved"));
        Run again = Shell.run("fit", folder.resolve("moved/fit.shapefit"), "--out", folder.resolve("moved"), "--quiet");
        assertThat(again.code()).as(again.err()).isZero();
    }

    @Test
    void withoutAStartThePoseIsSearchedWhereTheMaskIs() throws IOException {
        Run run = Shell.run(
                "fit",
                "--mesh",
                folder.resolve("cube.obj"),
                "--target",
                folder.resolve("target.png"),
                "--mask",
                folder.resolve("mask.png"),
                "--fov",
                "35",
                "--out",
                folder.resolve("searched"),
                "--iterations",
                "40",
                "--schedule",
                "fine",
                "--size",
                "64");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.errLines().get(0)).startsWith("searching a start on ");
        Pose found = SceneFiles.pose(
                PoseFile.read(folder.resolve("searched/pose.json")).pose());
        assertThat(Math.toDegrees(found.angleTo(CubeScene.TRUTH))).isLessThan(3); // measured 0.62°
    }

    @Test
    void withoutAStartAndAMaskThePoseIsSearchedWhereTheColoursAre() throws IOException {
        Run run = Shell.run(
                "fit",
                "--mesh",
                folder.resolve("cube.obj"),
                "--target",
                folder.resolve("target.png"),
                "--fov",
                "35",
                "--out",
                folder.resolve("coloured"),
                "--iterations",
                "40",
                "--size",
                "64");
        assertThat(run.code()).as(run.err()).isZero();
        Pose found = SceneFiles.pose(
                PoseFile.read(folder.resolve("coloured/pose.json")).pose());
        assertThat(Math.toDegrees(found.angleTo(CubeScene.TRUTH))).isLessThan(8);
        assertThat(result("coloured").has("alternatives")).isFalse();
    }

    @Test
    void posesThatFitEquallyWellAreToldOf() throws IOException {
        Path plain = folder.resolve("plain.obj");
        MeshWriter.write(Primitives.cube().withoutColors(), plain, MeshFiles.CODEC);
        Run run = Shell.run(
                "fit",
                "--mesh",
                plain,
                "--target",
                folder.resolve("target.png"),
                "--mask",
                folder.resolve("mask.png"),
                "--fov",
                "35",
                "--out",
                folder.resolve("plain"),
                "--iterations",
                "40",
                "--size",
                "64");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("poses fit equally well");
        JsonNode alternatives = result("plain").get("alternatives");
        assertThat(alternatives).hasSizeBetween(18, 23); // a cube has 24 rotations, a small mask shows 22
        for (JsonNode other : alternatives) {
            assertThat(other.get("pose").get("opencv").get("R")).hasSize(9);
            assertThat(other.get("loss").asDouble()).isPositive();
            assertThat(other.get("angleDeg").asDouble()).isGreaterThan(80);
        }
    }

    @Test
    void theReferenceFitsByName() throws IOException {
        Run run = fitCube("reference", "--iterations", 1, "--size", 16, "--backend", "reference", "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(result("reference").get("backend").asText()).isEqualTo("reference");
    }

    @Test
    void turnsOfAGivenStartAreTriedFirst() throws IOException {
        Run run = fitCube("near", "--iterations", 0, "--size", 64, "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        Pose found =
                SceneFiles.pose(PoseFile.read(folder.resolve("near/pose.json")).pose());
        assertThat(Math.toDegrees(found.angleTo(CubeScene.TRUTH))).isLessThan(3); // measured 0.23°
    }

    @Test
    void aPhotosOwnDataGiveTheFocalLength() throws IOException {
        Path photo = folder.resolve("photo.jpg");
        Files.write(photo, jpegOfTarget50mm());
        Run run = Shell.run(
                "fit",
                "--mesh",
                folder.resolve("cube.obj"),
                "--target",
                photo,
                "--out",
                folder.resolve("exif"),
                "--iterations",
                "0");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.errLines().get(0)).contains("photo.jpg: focal length 138.7 pixels, from its EXIF data (50.0 mm");
        // The diagonal of 96 × 72 pixels is 120.
        assertThat(result("exif").get("camera").get("K").get("fx").asDouble()).isEqualTo(50 * 120 / 43.27);
    }

    /** The target as JPEG, with one EXIF entry: FocalLengthIn35mmFilm = 50. */
    private static byte[] jpegOfTarget50mm() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(ImageIO.read(folder.resolve("target.png").toFile()), "jpg", jpeg);
        ByteBuffer app1 = ByteBuffer.allocate(54);
        app1.putShort((short) 0xffe1).putShort((short) 52).put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII));
        app1.putInt(8).putShort((short) 1);
        app1.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(26).putInt(0);
        app1.putShort((short) 1);
        app1.putShort((short) 0xa405)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 50)
                .putShort((short) 0)
                .putInt(0);
        byte[] plain = jpeg.toByteArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.write(app1.array());
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    @Test
    void movedVerticesAndColoursAreWrittenAsAMesh() throws IOException {
        Run run = fitCube("shape", "--move", "vertices,colours", "--iterations", 3, "--size", 32, "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("shape/fitted.obj")).exists();
        assertThat(folder.resolve("shape/fitted.mtl")).exists();
        assertThat(Files.readString(folder.resolve("shape/fitted.obj")))
                .isNotEqualTo(Files.readString(folder.resolve("cube.obj")));
    }

    @Test
    void turnedJointsAreToldByNameAndWrittenWithTheirSkeleton() throws IOException {
        MeshWriter.write(Primitives.mannequin(), folder.resolve("mannequin.glb"), MeshFiles.CODEC);
        Run run = fit("mannequin.glb", "posed", "--move", "pose,joints", "--iterations", 3, "--size", 32, "--quiet");
        assertThat(run.code()).as(run.err()).isZero();

        JsonNode joints = result("posed").get("joints");
        assertThat(joints).hasSize(15);
        assertThat(joints.get(0).get("name").asText()).isEqualTo("hips");
        assertThat(joints.get(0).get("quaternion")).hasSize(4);
        Mesh fitted = MeshFiles.read(folder.resolve("posed/fitted.glb")).mesh();
        double angle = 2 * Math.acos(fitted.skin().orElseThrow().turns()[3]);
        assertThat(joints.get(0).get("angleDeg").asDouble())
                .isPositive()
                .isCloseTo(Math.toDegrees(angle), within(1e-3));
        assertThat(folder.resolve("posed/fitted.obj")).exists();

        Run again = Shell.run(
                "fit", folder.resolve("posed/fit.shapefit"), "--iterations", 1, "--out", folder.resolve("again"));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(result("again").get("joints")).hasSize(15);
    }

    @Test
    void aMeshWithoutASkeletonCannotMoveItsJoints() {
        Run run = fitCube("no", "--move", "joints");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no skeleton").contains("--move");
    }

    @Test
    void manyViewsFitTheShapeOfASphere() throws IOException {
        Path data = TestData.data("mv_softras_airplane");
        Path out = folder.resolve("views");
        Run run = Shell.run(
                "fit",
                "--mesh",
                data.resolve("sphere_642.obj"),
                "--views",
                data.resolve("cameras.json"),
                "--size",
                "32",
                "--iterations",
                "80",
                "--out",
                out,
                "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode result = JSON.readTree(out.resolve("result.json").toFile());
        assertThat(result.get("views").size()).isGreaterThan(16);
        assertThat(result.get("meanIou").asDouble()).isEqualTo(result.get("iou").asDouble());
        assertThat(result.get("iou").asDouble()).isGreaterThan(0.6); // measured 0.654
        assertThat(out.resolve("fitted.obj")).exists();
        assertThat(ImageReader.readColor(out.resolve("overlay.png")).width()).isEqualTo(64);
    }

    @Test
    void aProjectWithOptionsTakesThose() throws IOException {
        Run run = Shell.run(
                "fit",
                folder.resolve("out/fit.shapefit"),
                "--iterations",
                "3",
                "--seed",
                "11",
                "--schedule",
                "fine",
                "--size",
                "24",
                "--out",
                folder.resolve("edited"),
                "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(result("edited").get("iterations").asInt()).isEqualTo(3);
        assertThat(result("edited").get("seed").asInt()).isEqualTo(11);
    }
}
