package shapefit.app.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shapefit.camera.Pose;
import shapefit.fit.FitProgress;

class LossSeriesTest {

    private static List<FitProgress> run(int steps) {
        SplittableRandom random = new SplittableRandom(5);
        return IntStream.rangeClosed(1, steps)
                .mapToObj(i -> new FitProgress(
                        i,
                        steps,
                        0,
                        1 / Math.sqrt(i) + 0.1 * random.nextDouble(),
                        0,
                        Map.of(),
                        Pose.IDENTITY,
                        1,
                        1e-4,
                        1e-2,
                        64,
                        64,
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    @Test
    void aShortRunIsItsOwnOutline() {
        LossSeries series = new LossSeries();
        List<FitProgress> steps = run(2000);
        series.addAll(steps);
        assertThat(series.outline()).isEqualTo(steps);
    }

    @Test
    void theOutlineOfALongRunIsShortInOrderAndHasItsEndsItsBestAndItsWorst() {
        LossSeries series = new LossSeries();
        List<FitProgress> steps = run(300_001);
        for (int from = 0; from < steps.size(); from += 997) {
            series.addAll(steps.subList(from, Math.min(steps.size(), from + 997)));
        }
        List<FitProgress> outline = series.outline();
        assertThat(series.steps()).hasSize(300_001);
        assertThat(outline).hasSizeLessThan(8200);
        assertThat(outline).isSortedAccordingTo(Comparator.comparingInt(FitProgress::iteration));
        Comparator<FitProgress> byLoss = Comparator.comparingDouble(FitProgress::loss);
        assertThat(outline)
                .contains(
                        steps.get(0),
                        steps.get(steps.size() - 1),
                        steps.stream().min(byLoss).orElseThrow(),
                        steps.stream().max(byLoss).orElseThrow());
        series.clear();
        assertThat(series.outline()).isEmpty();
    }
}
