package shapefit.app.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shapefit.camera.Pose;
import shapefit.fit.FitProgress;
import shapefit.fit.FitProgress.StepBack;

class LossTrendTest {

    /** So many steps, one of which went back. */
    private static List<FitProgress> steps(int count, int back) {
        return IntStream.range(0, count)
                .mapToObj(i -> new FitProgress(
                        i + 1,
                        count,
                        0,
                        1,
                        1,
                        Map.of(),
                        Pose.IDENTITY,
                        1,
                        1e-4,
                        1e-2,
                        64,
                        64,
                        Optional.empty(),
                        i == back ? Optional.of(new StepBack(3)) : Optional.empty()))
                .toList();
    }

    @Test
    void aStepBackIsToldForFortySteps() {
        assertThat(LossTrend.stepBack(steps(60, 20))).contains(new StepBack(3));
        assertThat(LossTrend.stepBack(steps(61, 20))).isEmpty();
        assertThat(LossTrend.stepBack(steps(30, -1))).isEmpty();
        assertThat(LossTrend.stepBack(List.of())).isEmpty();
    }
}
