package shapefit.app.advice;

import java.util.List;
import shapefit.fit.FitProgress;

/** What the losses of the present stage do. */
final class LossTrend {

    /** So many steps without progress are no accident. */
    static final int STILL_STEPS = 40;

    private static final int RISING_STEPS = 12;
    private static final double RISE = 1.25;
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

    /**
     * Since when the loss goes up.
     *
     * @return the step of its lowest value, if it has since been far above for some steps; else -1
     */
    static int risingSince(List<FitProgress> steps) {
        if (steps.size() <= RISING_STEPS) {
            return -1;
        }
        FitProgress newest = steps.get(steps.size() - 1);
        for (int i = steps.size() - RISING_STEPS; i < steps.size(); i++) {
            FitProgress step = steps.get(i);
            if (step.stage() != newest.stage() || step.loss() < RISE * newest.best()) {
                return -1;
            }
        }
        for (int i = steps.size() - RISING_STEPS; i >= 0; i--) {
            if (steps.get(i).loss() <= newest.best()) {
                return steps.get(i).iteration();
            }
        }
        return newest.iteration() - RISING_STEPS;
    }
}
