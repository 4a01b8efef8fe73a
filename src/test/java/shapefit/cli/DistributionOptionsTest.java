package shapefit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shapefit.cli.Shell.Run;
import shapefit.image.ImageReader;
import shapefit.image.Mask;
import shapefit.project.ProjectFile;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.Distribution;
import shapefit.raster.SoftSettings;

/** More than the original's blur, and smooth edges, on the command line. */
class DistributionOptionsTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void scene() throws IOException {
        CubeScene.write(folder, 64, 48);
    }

    private static Run render(Object... more) {
        Object[] args = new Object[more.length + 11];
        Object[] first = {
            "render",
            "--mesh",
            folder.resolve("cube.obj"),
            "--camera",
            folder.resolve("case.json"),
            "--pose",
            folder.resolve("case.json"),
            "--out",
            folder.resolve("x.png"),
            "--alpha-out",
            folder.resolve("a.png")
        };
        System.arraycopy(first, 0, args, 0, 11);
        System.arraycopy(more, 0, args, 11, more.length);
        return Shell.run(args);
    }

    private static Mask alpha(Object... more) throws IOException {
        Run run = render(more);
        assertThat(run.code()).as(run.err()).isZero();
        return ImageReader.readMask(folder.resolve("a.png"));
    }

    @Test
    void aDistributionAndAWayToJoinAreTakenByName() throws IOException {
        double usual = alpha("--sigma", "1e-3").area();
        double inside = alpha("--sigma", "1e-3", "--distribution", "exponential", "--alpha", "max")
                .area();
        double outside = alpha("--sigma", "1e-3", "--distribution", "reversed-exponential", "--alpha", "einstein")
                .area();
        assertThat(inside).isLessThan(usual);
        assertThat(outside).isGreaterThan(usual);
    }

    @Test
    void anUnknownNameIsAnsweredByThoseThereAre() {
        Run run = render("--distribution", "gauss");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no distribution \"gauss\"; take one of logistic-squared, logistic, gaussian");
    }

    @Test
    void antialiasingSmoothsTheEdgesOfAHardPicture() throws IOException {
        Object[] hard = {"--distance", "hard", "--rgb", "hard", "--alpha", "hard"};
        Object[] smooth = {"--distance", "hard", "--rgb", "hard", "--alpha", "hard", "--antialias", "8"};
        float[] before = alpha(hard).coverage();
        float[] after = alpha(smooth).coverage();
        int partly = 0;
        for (int p = 0; p < before.length; p++) {
            assertThat(before[p]).isIn(0f, 1f);
            partly += after[p] > 0 && after[p] < 1 ? 1 : 0;
        }
        assertThat(partly).isBetween(40, 200); // about once around the cube
    }

    @Test
    void moreSamplesThanAnyoneSeesAreRefused() {
        Run run = render("--antialias", "17");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--antialias must be 1 to 16, got 17");
    }

    @Test
    void aFitTakesThemAndItsProjectKeepsThem() throws IOException {
        Path out = folder.resolve("fit");
        Run run = Shell.run(
                "fit",
                "--mesh",
                folder.resolve("cube.obj"),
                "--target",
                folder.resolve("target.png"),
                "--mask",
                folder.resolve("mask.png"),
                "--camera",
                folder.resolve("case.json"),
                "--start",
                folder.resolve("case.json"),
                "--iterations",
                "3",
                "--distribution",
                "gumbel-max",
                "--alpha",
                "yager",
                "--out",
                out,
                "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        SoftSettings kept = ProjectFile.read(out.resolve("fit.shapefit")).settings();
        assertThat(kept.distribution()).isEqualTo(Distribution.GUMBEL_MAX);
        assertThat(kept.alpha()).isEqualTo(AlphaAggregation.YAGER);
    }
}
