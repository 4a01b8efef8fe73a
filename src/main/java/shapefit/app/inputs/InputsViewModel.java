package shapefit.app.inputs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.concurrent.Task;
import shapefit.app.document.Document;
import shapefit.app.document.Document.LensOrigin;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.app.files.ClipboardPictures;
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

    /** What is read together goes in like this: a mask and a lens must be of the photo's size, a mesh is placed by them. */
    private static final List<FileKind> ORDER = List.of(FileKind.PHOTO, FileKind.CAMERA, FileKind.MASK, FileKind.MESH);

    private final StudioModel model;
    private final Work work;
    private final Map<FileKind, Slot> slots = new EnumMap<>(FileKind.class);

    /**
     * What is read.
     *
     * @param name as the row says it
     * @param step as undo says it
     * @param shortened makes a sentence about it fit into the row
     */
    private record Source(String name, String step, UnaryOperator<String> shortened) {}

    private static final class Slot {
        final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
        final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
        Task<?> task;
        Source source;
        Optional<Input> read = Optional.empty(); // waits for the others

        boolean isBusy() {
            return !reading.get().isEmpty() && read.isEmpty();
        }
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
        String name = file.getFileName().toString();
        String step = "Open " + kind.title().toLowerCase(Locale.ROOT) + " " + name;
        load(kind, new Source(name, step, why -> Work.shortened(why, file)), () -> Input.read(kind, file));
    }

    /** Takes the picture, or the picture file, that was copied as the photo. */
    public void pastePhoto() {
        Optional<Path> file = ClipboardPictures.files().stream()
                .filter(f ->
                        FileKind.of(f).filter(kind -> kind == FileKind.PHOTO).isPresent())
                .findFirst();
        Optional<ClipboardPictures.Found> picture = ClipboardPictures.picture();
        if (file.isPresent()) {
            load(FileKind.PHOTO, file.get());
        } else if (picture.isPresent()) {
            Source pasted = new Source("the pasted picture", "Paste photo", why -> why);
            load(FileKind.PHOTO, pasted, () -> Input.pasted(picture.get().image()));
        } else {
            slots.get(FileKind.PHOTO).problem.set("There is no picture to paste; copy one first.");
        }
    }

    private void load(FileKind kind, Source source, Callable<Input> reading) {
        cancel(kind);
        Slot slot = slots.get(kind);
        slot.problem.set("");
        slot.reading.set(source.name);
        slot.source = source;
        slot.task = work.read(
                reading,
                input -> {
                    slot.read = Optional.of(input);
                    settle();
                },
                why -> {
                    slot.reading.set("");
                    slot.problem.set(source.shortened.apply(why));
                    settle();
                });
    }

    /** Puts in what was read, once nothing is being read. */
    private void settle() {
        if (slots.values().stream().anyMatch(Slot::isBusy)) {
            return;
        }
        for (FileKind kind : ORDER) {
            Slot slot = slots.get(kind);
            Optional<Input> input = slot.read;
            slot.read = Optional.empty();
            slot.reading.set("");
            input.ifPresent(read -> add(slot, read));
        }
    }

    private void add(Slot slot, Input input) {
        try {
            State after = input.addTo(model.state());
            model.apply(slot.source.step, before -> after);
        } catch (IOException | IllegalArgumentException e) {
            slot.problem.set(slot.source.shortened.apply(Work.sentence(e)));
        }
    }

    /** Gives up what is being read. */
    public void cancel(FileKind kind) {
        Slot slot = slots.get(kind);
        if (slot.task != null && !slot.reading.get().isEmpty()) {
            slot.task.cancel();
            slot.reading.set("");
            slot.read = Optional.empty();
            settle();
        }
    }

    /**
     * Takes a part away, as one step of undo; a file that is being read in its place is given up. A camera's place is taken by
     * what the photo says of its lens, or by a guess.
     */
    public void remove(FileKind kind) {
        cancel(kind);
        slots.get(kind).problem.set("");
        if (obstacleToRemove(kind, model.state().document()).isPresent()) {
            return;
        }
        String step = "Remove " + kind.title().toLowerCase(Locale.ROOT);
        if (kind == FileKind.CAMERA) {
            Document now = model.state().document();
            Source photo = new Source("the photo's lens", step, why -> why);
            load(kind, photo, () -> Input.withoutCamera(now));
        } else {
            model.apply(step, state -> Input.without(kind, state));
        }
    }

    /** Why a part cannot be taken away, one sentence; empty if it can. */
    static Optional<String> obstacleToRemove(FileKind kind, Document document) {
        boolean there = switch (kind) {
            case PHOTO -> document.photo().isPresent();
            case MASK -> document.region().isPresent();
            case MESH -> document.shape().isPresent();
            case CAMERA -> document.lens().origin() == LensOrigin.FILE;
            case PROJECT -> throw new IllegalArgumentException("a project is no part of a document");
        };
        if (!there) {
            return Optional.of(
                    kind == FileKind.CAMERA
                            ? "No file says what the lens is."
                            : "There is no " + kind.title().toLowerCase(Locale.ROOT) + ".");
        }
        return kind == FileKind.CAMERA && !document.others().isEmpty()
                ? Optional.of("The other views stand where this camera's file says.")
                : Optional.empty();
    }

    /** The message was read. */
    public void clearProblem(FileKind kind) {
        slots.get(kind).problem.set("");
    }

    /**
     * Reads files by their kinds, one of each.
     *
     * @return those the studio has no slot for, such as projects
     */
    public List<Path> loadAll(List<Path> files) {
        List<Path> others = new ArrayList<>();
        Set<FileKind> taken = EnumSet.noneOf(FileKind.class);
        for (Path file : files) {
            FileKind kind = FileKind.of(file).orElse(FileKind.PROJECT);
            if (!slots.containsKey(kind)) {
                others.add(file);
            } else if (taken.add(kind)) {
                load(kind, file);
            } else {
                String word = kind.title().toLowerCase(Locale.ROOT);
                slots.get(kind).problem.set("%s was left out: one %s at a time".formatted(file.getFileName(), word));
            }
        }
        return others;
    }
}
