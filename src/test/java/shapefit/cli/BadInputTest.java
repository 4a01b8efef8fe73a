package shapefit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.camera.Pose;
import shapefit.cli.Shell.Run;
import shapefit.image.FloatImage;
import shapefit.image.ImageWriter;
import shapefit.image.Mask;
import shapefit.project.PoseFile;
import shapefit.project.Project;
import shapefit.project.ProjectFile;
import shapefit.project.Scene;
import shapefit.project.SceneFiles;
import shapefit.project.SceneView;

/** Whatever is wrong with the input: exit code 2, and one line on stderr that names what is to blame. */
class BadInputTest {

    private static final String HEADER =
            "ply\nformat ascii 1.0\nelement vertex %d\nproperty float x\nproperty float y\n"
                    + "property float z\nelement face 1\nproperty list uchar int vertex_indices\nend_header\n";

    @TempDir
    static Path folder;

    @BeforeAll
    static void scene() throws IOException {
        CubeScene.write(folder, 32, 24);
    }

    private static void isRefused(Run run, String name) {
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains(name).doesNotContain("Exception", "internal error", ": null");
        assertThat(run.out()).isEmpty();
    }

    /** A fit in which some options have other values. */
    private static Run fit(Object... changed) {
        Object[] args = CubeScene.fit(folder, "cube.obj", "out", "--iterations", 1, "--size", 16);
        for (int i = 0; i < changed.length; i += 2) {
            int at = Arrays.asList(args).indexOf(changed[i]);
            if (at < 0) {
                args = Arrays.copyOf(args, args.length + 2);
                at = args.length - 2;
                args[at] = changed[i];
            }
            args[at + 1] = changed[i + 1];
        }
        return Shell.run(args);
    }

    private static Path put(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private static Path cutShort(String from, String name) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(from));
        return Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void theSceneItselfIsFine() {
        assertThat(fit().code()).isZero();
    }

    @Test
    void aProjectThatLacksSomethingSaysWhat() throws IOException {
        assertThat(fit().code()).isZero();
        Path whole = folder.resolve("out/fit.shapefit");
        Project project = ProjectFile.read(whole);
        Scene scene = project.scene();
        SceneView view = scene.views().get(0);
        SceneView blank = new SceneView(view.name(), view.camera(), view.pose(), Optional.empty(), Optional.empty());
        needs(
                project.with(new Scene(Optional.empty(), scene.views(), scene.start(), scene.light())),
                "needs a mesh before");
        needs(
                project.with(new Scene(scene.mesh(), List.of(blank), scene.start(), scene.light())),
                "needs a photo or a mask before");
        needs(
                project.with(new Scene(Optional.empty(), List.of(blank), scene.start(), scene.light())),
                "needs a mesh, and a photo or a mask before");
    }

    private static void needs(Project begun, String what) throws IOException {
        Path file = folder.resolve("out/begun.shapefit");
        ProjectFile.write(file, begun);
        Run run = Shell.run("fit", file, "--out", folder.resolve("never"));
        isRefused(run, "begun.shapefit: " + what);
        assertThat(folder.resolve("never")).doesNotExist();
    }

    static Stream<Path> badMeshes() throws IOException {
        return Stream.of(
                put("cut.ply", HEADER.formatted(3) + "0 0 0\n1 0 0\n"),
                put("magic.ply", "plx\n" + HEADER.formatted(3)),
                put("index.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 4\n"),
                put("nan.obj", "v 0 0 0\nv NaN 0 0\nv 0 1 0\nf 1 2 3\n"),
                put("faceless.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\n"),
                put("empty.obj", ""),
                put("huge.ply", HEADER.formatted(2_000_000_000) + "0 0 0\n"),
                put("mesh.txt", "v 0 0 0\n"),
                folder.resolve("missing.obj"),
                folder);
    }

    @ParameterizedTest
    @MethodSource("badMeshes")
    void aBadMeshIsRefused(Path mesh) {
        isRefused(fit("--mesh", mesh), mesh.getFileName().toString());
        isRefused(
                Shell.run(
                        "render",
                        "--mesh",
                        mesh,
                        "--camera",
                        folder.resolve("case.json"),
                        "--out",
                        folder.resolve("r.png")),
                mesh.getFileName().toString());
    }

    static Stream<Path> badPictures() throws IOException {
        return Stream.of(
                cutShort("target.png", "cut.png"),
                put("magic.png", "\u0089PNX, not a picture"),
                put("empty.png", ""),
                Files.write(folder.resolve("huge.png"), pngHeader(30_000, 30_000)),
                folder.resolve("missing.png"),
                folder);
    }

    @ParameterizedTest
    @MethodSource("badPictures")
    void aBadPictureIsRefused(Path picture) {
        isRefused(fit("--target", picture), picture.getFileName().toString());
        isRefused(fit("--mask", picture), picture.getFileName().toString());
    }

    /** Signature and IHDR chunk alone. */
    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(chunk);
        data.writeBytes("IHDR");
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) crc.getValue());
        return file.toByteArray();
    }

    static Stream<Path> badCameras() throws IOException {
        String good = Files.readString(folder.resolve("case.json"));
        return Stream.of(
                cutShort("case.json", "cut.json"),
                put("magic.json", "fx = 3"),
                put("empty.json", ""),
                put("nan.json", good.replaceFirst("\"fx\": [0-9.]+", "\"fx\": NaN")),
                put("negative.json", good.replaceFirst("\"fx\": ", "\"fx\": -")),
                put("widthless.json", good.replaceFirst("\"width\": 32,", "")),
                folder.resolve("missing.json"),
                folder);
    }

    @ParameterizedTest
    @MethodSource("badCameras")
    void aBadCameraIsRefused(Path camera) {
        isRefused(fit("--camera", camera), camera.getFileName().toString());
    }

    @Test
    void aBadPoseIsRefused() throws IOException {
        String good = Files.readString(folder.resolve("start.json"));
        Path poseless = put("poseless.json", "{}");
        Path textual = put("textual.json", good.replaceFirst("\"t\" : \\[ ", "\"t\" : [ \"x\", "));
        isRefused(fit("--start", poseless), "poseless.json: pose");
        isRefused(fit("--start", textual), "textual.json: pose.t");
    }

    @Test
    void aMaskOfAnotherSizeThanItsPhotoIsRefused() throws IOException {
        Path mask = folder.resolve("small.png");
        ImageWriter.writePng(mask, new Mask(16, 12, new float[16 * 12]));
        isRefused(fit("--mask", mask), "small.png: has 16 × 12 pixels, its picture 32 × 24");
    }

    @Test
    void aPhotoOfAnotherSizeThanItsCameraIsRefused() throws IOException {
        Path photo = folder.resolve("photo16.png");
        ImageWriter.writePng(photo, FloatImage.constant(16, 12, 1, 0, 0));
        isRefused(fit("--target", photo), "photo16.png: has 16 × 12 pixels, its camera 32 × 24");
    }

    @Test
    void anObjectBehindTheCameraIsRefused() throws IOException {
        Path behind = folder.resolve("behind.json");
        Pose pose = Pose.of(new Quaterniond(), new Vector3d(0, 0, 4.25));
        new PoseFile(SceneFiles.openCv(pose)).write(behind);
        isRefused(fit("--start", behind), "behind the camera (its middle is at depth -4.250)");
        isRefused(
                Shell.run(
                        "render",
                        "--mesh",
                        folder.resolve("cube.obj"),
                        "--camera",
                        folder.resolve("case.json"),
                        "--pose",
                        behind,
                        "--out",
                        folder.resolve("r.png")),
                "behind the camera");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsRefusedBeforeTheFit() throws IOException {
        Path file = put("file.txt", "a file");
        isRefused(fit("--out", file.resolve("below")), "below: no files can be made in this folder");
        isRefused(fit("--out", file), "file.txt: no files can be made in this folder");
        isRefused(
                Shell.run(
                        "render",
                        "--mesh",
                        folder.resolve("cube.obj"),
                        "--camera",
                        folder.resolve("case.json"),
                        "--out",
                        folder.resolve("nowhere/r.png")),
                "there is no folder");
    }

    @Test
    void aPhotoThatDoesNotKnowItsLensIsRefused() {
        Run run = Shell.run(
                "fit",
                "--mesh",
                folder.resolve("cube.obj"),
                "--target",
                folder.resolve("target.png"),
                "--out",
                folder.resolve("out"));
        isRefused(run, "give --camera CASE.json or --fov DEGREES");
    }

    @Test
    void aShapeWithoutColoursNeedsAMask() throws IOException {
        Path plain = put("plain.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
        Run run = Shell.run(
                "fit",
                "--mesh",
                plain,
                "--target",
                folder.resolve("target.png"),
                "--camera",
                folder.resolve("case.json"),
                "--out",
                folder.resolve("out"));
        isRefused(run, "give --mask");
        isRefused(fit("--mesh", plain, "--move", "colours"), "--move");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "fit --frobnicate",
                "fit",
                "fit --out x",
                "fit --out x --mesh a.obj",
                "fit --out x --mesh a.obj --target b.png --views c.json",
                "fit p.shapefit --out x --mesh a.obj",
                "fit missing.shapefit --out x",
                "render",
                "render --mesh a.obj --camera b.json --out c.png --background 1,1",
                "render --mesh a.obj --camera b.json --out c.png --background 0,0,2",
                "render --mesh a.obj --camera b.json --out c.png --sigma 0",
                "render --mesh a.obj --camera b.json --out c.png --sigma 1,5",
                "render --mesh a.obj --camera b.json --out c.png --rgb soft",
                "devices now",
                "bench raster --size 0",
                "bench raster --iters 5",
                "bench raster --faces 100",
                "bench raster --backend abacus",
                "bench raster --threads -1"
            })
    void wrongUsageIsOneLine(String line) {
        isRefused(Shell.run((Object[]) line.split(" ")), "shapefit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--backend abacus",
                "--threads -2",
                "--iterations -1",
                "--size 2",
                "--schedule never",
                "--move wheels",
                "--move texture",
                "--fov 30",
                "--seed x"
            })
    void settingsThatCannotBeAreRefused(String option) {
        String[] words = option.split(" ");
        isRefused(fit(words[0], words[1]), "shapefit fit");
    }
}
