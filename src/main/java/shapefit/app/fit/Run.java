package shapefit.app.fit;

import java.util.List;
import shapefit.app.document.State;
import shapefit.fit.FitProgress;
import shapefit.mesh.Mesh;

/**
 * A run that has ended, or as far as it has come. Immutable.
 *
 * @param number 1 for the first of the session
 * @param start the state it began with
 * @param end the state it reached
 * @param steps every step, at least one
 * @param meshes what became of the mesh on the way, oldest first; empty if it kept its shape
 * @param loss of the state it reached; NaN if it could not go on
 * @param seconds from start to end, pauses included
 */
public record Run(
        int number,
        State start,
        State end,
        List<FitProgress> steps,
        List<Snapshot> meshes,
        double loss,
        double seconds) {

    /**
     * The mesh at some step.
     *
     * @param iteration steps made
     */
    public record Snapshot(int iteration, Mesh mesh) {}

    /** @throws IllegalArgumentException if there is no step */
    public Run {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a run has at least one step");
        }
        steps = List.copyOf(steps);
        meshes = List.copyOf(meshes);
    }

    /** Lowest loss of the stage it ended in. */
    public double best() {
        return Double.isNaN(loss) ? last().best() : Math.min(loss, last().best());
    }

    /** Its newest step; there is at least one. */
    private FitProgress last() {
        return steps.get(steps.size() - 1);
    }

    /** Whether both losses measure the same: same inputs and weights, and at the end same blur, stage and size. */
    public boolean isComparableWith(Run other) {
        FitProgress a = last();
        FitProgress b = other.last();
        return end.document().hasInputsOf(other.end.document())
                && end.settings().weights().equals(other.end.settings().weights())
                && end.settings().raster().equals(other.end.settings().raster())
                && a.sigma() == b.sigma()
                && a.gamma() == b.gamma()
                && a.stage() == b.stage()
                && end.settings().plan().size() == other.end.settings().plan().size();
    }
}
