package shapefit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.cli.Shell.Run;
import shapefit.testing.OpenCl;

class OtherCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void withoutACommandTheHelpIsPrinted() {
        Run run = Shell.run();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("render", "fit", "devices", "bench");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"render", "fit", "devices", "bench"})
    void everyCommandHasHelp(String command) {
        Run run = Shell.run(command, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: shapefit " + command);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void devicesSayWhatAutoTakesAndWhy() throws IOException {
        assertThat(Shell.run("devices").out()).contains("auto takes ", "cpu", "reference");
        JsonNode json = JSON.readTree(Shell.run("devices", "--json").out());
        assertThat(json.get("automatic").get("reason").asText()).isNotBlank();
        assertThat(json.get("backends").size()).isGreaterThanOrEqualTo(2);
        assertThat(json.get("backends").get(0).get("usable").isBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"silhouette", "color"})
    void theBenchmarkPrintsEveryFieldOfTheContract(String mode) throws IOException {
        Run run = Shell.run("bench", "raster", "--mode", mode, "--faces", 80, "--size", 24, "--json", "--threads", 1);
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = JSON.readTree(run.out());
        assertThat(json.get("backend").asText()).isNotBlank();
        assertThat(json.get("device").asText()).isNotBlank();
        assertThat(json.get("threads").asInt()).isEqualTo(1);
        assertThat(json.get("faces").asInt()).isEqualTo(80);
        assertThat(json.get("size").asInt()).isEqualTo(24);
        assertThat(json.get("mode").asText()).isEqualTo(mode);
        assertThat(json.get("sigma").asDouble()).isEqualTo(1e-4);
        assertThat(json.get("gamma").asDouble()).isEqualTo(1e-4);
        assertThat(json.get("samples").asLong()).isPositive();
        for (String time : List.of("forwardMs", "forwardBackwardMs")) {
            JsonNode ms = json.get(time);
            assertThat(ms.get("min").asDouble())
                    .isPositive()
                    .isLessThanOrEqualTo(ms.get("median").asDouble());
            assertThat(ms.get("median").asDouble())
                    .isLessThanOrEqualTo(ms.get("max").asDouble());
        }
    }

    @Test
    void theBenchmarkRunsOnAnOpenClDeviceByName() throws IOException {
        OpenCl.device();
        Run run = Shell.run(
                "bench", "raster", "--backend", "opencl", "--mode", "color", "--faces", 20, "--size", 8, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = JSON.readTree(run.out());
        assertThat(json.get("backend").asText()).isEqualTo("opencl");
        assertThat(json.get("device").asText()).isNotBlank();
    }

    @Test
    void forwardOnlyLeavesTheBackwardPassOut() throws IOException {
        Run run = Shell.run("bench", "raster", "--faces", 20, "--size", 8, "--json", "--forward-only", "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(JSON.readTree(run.out()).has("forwardBackwardMs")).isFalse();
    }
}
