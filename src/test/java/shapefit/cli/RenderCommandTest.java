package shapefit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shapefit.cli.Shell.Run;
import shapefit.image.FloatImage;
import shapefit.image.ImageReader;
import shapefit.image.Mask;
import shapefit.image.Srgb;

class RenderCommandTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void scene() throws IOException {
        CubeScene.write(folder, 64, 48);
        Files.writeString(folder.resolve("triangle.obj"), "v -0.5 -0.5 0\nv 0.5 -0.5 0\nv 0 0.5 0\nf 1 2 3\n");
    }

    private static Run render(Object... more) {
        Object[] args = new Object[more.length + 5];
        args[0] = "render";
        args[1] = "--camera";
        args[2] = folder.resolve("case.json");
        args[3] = "--pose";
        args[4] = folder.resolve("case.json");
        System.arraycopy(more, 0, args, 5, more.length);
        return Shell.run(args);
    }

    @Test
    void aPictureShowsTheSceneInTheCamerasSize() throws IOException {
        Path out = folder.resolve("picture.png");
        Run run = render("--mesh", folder.resolve("cube.obj"), "--out", out, "--background", "0.5,0.5,0.5");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        FloatImage picture = ImageReader.readColor(out);
        FloatImage target = ImageReader.readColor(folder.resolve("target.png"));
        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.height()).isEqualTo(48);
        // The middle lies on a face, so both backgrounds are out of play.
        for (int c = 0; c < 3; c++) {
            assertThat(picture.at(32, 24, c)).isEqualTo(target.at(32, 24, c));
            assertThat(Srgb.toSrgbByte(picture.at(0, 0, c))).isEqualTo(128);
        }
    }

    @Test
    void widthAndHeightResizeTheCamera() throws IOException {
        Path out = folder.resolve("large.png");
        Path alpha = folder.resolve("alpha.png");
        Run run = render(
                "--mesh",
                folder.resolve("cube.obj"),
                "--out",
                out,
                "--alpha-out",
                alpha,
                "--width",
                128,
                "--height",
                96);
        assertThat(run.code()).as(run.err()).isZero();
        Mask large = ImageReader.readMask(alpha);
        Mask small = ImageReader.readMask(folder.resolve("mask.png"));
        assertThat(large.width()).isEqualTo(128);
        // Four times the area, up to the border's pixels: measured 4.015.
        assertThat(large.area() / small.area()).isBetween(3.9, 4.1);
    }

    @Test
    void depthIsWrittenInSixteenBitsAndItsStepIsSaid() throws IOException {
        Path depth = folder.resolve("depth.png");
        Run run = render("--mesh", folder.resolve("cube.obj"), "--out", folder.resolve("x.png"), "--depth-out", depth);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("one grey step is 1.0E-4 mesh units");
        Mask steps = ImageReader.readMask(depth); // coverage is value / 65535
        assertThat(steps.at(0, 0)).isZero();
        double middle = steps.at(32, 24) * 65535 * 1e-4;
        assertThat(middle).isBetween(3.0, 4.0); // the cube's middle is at 4, its half diagonal 0.87
    }

    @Test
    void blurReachesPastTheEdge() throws IOException {
        Path sharp = folder.resolve("sharp.png");
        Path soft = folder.resolve("soft.png");
        Path out = folder.resolve("x.png");
        Path mesh = folder.resolve("cube.obj");
        assertThat(render("--mesh", mesh, "--out", out, "--alpha-out", sharp).code())
                .isZero();
        assertThat(render("--mesh", mesh, "--out", out, "--alpha-out", soft, "--sigma", "3e-3")
                        .code())
                .isZero();
        assertThat(ImageReader.readMask(soft).area())
                .isGreaterThan(1.1 * ImageReader.readMask(sharp).area());
    }

    @Test
    void hardFunctionsGiveAHardSilhouette() throws IOException {
        Path alpha = folder.resolve("hard.png");
        Run run = render(
                "--mesh",
                folder.resolve("cube.obj"),
                "--out",
                folder.resolve("x.png"),
                "--alpha-out",
                alpha,
                "--distance",
                "hard",
                "--rgb",
                "hard",
                "--alpha",
                "hard");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(ImageReader.readMask(alpha).coverage())
                .isEqualTo(ImageReader.readMask(folder.resolve("mask.png")).coverage());
    }

    @Test
    void aMeshWithoutColoursIsLit() throws IOException {
        Path out = folder.resolve("lit.png");
        Run run = Shell.run(
                "render",
                "--mesh",
                folder.resolve("triangle.obj"),
                "--camera",
                folder.resolve("case.json"),
                "--out",
                out);
        assertThat(run.code()).as(run.err()).isZero();
        // Without --pose it stands upright in the middle and faces the camera: PLAIN 0.6 · (0.35 + 0.65 · 0.8) linear.
        FloatImage picture = ImageReader.readColor(out);
        assertThat(picture.at(32, 25, 0)).isBetween(0.51f, 0.54f);
        assertThat(picture.at(0, 0, 0)).isZero();
    }

    @Test
    void quietSaysNothing() {
        Run run = render("--mesh", folder.resolve("cube.obj"), "--out", folder.resolve("x.png"), "--quiet");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aPictureThatDoesNotFitInMemoryIsRefusedBeforeItIsMade() {
        long side = Math.min(16384, 2 * (long) Math.sqrt(Runtime.getRuntime().maxMemory() / 64.0));
        Run run = render(
                "--mesh",
                folder.resolve("cube.obj"),
                "--out",
                folder.resolve("x.png"),
                "--width",
                side,
                "--height",
                16384);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains("SHAPEFIT_OPTS");
    }
}
