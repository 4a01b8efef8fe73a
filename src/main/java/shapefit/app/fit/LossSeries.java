package shapefit.app.fit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import shapefit.fit.FitProgress;

/** The losses of a run, step by step. JavaFX thread only. */
public final class LossSeries {

    /** As many as a wide screen has columns. */
    private static final int MOST_SPANS = 2048;

    private final List<FitProgress> steps = new ArrayList<>();
    private final List<FitProgress> view = Collections.unmodifiableList(steps);
    private List<Span> spans = new ArrayList<>();
    private int every = 1; // steps of a span
    private int rolledBack = -1;

    /** Neighbouring steps, and those of them that a line must go through to look like all. */
    private record Span(int count, FitProgress first, FitProgress lowest, FitProgress highest, FitProgress last) {

        static Span of(FitProgress step) {
            return new Span(1, step, step, step, step);
        }

        Span with(Span next) {
            return new Span(
                    count + next.count,
                    first,
                    next.lowest.loss() < lowest.loss() ? next.lowest : lowest,
                    next.highest.loss() > highest.loss() ? next.highest : highest,
                    next.last);
        }

        void addTo(List<FitProgress> line) {
            boolean falls = highest.iteration() < lowest.iteration();
            FitProgress before = first;
            line.add(first);
            for (FitProgress next : List.of(falls ? highest : lowest, falls ? lowest : highest, last)) {
                if (next.iteration() > before.iteration()) {
                    line.add(next);
                    before = next;
                }
            }
        }
    }

    /** Every step made, oldest first; a live view. */
    public List<FitProgress> steps() {
        return view;
    }

    /** Every step of a short run; of a long one a few thousand that look the same as a line, the best one among them. */
    public List<FitProgress> outline() {
        if (every == 1) {
            return view;
        }
        List<FitProgress> line = new ArrayList<>(4 * spans.size());
        spans.forEach(span -> span.addTo(line));
        return line;
    }

    /** The newest step that was taken back because its loss was not a number; -1 if there was none. */
    public int rolledBack() {
        return rolledBack;
    }

    void rollBack(int step) {
        rolledBack = step;
    }

    void addAll(List<FitProgress> made) {
        steps.addAll(made);
        made.forEach(step -> add(Span.of(step)));
    }

    private void add(Span step) {
        int last = spans.size() - 1;
        if (last >= 0 && spans.get(last).count < every) {
            spans.set(last, spans.get(last).with(step));
            return;
        }
        spans.add(step);
        if (spans.size() > MOST_SPANS) {
            List<Span> wider = new ArrayList<>();
            for (int i = 0; i < spans.size(); i += 2) {
                wider.add(i + 1 < spans.size() ? spans.get(i).with(spans.get(i + 1)) : spans.get(i));
            }
            spans = wider;
            every *= 2;
        }
    }

    void clear() {
        steps.clear();
        spans.clear();
        every = 1;
        rolledBack = -1;
    }
}
