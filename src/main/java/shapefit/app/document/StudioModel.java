package shapefit.app.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The one state of the studio and every way to change it. JavaFX thread only; no nodes.
 *
 * <p>Who wants to change something calls {@link #apply} for a single change, or {@link #begin}, {@link #edit}…, {@link #end}
 * for a gesture such as a drag; both make one named step of undo. Who wants to show something listens to
 * {@link #stateProperty}. Who must act on a person's changes, but not on a fit's, takes {@link #onEdit}. What a fit reaches
 * comes in through {@link #follow} and makes no step.
 */
public final class StudioModel {

    private final ReadOnlyObjectWrapper<State> state;
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper inGesture = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final History history = new History();
    private final List<Consumer<Edit>> listeners = new ArrayList<>();

    private Optional<State> saved;
    private Step gesture;
    private State gestureStart;

    /** @param first what the window opens with */
    public StudioModel(State first) {
        state = new ReadOnlyObjectWrapper<>(first);
        saved = Optional.of(first);
        state.subscribe(this::compareWithSaved);
    }

    // Properties

    /** The state now, never null. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The state now. */
    public State state() {
        return state.get();
    }

    /** What undo would take back; empty if nothing. */
    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    /** What redo would make again; empty if nothing. */
    public ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    /** Whether a gesture has begun and not ended. */
    public ReadOnlyBooleanProperty inGestureProperty() {
        return inGesture.getReadOnlyProperty();
    }

    /** Whether what a project keeps differs from what was last opened or saved. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Calls this on the JavaFX thread after every change a person makes. */
    public void onEdit(Consumer<Edit> listener) {
        listeners.add(listener);
    }

    // Commands

    /** Makes one change as one step. Without effect if the state stays equal. Ends a gesture that is under way. */
    public void apply(String name, UnaryOperator<State> change) {
        end();
        State before = state.get();
        State after = change.apply(before);
        if (!after.equals(before)) {
            make(new Step(name), before, after);
        }
    }

    /** Begins a gesture; one that is under way ends. */
    public void begin(String name) {
        end();
        gesture = new Step(name);
        gestureStart = state.get();
        inGesture.set(true);
    }

    /**
     * Changes something within a gesture; without one it is a step of its own.
     *
     * @param change from the state as it is now
     */
    public void edit(UnaryOperator<State> change) {
        if (gesture == null) {
            apply("Change", change);
            return;
        }
        State before = state.get();
        State after = change.apply(before);
        if (!after.equals(before)) {
            state.set(after);
            tell(new Edit(before, after, Edit.Kind.CHANGE, gesture));
        }
    }

    /** Ends the gesture, if there is one; it becomes a step if it changed something. */
    public void end() {
        if (gesture == null) {
            return;
        }
        if (!gestureStart.equals(state.get())) {
            history.add(gesture, gestureStart);
            showNames();
        }
        forgetGesture();
    }

    /** Ends the gesture, if there is one, as if it had never begun. */
    public void cancel() {
        if (gesture == null) {
            return;
        }
        State before = state.get();
        Step step = gesture;
        state.set(gestureStart);
        tell(new Edit(before, gestureStart, Edit.Kind.UNDO, step));
        forgetGesture();
    }

    private void forgetGesture() {
        gesture = null;
        gestureStart = null;
        inGesture.set(false);
    }

    /** Another document, with a history of its own; it counts as saved. */
    public void open(State opened) {
        open(opened, Optional.of(opened));
    }

    /** The same of a document that was never saved as it is. */
    public void openUnsaved(State opened) {
        open(opened, Optional.empty());
    }

    private void open(State opened, Optional<State> asSaved) {
        forgetGesture();
        State before = state.get();
        history.clear();
        saved = asSaved;
        state.set(opened);
        compareWithSaved(opened);
        showNames();
        tell(new Edit(before, opened, Edit.Kind.OPEN, new Step("Open")));
    }

    /** Takes the latest step back, if there is one. */
    public void undo() {
        end();
        State before = state.get();
        history.undo(before).ifPresent(entry -> go(before, entry, Edit.Kind.UNDO));
    }

    /** Makes the latest undone step again, if there is one. */
    public void redo() {
        end();
        State before = state.get();
        history.redo(before).ifPresent(entry -> go(before, entry, Edit.Kind.REDO));
    }

    private void go(State before, History.Entry entry, Edit.Kind kind) {
        // What was saved since keeps its name and file.
        Document now = before.document();
        State to = entry.state().document(d -> d.named(now.name(), now.file()));
        state.set(to);
        showNames();
        tell(new Edit(before, to, kind, entry.step()));
    }

    /** Shows what a fit has reached. It makes no step and tells no edit. */
    public void follow(UnaryOperator<State> change) {
        state.set(change.apply(state.get()));
    }

    /**
     * Makes a step of something that begins now and changes the state by {@link #follow}, such as a run.
     *
     * @return the step, to know it again when it is undone
     */
    public Step record(String name) {
        end();
        Step step = new Step(name);
        history.add(step, state.get());
        showNames();
        return step;
    }

    /**
     * A state was written to a file. The state may have gone on since.
     *
     * @param written what the file has
     * @param naming gives a document the file and its name
     */
    public void markSaved(State written, UnaryOperator<Document> naming) {
        saved = Optional.of(written.document(naming));
        state.set(state.get().document(naming));
        compareWithSaved(state.get());
    }

    private void make(Step step, State before, State after) {
        history.add(step, before);
        state.set(after);
        showNames();
        tell(new Edit(before, after, Edit.Kind.CHANGE, step));
    }

    private void tell(Edit edit) {
        listeners.forEach(listener -> listener.accept(edit));
    }

    private void showNames() {
        undoName.set(history.undoName());
        redoName.set(history.redoName());
    }

    private void compareWithSaved(State now) {
        boolean same = saved.filter(s -> now.isKeptAs(s)).isPresent();
        changed.set(!same);
    }
}
