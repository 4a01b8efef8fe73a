package shapefit.fit;

/** The best state since a stage began, and how long ago it got better. Losses of different stages cannot be compared. */
final class StageBest {

    /** Iterations without progress that count as converged. */
    private static final int PATIENCE = 60;

    /** Smallest relative improvement that counts as progress. */
    private static final double PROGRESS = 1e-4;

    private Kept kept; // null before the first state
    private int lastProgress;

    /**
     * A state worth coming back to.
     *
     * @param iteration the steps that had been made
     */
    record Kept(Parameters.Snapshot state, Objective.Value value, int iteration) {}

    /** Forgets. */
    void begin(int iteration) {
        kept = null;
        lastProgress = iteration;
    }

    /**
     * Keeps a state if it is better.
     *
     * @param anyway whether it is kept even if not, because its loss says little
     */
    void offer(Kept state, boolean anyway) {
        if (kept != null && !anyway && state.value.loss() >= kept.value.loss()) {
            return;
        }
        if (kept == null || state.value.loss() < kept.value.loss() * (1 - PROGRESS)) {
            lastProgress = state.iteration;
        }
        kept = state;
    }

    /** The best; null before the first. */
    Kept get() {
        return kept;
    }

    /** Whether nothing has got better for long. */
    boolean isStale(int iteration) {
        return iteration - lastProgress > PATIENCE;
    }
}
