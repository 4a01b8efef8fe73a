package shapefit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import shapefit.cli.CommonOptions.Opener;
import shapefit.cli.Shell.Run;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;
import shapefit.render.FailoverRasterizer;
import shapefit.testing.DyingRasterizer;
import shapefit.testing.DyingRasterizer.Death;

/** What a fit does when its device dies under it. */
class FitDeviceFailureTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeTheScene() throws IOException {
        CubeScene.write(folder, 48, 36);
    }

    /** Has a device, first choice of auto, that dies in the 21st step, or at once. */
    private static Opener dying(int calls) {
        return (backend, threads, told) -> {
            SoftRasterizer processor = Backends.open(Backends.CPU, 1);
            if (backend.equals(Backends.CPU)) {
                return processor;
            }
            DyingRasterizer device = new DyingRasterizer(processor, calls, Death.LOUD);
            if (!backend.equals(Backends.AUTO)) {
                return device;
            }
            FailoverRasterizer safe = new FailoverRasterizer(Backends.open(Backends.CPU, 1), told);
            safe.use(device);
            return safe;
        };
    }

    private static Run fit(String backend, int calls, String out) {
        StringWriter err = new StringWriter();
        int code = new CommandLine(new FitCommand(new CommonOptions(dying(calls))))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("shapefit fit: " + e.getMessage());
                    return 1;
                })
                .setErr(new PrintWriter(err, true))
                .execute(
                        "--mesh",
                        folder.resolve("cube.obj").toString(),
                        "--target",
                        folder.resolve("target.png").toString(),
                        "--no-search",
                        "--camera",
                        folder.resolve("case.json").toString(),
                        "--start",
                        folder.resolve("start.json").toString(),
                        "--iterations",
                        "40",
                        "--size",
                        "48",
                        "--quiet",
                        "--backend",
                        backend,
                        "--out",
                        folder.resolve(out).toString());
        return new Run(code, "", err.toString());
    }

    private static JsonNode result(String out) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(out).resolve("result.json").toFile());
    }

    @Test
    void autoGoesOnOnTheProcessorSaysSoOnceAndWritesItDown() throws IOException {
        Run run = fit("auto", 41, "auto");
        assertThat(run.code()).isZero();
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.errLines().get(0)).contains("after step 20", "Test GPU", "ran out of memory", "the processor");
        assertThat(result("auto").get("backend").asText()).isEqualTo("cpu");
        assertThat(result("auto").get("iterations").asInt()).isEqualTo(40);
        assertThat(run.errLines().get(0))
                .endsWith(result("auto").get("deviceFailure").asText());
        assertThat(fit("auto", 10_000, "well").err()).isEmpty();
        assertThat(result("well").has("deviceFailure")).isFalse();
        assertThat(Files.readString(folder.resolve("auto/loss.csv")))
                .isEqualTo(Files.readString(folder.resolve("well/loss.csv")));
    }

    @Test
    void aDeviceAskedForByNameIsNotReplacedButWhatItReachedIsWritten() throws IOException {
        Run run = fit("opencl", 41, "named");
        assertThat(run.code()).isOne();
        assertThat(run.err()).contains("ran out of memory", "what was reached is in", "the processor drew");
        JsonNode said = result("named");
        assertThat(said.get("backend").asText()).isEqualTo("opencl");
        assertThat(said.get("device").asText()).isEqualTo("Test GPU");
        assertThat(said.get("iterations").asInt()).isEqualTo(20);
        assertThat(said.get("stopReason").asText()).isEqualTo("failed");
        assertThat(said.get("deviceFailure").asText()).contains("after step 20", "ran out of memory");
        for (String file : new String[] {"overlay.png", "render.png", "pose.json", "loss.csv", "fit.shapefit"}) {
            assertThat(folder.resolve("named").resolve(file)).exists();
        }
    }

    @Test
    void aDeviceAskedForByNameThatDiesInItsFirstStepLeavesNothingAndThatIsSaid() {
        Run run = fit("opencl", 1, "none");
        assertThat(run.code()).isOne();
        assertThat(run.err()).contains("nothing was written");
        assertThat(folder.resolve("none/result.json")).doesNotExist();
    }
}
