package shapefit.fit;

import java.util.Arrays;

/**
 * Notices that a stage's loss goes up and does not come down again: then the steps are too large for what is left to find. A single
 * high loss says nothing, for a step that carries over a crest is worth it.
 */
final class LossRise {

    /** Steps since the best one from which on it is no accident. */
    private static final int STEPS = 12;

    /** Of their mean over the best. The usual steps on the bundled cube, and ten times as long ones, stay below. */
    private static final double RISE = 1.25;

    private final double[] latest = new double[STEPS]; // a ring
    private int heard;

    /** Forgets: losses before and after cannot be compared. */
    void begin() {
        heard = 0;
    }

    /**
     * Hears a step's loss.
     *
     * @param stepsSinceBest how long ago the stage's best was
     * @return whether the losses since then are clearly above it; it has forgotten them if so
     */
    boolean hears(double loss, double best, int stepsSinceBest) {
        latest[heard++ % STEPS] = loss;
        boolean rises = heard >= STEPS
                && stepsSinceBest >= STEPS
                && Arrays.stream(latest).average().orElseThrow() > RISE * best;
        if (rises) {
            begin();
        }
        return rises;
    }
}
