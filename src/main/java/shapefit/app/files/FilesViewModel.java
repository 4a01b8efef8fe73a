package shapefit.app.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.concurrent.Task;
import javafx.util.Duration;
import shapefit.app.document.Document;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;

/**
 * Whole documents: opens, saves, recovers and exports them. JavaFX thread only; no nodes. Whether unsaved work may go is asked
 * by whoever calls. What cannot be read or written changes nothing but {@link #problemProperty}.
 */
public final class FilesViewModel implements AutoCloseable {

    private static final Duration AUTOSAVE_EVERY = Duration.minutes(1);

    private final StudioModel model;
    private final Work work;
    private final Autosave autosave;
    private final RecentFiles recentFiles;
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Recovery>> recovery = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Autosave.Left> left = new ArrayList<>();
    private final Timeline clock = new Timeline(new KeyFrame(AUTOSAVE_EVERY, e -> autosave()));

    private List<Path> recent;
    private Task<?> opening;
    private State kept; // what autosave has

    /**
     * Work that a program left behind when it ended badly.
     *
     * @param name of the document
     * @param millis when it was kept, since 1970
     */
    public record Recovery(String name, long millis) {}

    /** Writes one state to one file. */
    private interface Export {
        void write(State state, Path file) throws IOException;
    }

    /** Writes something to a file; not on the JavaFX thread. */
    public interface Writing {
        /** @throws IOException if that fails; one sentence says why */
        void write(Path file) throws IOException;
    }

    /**
     * @param model holds the document
     * @param work reads and writes; stays the caller's to close, after this
     * @param config where autosaves and the list of recent projects are kept
     */
    public FilesViewModel(StudioModel model, Work work, Path config) {
        this.model = model;
        this.work = work;
        autosave = new Autosave(config);
        recentFiles = new RecentFiles(config);
        recent = recentFiles.all();
        left.addAll(autosave.left());
        showRecovery();
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
    }

    // Properties

    /** What is being opened or saved, in words; empty if nothing is. */
    public ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /** Why the latest command did not work, one sentence; empty if it did. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Work to recover. */
    public ReadOnlyObjectProperty<Optional<Recovery>> recoveryProperty() {
        return recovery.getReadOnlyProperty();
    }

    /** Projects opened or saved lately, newest first. */
    public List<Path> recent() {
        return recent;
    }

    // Commands

    /** An empty document. */
    public void create() {
        model.open(State.of(Document.EMPTY, Settings.EMPTY));
    }

    /** Opens a project. */
    public void open(Path file) {
        read("Opening " + file.getFileName(), () -> Projects.read(file.toAbsolutePath()), state -> {
            model.open(state);
            remember(file);
        });
    }

    /** The project that was opened or saved last, whether it is still there or not; empty before the first. */
    public Optional<Path> last() {
        return recentFiles.latest();
    }

    /**
     * Opens the last project again. If that does not work it says so, opens the first example, and does not try that
     * project a second time if it is gone.
     *
     * @param then called when one of them is there
     */
    public void reopen(Path file, Runnable then) {
        read(
                "Opening " + file.getFileName(),
                () -> Projects.read(file),
                state -> {
                    model.open(state);
                    remember(file);
                    then.run();
                },
                why -> {
                    recentFiles.forgetIfGone(file);
                    read("Opening " + Example.CUBE.title(), Example.CUBE::open, state -> {
                        model.open(state);
                        problem.set("The last project was not opened again. " + why);
                        then.run();
                    });
                });
    }

    /** Opens an example. */
    public void open(Example example) {
        read("Opening " + example.title(), example::open, model::open);
    }

    private void read(String what, Callable<State> how, Consumer<State> done) {
        read(what, how, done, this::fail);
    }

    private void read(String what, Callable<State> how, Consumer<State> done, Consumer<String> failed) {
        cancel();
        begin(what);
        opening = work.read(
                how,
                state -> {
                    doing.set("");
                    done.accept(state);
                    kept = model.state();
                },
                failed);
    }

    /** Gives up what is being opened. */
    public void cancel() {
        if (opening != null && !opening.isDone()) {
            opening.cancel();
            doing.set("");
        }
    }

    /**
     * Saves the document as it is now.
     *
     * @param then called when the file is there, not if it fails
     */
    public void save(Path file, Runnable then) {
        State state = model.state();
        begin("Saving " + file.getFileName());
        work.write(
                () -> {
                    Projects.write(state, file);
                    return file;
                },
                done -> {
                    doing.set("");
                    model.markSaved(state, d -> d.named(file.getFileName().toString(), Optional.of(file)));
                    remember(file);
                    then.run();
                },
                this::fail);
    }

    /** Writes the pose as OpenCV has it, JSON. */
    public void exportPose(Path file) {
        exportState(Exports::pose, file);
    }

    /** Writes the mesh as it is now, OBJ or PLY by the name's ending. */
    public void exportMesh(Path file) {
        exportState(Exports::mesh, file);
    }

    /** Writes the object over the photo, PNG of the photo's size. */
    public void exportPicture(Path file) {
        exportState(Exports::picture, file);
    }

    /** Puts the object over the photo, of the photo's size, into the clipboard. */
    public void copyPicture() {
        State state = model.state();
        begin("Copying the picture");
        work.read(
                () -> ClipboardPictures.image(Exports.picture(state)),
                image -> {
                    doing.set("");
                    ClipboardPictures.put(image);
                },
                this::fail);
    }

    private void exportState(Export export, Path file) {
        State state = model.state();
        export(to -> export.write(state, to), file);
    }

    /** Writes what others make. */
    public void export(Writing writing, Path file) {
        begin("Writing " + file.getFileName());
        work.write(
                () -> {
                    writing.write(file);
                    return file;
                },
                done -> doing.set(""),
                this::fail);
    }

    /** Keeps what was changed since the last time, for a program that ends badly. */
    public void autosave() {
        State state = model.state();
        boolean old = kept != null && kept.isKeptAs(state);
        if (model.changedProperty().get() && !old) {
            kept = state;
            work.write(
                    () -> {
                        autosave.keep(state);
                        return state;
                    },
                    done -> {},
                    why -> problem.set("Not kept for recovery: " + why));
        }
    }

    /** Opens what was left behind, as unsaved work. */
    public void recover() {
        Autosave.Left newest = left.remove(0);
        showRecovery();
        read("Recovering " + newest.name(), () -> autosave.recover(newest), state -> {
            model.openUnsaved(state);
        });
    }

    /** Gives up what was left behind. */
    public void discardRecovery() {
        Autosave.Left newest = left.remove(0);
        showRecovery();
        work.write(
                () -> {
                    autosave.discard(newest);
                    return newest;
                },
                done -> {},
                this::fail);
    }

    /** The message was read. */
    public void clearProblem() {
        problem.set("");
    }

    private void begin(String what) {
        problem.set("");
        doing.set(what + " …");
    }

    private void fail(String why) {
        doing.set("");
        problem.set(why);
    }

    private void remember(Path file) {
        recentFiles.add(file);
        recent = recentFiles.all();
    }

    private void showRecovery() {
        recovery.set(left.stream().findFirst().map(l -> new Recovery(l.name(), l.millis())));
    }

    /** Ends well: there is nothing to recover. */
    @Override
    public void close() {
        clock.stop();
        cancel();
        work.write(
                () -> {
                    autosave.clear();
                    return null;
                },
                done -> {},
                why -> {});
    }
}
