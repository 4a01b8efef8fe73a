package shapefit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import shapefit.fit.FitSession;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;

class BenchCommandsTest {

    private static String run(String... words) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()));
        assertThat(line.execute(words)).isZero();
        return out.toString();
    }

    @Test
    void theTableHasEveryCellAsMarkdownAndAsJson(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("deep").resolve("er");
        String printed = run(
                "table",
                "--faces",
                "20,80",
                "--size",
                "8,17",
                "--iters",
                "1",
                "--backend",
                "cpu,reference",
                "--quiet",
                "--out",
                out.toString());
        String markdown = Files.readString(out.resolve("table.md"));
        assertThat(printed).isEqualTo(markdown);
        assertThat(markdown.lines().filter(l -> l.startsWith("| "))).hasSize(2 * 2 + 16);
        assertThat(markdown.lines().filter(l -> l.startsWith("### "))).hasSize(2);
        assertThat(markdown.lines().filter(l -> l.startsWith("- ") && l.contains("R² = ")))
                .hasSize(4);
        JsonNode json = new ObjectMapper().readTree(out.resolve("table.json").toFile());
        assertThat(json.get("cells")).hasSize(16);
        assertThat(json.get("lines")).hasSize(4);
        JsonNode cell = json.get("cells").get(0);
        assertThat(cell.get("backend").asText()).isEqualTo("cpu");
        assertThat(cell.get("mode").asText()).isEqualTo("silhouette");
        assertThat(cell.get("samples").asLong()).isPositive();
        assertThat(cell.get("nsPerSample").asDouble()).isPositive();
        assertThat(cell.has("peakRssMb")).isEqualTo(OS.LINUX.isCurrentOs());
        assertThat(cell.get("forwardBackwardMs").get("median").asDouble()).isPositive();
    }

    @Test
    void theFitBenchSaysHowManyStepsASecond() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(run("fit", "--size", "16", "--faces", "80", "--iters", "2", "--threads", "1", "--json"));
        assertThat(json.get("pose").get("stepsPerSecond").asDouble()).isPositive();
        assertThat(json.get("vertices").get("stepMs").get("median").asDouble()).isPositive();
        assertThat(run("fit", "--size", "16", "--faces", "80", "--iters", "2")).contains("steps a second");
    }

    @ParameterizedTest
    @EnumSource(FitScene.Kind.class)
    void theTimedFitsGetSomewhere(FitScene.Kind kind) {
        try (SoftRasterizer rasterizer = Backends.open("cpu", 1)) {
            FitSession session = FitScene.session(kind, 2, 32, rasterizer);
            double first = session.step(() -> false).loss();
            double last = first;
            for (int i = 0; i < 40; i++) {
                last = session.step(() -> false).loss();
            }
            assertThat(last).isLessThan(first);
        }
    }

    @Test
    void facesThatMakeNoSphereAreRefused() {
        assertThatThrownBy(() -> BenchScene.levelOf(100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--faces");
    }

    @Test
    void theLineGoesThroughCellsThatLieOnOne() {
        TableText.Line line = TableText.Line.through(List.of(cell(1_000_000, 5), cell(3_000_000, 11), cell(0, 2)));
        assertThat(line.offset()).isCloseTo(2, within(1e-9));
        assertThat(line.perMillion()).isCloseTo(3, within(1e-9));
        assertThat(line.worst()).isCloseTo(0, within(1e-9));
        assertThat(TableText.Line.through(List.of(cell(2_000_000, 4))).perMillion())
                .isCloseTo(2, within(1e-9));
    }

    private static Cell cell(long samples, double ms) {
        Timing timing = new Timing(ms, ms, ms);
        return new Cell("cpu", "a test", "color", 20, 8, samples, timing, timing, OptionalDouble.empty());
    }
}
