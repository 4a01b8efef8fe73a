package shapefit.app.runs;

import java.util.List;
import shapefit.app.fit.Run;

/** Which runs are best. Losses of different measures are not compared, so there may be more than one. */
final class RunRanking {

    private final List<Run> runs;

    RunRanking(List<Run> runs) {
        this.runs = runs;
    }

    /** Whether no run that measures the same has a lower loss, and there is one to be compared with, or no other at all. */
    boolean isBest(Run run) {
        List<Run> rivals =
                runs.stream().filter(r -> r != run && r.isComparableWith(run)).toList();
        boolean alone = rivals.isEmpty() && runs.size() > 1;
        // Of equals the older one: it was there first.
        return !Double.isNaN(run.loss())
                && !alone
                && rivals.stream()
                        .noneMatch(r -> r.loss() < run.loss() || r.loss() == run.loss() && r.number() < run.number());
    }
}
