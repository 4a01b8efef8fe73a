package shapefit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InterruptTest {

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Process.destroy ends a program there without asking it")
    void aFitThatIsEndedWritesWhatItReached(@TempDir Path folder) throws IOException, InterruptedException {
        CubeScene.write(folder, 48, 36);
        Path out = folder.resolve("out");
        Process fit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "shapefit.Main",
                        "fit",
                        "--mesh",
                        folder.resolve("cube.obj").toString(),
                        "--target",
                        folder.resolve("target.png").toString(),
                        "--camera",
                        folder.resolve("case.json").toString(),
                        "--start",
                        folder.resolve("start.json").toString(),
                        "--schedule",
                        "steady",
                        "--iterations",
                        "100000000",
                        "--size",
                        "256",
                        "--move",
                        "pose,focal",
                        "--out",
                        out.toString())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        try {
            // The folder is made right before the first step; a step takes milliseconds.
            for (int i = 0; i < 600 && !out.toFile().isDirectory(); i++) {
                Thread.sleep(50);
            }
            Thread.sleep(1500);
            fit.destroy();
            assertThat(fit.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            fit.destroyForcibly();
        }
        assertThat(folder.resolve("err.txt")).content().contains("stopped after ");
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        assertThat(result.get("stopReason").asText()).isEqualTo("cancelled");
        assertThat(result.get("iterations").asInt()).isPositive();
        assertThat(out.resolve("overlay.png")).exists();
        assertThat(out.resolve("fit.shapefit")).exists();
    }
}
