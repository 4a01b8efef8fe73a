package shapefit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.joml.Quaterniond;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.Main;
import shapefit.image.FloatImage;
import shapefit.image.ImageReader;

class ExperimentTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cube-pose",
                "cube-pose-20",
                "teapot-camera",
                "sphere-to-shape",
                "textured-mesh",
                "occluded-limb",
                "gradients"
            })
    void everyExperimentRunsAndTellsWhatItFound(String name) throws IOException {
        String[] args = {
            "experiment",
            name,
            "--trials",
            "2",
            "--effort",
            "0.02",
            "--backend",
            "cpu",
            "--threads",
            "2",
            "--json",
            "--out",
            folder.toString()
        };
        assertThat(run(args)).as(err.toString()).isZero();

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("experiment").asText()).isEqualTo(name);
        assertThat(json.get("seed").asLong()).isZero();
        assertThat(json.get("trials").asInt()).isEqualTo(2);
        assertThat(json.get("rows").get(0).get("source").asText()).isEqualTo("shapefit");
        List<String> csv = Files.readAllLines(folder.resolve(name + ".csv"));
        assertThat(csv).hasSize(json.get("rows").size() + 1);
        assertThat(csv.get(0)).startsWith("method,source,seconds,");
        FloatImage chart = ImageReader.readColor(folder.resolve(name + ".png"));
        assertThat(chart.rgb()).contains(1f).contains(chart.at(chart.width() / 2, chart.height() - 50, 0));
        assertThat(err.toString()).isNotEmpty();
    }

    @Test
    void publishedRowsCarryOnlyWhatWasPublished() throws IOException {
        run("experiment", "cube-pose", "--trials", "1", "--effort", "0.01", "--backend", "cpu", "--json", "--quiet");

        for (JsonNode row : new ObjectMapper().readTree(out.toString()).get("rows")) {
            boolean published = row.get("source").asText().startsWith("published: ");
            assertThat(row.has("seconds")).isEqualTo(!published);
            assertThat(row.has("within5")).isEqualTo(!published);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theSeedDecidesAndThreadsDoNot() {
        Lab one = lab(1);
        Lab two = lab(3);
        assertThat(one.solveAll("x", (i, r) -> one.random(i).nextLong()))
                .isEqualTo(two.solveAll("x", (i, r) -> two.random(i).nextLong()));
    }

    private static Lab lab(int threads) {
        return new Lab("cpu", threads, 5, 7, 1, Optional.empty(), line -> {});
    }

    @Test
    void theListNamesAllAndAWrongNameIsRefused() {
        assertThat(run("experiment", "--list")).isZero();
        assertThat(out.toString().lines()).hasSize(Experiment.ALL.size());
        assertThat(run("experiment", "cubes")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no experiment \"cubes\"").contains("cube-pose");
    }

    @Test
    void uniformRotationsAreAsFarApartAsTheoryHasIt() {
        var random = new SplittableRandom(1);
        double sum = 0;
        int count = 4000;
        for (int i = 0; i < count; i++) {
            Quaterniond between = Rotations.uniform(random).conjugate().mul(Rotations.uniform(random));
            sum += Math.toDegrees(2 * Math.acos(Math.min(1, Math.abs(between.w))));
        }
        // 90° + 2/π rad; the spread of one angle is about 37°, so the mean of 4000 is within 2° in all but a few in a
        // thousand
        assertThat(sum / count).isBetween(124.5, 128.5);
    }

    @Test
    void sharesAndMediansAreCounted() {
        Angles angles = new Angles(List.of(
                new Angles.End(1, 1, 2),
                new Angles.End(4, 94, 4),
                new Angles.End(10, 10, 3),
                new Angles.End(45, 45, 3)));

        assertThat(angles.mean()).isEqualTo(15);
        assertThat(angles.median()).isEqualTo(7);
        assertThat(angles.within(10)).isEqualTo(0.75);
        assertThat(angles.row("m", 5).measures()).containsEntry("within5", 0.5).containsEntry("rawMeanAngleDeg", 37.5);
    }
}
