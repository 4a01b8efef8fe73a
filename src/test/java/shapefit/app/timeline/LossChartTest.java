package shapefit.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shapefit.camera.Pose;
import shapefit.fit.FitProgress;

class LossChartTest {

    private static FitProgress step(int iteration, int stage, double loss) {
        return new FitProgress(
                iteration,
                10,
                stage,
                loss,
                loss,
                Map.of("silhouette", loss),
                Pose.IDENTITY,
                1,
                1e-4,
                1e-4,
                64,
                64,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aLineOfManyPointsKeepsItsPeaksWithFewPoints() {
        ColumnLine line = new ColumnLine(100);
        for (int i = 0; i < 50_000; i++) {
            line.add(i / 500.0, i == 12_345 ? 99 : i == 12_346 ? -7 : Math.sin(i));
        }
        double[] points = line.points();
        assertThat(points.length / 2).isLessThanOrEqualTo(400);
        double lowest = 0;
        double highest = 0;
        for (int i = 1; i < points.length; i += 2) {
            lowest = Math.min(lowest, points[i]);
            highest = Math.max(highest, points[i]);
        }
        assertThat(lowest).isEqualTo(-7);
        assertThat(highest).isEqualTo(99);
    }

    @Test
    void theAxisEndsAtRoundNumbersAroundTheLosses() {
        LossScale scale = LossScale.of(List.of(step(1, 0, 0.8), step(2, 0, 0.05)));
        assertThat(scale.lowest()).isCloseTo(0.03, within(1e-12));
        assertThat(scale.highest()).isCloseTo(1, within(1e-12));
        assertThat(scale.at(1)).isEqualTo(1);
        assertThat(scale.at(Math.sqrt(0.03))).isCloseTo(0.5, within(1e-12));
        assertThat(scale.ticks(9).stream().map(LossScale::text)).containsExactly("1", "0.3", "0.1", "0.03");
        assertThat(scale.ticks(2)).hasSize(2);
    }

    @Test
    void lossesOfZeroAndNoNumbersLeaveTheAxisAlone() {
        LossScale scale = LossScale.of(List.of(step(1, 0, 0), step(2, 0, Double.NaN), step(3, 0, 0.5)));
        assertThat(scale.highest()).isCloseTo(1, within(1e-12));
        assertThat(scale.at(0)).isEqualTo(0);
    }

    @Test
    void bestIsTheLowestOfTheNewestStageOnly() {
        assertThat(LossChart.bestOf(List.of(step(1, 0, 0.1), step(2, 1, 0.4), step(3, 1, 0.3), step(4, 1, 0.5)))
                        .iteration())
                .isEqualTo(3);
    }

    @Test
    void marksStandAtRoundSteps() {
        assertThat(LossChart.roundStep(240, 8)).isEqualTo(40);
        assertThat(LossChart.roundStep(20_000, 8)).isEqualTo(4000);
        assertThat(LossChart.roundStep(3, 8)).isEqualTo(1);
    }
}
