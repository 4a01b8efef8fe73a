package shapefit.app.advice;

import java.util.List;
import java.util.Optional;
import shapefit.fit.FitProgress;

/** What the losses of the present stage do. */
final class LossTrend {

    /** So many steps without progress are no accident. */
    static final int STILL_STEPS = 40;

    private static final double STIR = 0.002;

    private LossTrend() {}

    /** Whether nothing has moved for {@link #STILL_STEPS} steps. */
    static boolean isStill(List<FitProgress> steps) {
        if (steps.size() < STILL_STEPS) {
            return false;
        }
        List<FitProgress> last = steps.subList(steps.size() - STILL_STEPS, steps.size());
        double least = last.stream().mapToDouble(FitProgress::loss).min().orElseThrow();
        double most = last.stream().mapToDouble(FitProgress::loss).max().orElseThrow();
        return last.get(0).stage() == last.get(STILL_STEPS - 1).stage() && most - least < STIR * most;
    }

    /** The newest of the last {@link #STILL_STEPS} steps in which the fit went back to its best. */
    static Optional<FitProgress.StepBack> stepBack(List<FitProgress> steps) {
        for (int i = steps.size() - 1; i >= Math.max(0, steps.size() - STILL_STEPS); i--) {
            if (steps.get(i).stepBack().isPresent()) {
                return steps.get(i).stepBack();
            }
        }
        return Optional.empty();
    }
}
