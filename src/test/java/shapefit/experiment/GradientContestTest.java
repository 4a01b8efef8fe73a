package shapefit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shapefit.raster.GradientMode;

/** Which gradient fits better is counted right, and only the gradient differs. */
class GradientContestTest {

    private static Lab lab(int trials, double effort) {
        return new Lab("cpu", 2, 3, trials, effort, Optional.empty(), line -> {});
    }

    /** Binomial tails, by hand. */
    @ParameterizedTest
    @CsvSource({"8, 0, 0.0078125", "0, 8, 0.0078125", "7, 1, 0.0703125", "3, 2, 1", "4, 4, 1", "0, 0, 1"})
    void chanceIsTheBinomials(int wins, int losses, double chance) {
        assertThat(new PairedTrials(wins, losses, 5, 0).chance()).isCloseTo(chance, within(1e-12));
    }

    /** 2^-2000 is no double. By the normal distribution, 39.5 from the middle at a spread of √2000/2 = 22.4, it is 0.077. */
    @Test
    void chanceOfThousandsOfPairsDoesNotUnderflow() {
        assertThat(new PairedTrials(1040, 960, 0, 0).chance()).isCloseTo(0.0773, within(0.0005));
        assertThat(new PairedTrials(1000, 1000, 0, 0).chance()).isEqualTo(1);
    }

    @Test
    void differencesWithinTheGrainDoNotCount() {
        PairedTrials pairs = PairedTrials.of(List.of(1.0, 2.0, 3.0), List.of(1.05, 1.0, 7.0), 0.1);

        assertThat(pairs.ties()).isEqualTo(1);
        assertThat(pairs.wins()).isEqualTo(1);
        assertThat(pairs.losses()).isEqualTo(1);
        assertThat(pairs.gain()).isCloseTo(3.05 / 3, within(1e-12));
    }

    /** Eight small wins and a large loss: most pairs say one thing, the mean another. */
    @Test
    void countsAndMeanMustAgree() {
        PairedTrials agreeing = new PairedTrials(12, 1, 0, 1);
        PairedTrials torn = new PairedTrials(12, 1, 0, -1);

        assertThat(agreeing.firstIsBetter()).isTrue();
        assertThat(agreeing.secondIsBetter()).isFalse();
        assertThat(torn.firstIsBetter()).isFalse();
        assertThat(torn.secondIsBetter()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 |  1    | original fits better by 1.00°",
                "20 | -1    | complete fits better by 1.00°",
                "20 |  0.01 | no clear difference",
                "7  |  1    | too few pairs to tell",
            })
    void theSentenceSaysWhichFitsBetter(int trials, double worse, String verdict) {
        var contest = GradientContest.angle("a task", 1, (lab, i, rasterizer, mode) -> {
            double degrees = 10 + i + (mode == GradientMode.COMPLETE ? worse : 0);
            return new Angles.End(degrees, degrees, 0);
        });

        var outcome = contest.run(lab(trials, 1));

        assertThat(outcome.sentence()).startsWith("a task: " + verdict + " (mean angle: original ");
        assertThat(outcome.rows()).hasSize(2);
        assertThat(outcome.rows().get(0).measures()).containsEntry("pairs", (double) trials);
    }

    @Test
    void theLargerOverlapIsTheBetterOne() {
        var judge = new GradientContest.Judge<ShapeEnd>("IoU", "%.3f", 0.001, false, ShapeEnd::seconds);
        var load = new GradientContest.Load(0.5, 1);
        var contest = GradientContest.shape(
                "a shape",
                load,
                (lab, i, r, mode) -> new ShapeEnd(
                        mode == GradientMode.COMPLETE ? 0.9 : 0.8, Collections.emptyMap(), Collections.emptyList()),
                judge);

        assertThat(contest.run(lab(40, 1)).sentence())
                .isEqualTo("a shape: complete fits better by 0.100 (mean IoU: original 0.800, complete 0.900;"
                        + " pairs won: original 0, complete 20, of 20; p = 1.9e-06).");
    }

    /** With the gradient that the task's own experiment takes, a contest finds what that finds. */
    @Test
    void theRowsAreThoseOfTheTasksOwnExperiments() throws Exception {
        Lab lab = lab(2, 0.02);
        Lab cubes = lab(12, 0.02); // a contest takes six times as many pairs as were asked for
        List<Row> rows = new GradientModes().run(lab).rows();

        assertThat(angles(rows, "original, cube-pose, plain descent"))
                .isEqualTo(angles(new CubePose().run(cubes).rows(), "plain descent"));
        assertThat(angles(rows, "original, cube-pose, schedule"))
                .isEqualTo(angles(new CubePose().run(cubes).rows(), "schedule"));
        assertThat(angles(rows, "original, cube-pose-20"))
                .isEqualTo(angles(rows, "complete, cube-pose-20, last descent alone"))
                .isEqualTo(angles(new CubePoseNear().run(lab).rows(), "schedule"));
        assertThat(rows.stream().filter(row -> row.measures().containsKey("signTestP")))
                .hasSize(16)
                .allSatisfy(row -> assertThat(row.source()).isEqualTo("shapefit"));
    }

    private static double angles(List<Row> rows, String method) {
        Row row =
                rows.stream().filter(r -> r.method().equals(method)).findFirst().orElseThrow();
        return row.measures().get("rawMeanAngleDeg");
    }
}
