package shapefit.app.inputs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.concurrent.Task;
import shapefit.app.document.Document.Region;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.app.files.FileKind;
import shapefit.app.files.Input;
import shapefit.app.files.Work;

/**
 * The parts of a document: reads files into it, each a step of undo. JavaFX thread only; no nodes. A file that cannot be read
 * changes nothing but its slot's {@link #problemProperty}.
 */
public final class InputsViewModel {

    /** Those a document has, in the order of the panel. */
    public static final List<FileKind> KINDS = List.of(FileKind.PHOTO, FileKind.MASK, FileKind.MESH, FileKind.CAMERA);

    private final StudioModel model;
    private final Work work;
    private final Map<FileKind, Slot> slots = new EnumMap<>(FileKind.class);

    private static final class Slot {
        final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
        final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
        Task<?> task;
    }

    /**
     * @param model holds the document
     * @param work reads
     */
    public InputsViewModel(StudioModel model, Work work) {
        this.model = model;
        this.work = work;
        KINDS.forEach(kind -> slots.put(kind, new Slot()));
    }

    // Properties

    /** Name of the file that is being read; empty if none is. */
    public ReadOnlyStringProperty readingProperty(FileKind kind) {
        return slots.get(kind).reading.getReadOnlyProperty();
    }

    /** Why the latest file was not taken, one sentence; empty if it was. */
    public ReadOnlyStringProperty problemProperty(FileKind kind) {
        return slots.get(kind).problem.getReadOnlyProperty();
    }

    // Commands

    /** Reads a file, and gives up one that is still being read for the same slot. */
    public void load(FileKind kind, Path file) {
        cancel(kind);
        Slot slot = slots.get(kind);
        slot.problem.set("");
        slot.reading.set(file.getFileName().toString());
        slot.task = work.read(
                () -> Input.read(kind, file),
                input -> {
                    slot.reading.set("");
                    add(kind, file, input);
                },
                why -> {
                    slot.reading.set("");
                    slot.problem.set(Work.shortened(why, file));
                });
    }

    private void add(FileKind kind, Path file, Input input) {
        try {
            State after = input.addTo(model.state());
            String what = kind.title().toLowerCase(Locale.ROOT);
            model.apply("Open " + what + " " + file.getFileName(), before -> after);
        } catch (IOException | IllegalArgumentException e) {
            slots.get(kind).problem.set(Work.shortened(Work.sentence(e), file));
        }
    }

    /** Gives up what is being read. */
    public void cancel(FileKind kind) {
        Slot slot = slots.get(kind);
        if (slot.task != null && !slot.task.isDone()) {
            slot.task.cancel();
            slot.reading.set("");
        }
    }

    /** The message was read. */
    public void clearProblem(FileKind kind) {
        slots.get(kind).problem.set("");
    }

    /** Leaves the mask out. */
    public void removeMask() {
        model.apply("Remove mask", s -> s.document(d -> d.withRegion(Optional.<Region>empty())));
    }

    /**
     * Reads files by their kinds.
     *
     * @return those the studio has no slot for, such as projects
     */
    public List<Path> loadAll(List<Path> files) {
        List<Path> others = new ArrayList<>();
        for (Path file : files) {
            FileKind kind = FileKind.of(file).orElse(FileKind.PROJECT);
            if (slots.containsKey(kind)) {
                load(kind, file);
            } else {
                others.add(file);
            }
        }
        return others;
    }
}
