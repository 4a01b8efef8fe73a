package shapefit.app.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Steps back and forward again. A step is a name and the state to go to; states are immutable, so they cost little. */
final class History {

    /**
     * A step that was made.
     *
     * @param step what was done
     * @param state what was before (in undo) or after (in redo)
     */
    record Entry(Step step, State state) {}

    private final Deque<Entry> undo = new ArrayDeque<>();
    private final Deque<Entry> redo = new ArrayDeque<>();

    void add(Step step, State before) {
        undo.push(new Entry(step, before));
        redo.clear();
    }

    Optional<Entry> undo(State now) {
        return swap(undo, redo, now);
    }

    Optional<Entry> redo(State now) {
        return swap(redo, undo, now);
    }

    private static Optional<Entry> swap(Deque<Entry> from, Deque<Entry> to, State now) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Entry entry = from.pop();
        to.push(new Entry(entry.step, now));
        return Optional.of(entry);
    }

    String undoName() {
        return undo.isEmpty() ? "" : undo.peek().step.name();
    }

    String redoName() {
        return redo.isEmpty() ? "" : redo.peek().step.name();
    }

    void clear() {
        undo.clear();
        redo.clear();
    }
}
