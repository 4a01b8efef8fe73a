package shapefit.app.fit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import shapefit.fit.FitProgress;

/** The losses of a run, step by step. JavaFX thread only. */
public final class LossSeries {

    private final List<FitProgress> steps = new ArrayList<>();
    private final List<FitProgress> view = Collections.unmodifiableList(steps);

    /** Every step made, oldest first; a live view. */
    public List<FitProgress> steps() {
        return view;
    }

    void addAll(List<FitProgress> made) {
        steps.addAll(made);
    }

    void clear() {
        steps.clear();
    }
}
