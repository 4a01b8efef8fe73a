package shapefit.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import shapefit.app.document.StudioModel;
import shapefit.app.files.Choosers;
import shapefit.app.files.Example;
import shapefit.app.files.FileKind;
import shapefit.app.files.FilesViewModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.inputs.InputsViewModel;
import shapefit.app.viewport.Film;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Keys;
import shapefit.project.ProjectFile;

/** The menu "File": whole documents and results. Asks before unsaved work goes. */
final class FileMenu {

    private static final String PROJECT = ProjectFile.ENDING.substring(1);

    private static final String NO_MESH = "There is no mesh yet; open one first.";

    private final Stage stage;
    private final StudioModel model;
    private final FilesViewModel files;
    private final InputsViewModel inputs;
    private final NoticeStrip notices;
    private final Choosers choosers;
    private final FitViewModel fit;
    private final List<Command> exports;

    FileMenu(
            Stage stage,
            StudioModel model,
            FitViewModel fit,
            FilesViewModel files,
            InputsViewModel inputs,
            NoticeStrip notices,
            Choosers choosers) {
        this.stage = stage;
        this.model = model;
        this.fit = fit;
        this.choosers = choosers;
        this.files = files;
        this.inputs = inputs;
        this.notices = notices;
        exports = makeExports();
    }

    /**
     * Adds everything.
     *
     * @param parts opens photo, mask, mesh and camera
     */
    void addTo(Keys keys, List<Command> parts) {
        keys.add(
                "File",
                List.of(
                        Command.of("New", "Begins with an empty document.", "Shortcut+N", () -> ifSafe(files::create)),
                        Command.of("Open project …", "Opens a project.", "Shortcut+O", this::open)));
        keys.addSubmenu("File", "Open recent", this::recent);
        keys.addSubmenu("File", "Examples", this::examples);
        keys.add("File", parts.stream().map(FileMenu::named).toList());
        keys.add(
                "File",
                List.of(
                        Command.of("Save", "Saves the project.", "Shortcut+S", () -> save(() -> {})),
                        Command.of(
                                "Save as …",
                                "Saves the project in another place.",
                                "Shortcut+Shift+S",
                                () -> saveAs(() -> {}))));
        keys.add("File", exports);
        keys.add("File", List.of(Command.of("Close", "Closes the window.", "Shortcut+W", this::close)));
    }

    /** Writes results. */
    List<Command> exports() {
        return exports;
    }

    /** To and from the clipboard. */
    List<Command> clipboard() {
        return List.of(
                Command.of(
                                "Copy picture",
                                "Puts the object over the photo into the clipboard.",
                                "Shortcut+Shift+C",
                                files::copyPicture)
                        .unless(noMesh(), NO_MESH),
                Command.of(
                        "Paste photo",
                        "Takes the picture in the clipboard as the photo.",
                        "Shortcut+Shift+V",
                        inputs::pastePhoto));
    }

    private ObservableValue<Boolean> noMesh() {
        return model.stateProperty().map(state -> state.document().shape().isEmpty());
    }

    private List<Command> makeExports() {
        Command pose = Command.of(
                "Export pose …",
                "Writes where the object stands, as OpenCV has it.",
                "",
                () -> export("Export pose", "pose", List.of("json"), files::exportPose));
        Command mesh = Command.of(
                "Export mesh …",
                "Writes the mesh as it is now.",
                "",
                () -> export("Export mesh", "mesh", List.of("obj", "ply", "glb"), files::exportMesh));
        Command picture = Command.of(
                "Export picture …",
                "Writes the object over the photo, of the photo's size.",
                "Shortcut+Shift+E",
                () -> export("Export picture", "picture", List.of("png"), files::exportPicture));
        Command film = Command.of(
                "Export film …",
                "Writes the fit from its start to now as a moving picture, GIF.",
                "Shortcut+R",
                this::exportFilm);
        return List.of(
                pose.unless(noMesh(), NO_MESH),
                mesh.unless(noMesh(), NO_MESH),
                picture.unless(noMesh(), NO_MESH),
                film.unless(
                        fit.progressProperty().map(p -> false).orElse(true),
                        "There is no fit yet; press Space first."));
    }

    /** Takes dropped files and asks before closing. */
    void install(Scene scene) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.setOnDragDropped(this::dropped);
        stage.setOnCloseRequest(this::closing);
    }

    private static Command named(Command part) {
        String key = part.title().equals("Open photo")
                ? "Shortcut+Shift+O"
                : part.title().equals("Open mesh") ? "Shortcut+Shift+M" : "";
        return Command.of(part.title() + " …", part.description(), key, part.action());
    }

    private void dropped(DragEvent event) {
        openAll(event.getDragboard().getFiles().stream().map(File::toPath).toList());
        event.setDropCompleted(true);
        event.consume();
    }

    /** Opens files of any kind: a project in place of the document, others as parts of it. */
    void openAll(List<Path> paths) {
        for (Path other : inputs.loadAll(paths)) {
            ifSafe(() -> files.open(other));
        }
    }

    private List<Command> recent() {
        return files.recent().stream().map(this::opening).toList();
    }

    /** Opens projects of before that are not open now. */
    List<Command> otherRecent() {
        Optional<Path> now = model.state().document().file();
        return files.recent().stream()
                .filter(file -> now.isEmpty() || !now.get().equals(file))
                .map(this::opening)
                .toList();
    }

    private Command opening(Path file) {
        return Command.of(file.getFileName().toString(), file.toString(), "", () -> ifSafe(() -> files.open(file)));
    }

    /** Opens examples. */
    List<Command> examples() {
        return Example.ALL.stream()
                .map(example -> Command.of(
                        example.title(),
                        "Opens the example " + example.title() + ".",
                        "",
                        () -> ifSafe(() -> files.open(example))))
                .toList();
    }

    private void open() {
        ifSafe(() -> choosers.open(stage, FileKind.PROJECT).ifPresent(files::open));
    }

    private void save(Runnable then) {
        Optional<Path> file = model.state().document().file();
        if (file.isPresent()) {
            files.save(file.get(), then);
        } else {
            saveAs(then);
        }
    }

    private void saveAs(Runnable then) {
        choosers.save(stage, "Save project", stem() + ProjectFile.ENDING, List.of(PROJECT))
                .ifPresent(file -> files.save(file, then));
    }

    private void export(String title, String what, List<String> endings, Consumer<Path> how) {
        choosers.save(stage, title, stem() + "-" + what + "." + endings.get(0), endings)
                .ifPresent(how);
    }

    private void exportFilm() {
        fit.shown()
                .ifPresent(run -> export(
                        "Export film", "film", List.of("gif"), to -> files.export(file -> Film.write(run, file), to)));
    }

    private String stem() {
        String name = model.state().document().name();
        return name.endsWith(ProjectFile.ENDING)
                ? name.substring(0, name.length() - ProjectFile.ENDING.length())
                : name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private void ifSafe(Runnable then) {
        if (model.changedProperty().get()) {
            notices.ask(model.state().document().name() + " has changes that are not saved.", () -> save(then), then);
        } else {
            then.run();
        }
    }

    private void closing(WindowEvent event) {
        if (model.changedProperty().get()) {
            event.consume();
            close();
        }
    }

    private void close() {
        ifSafe(stage::close);
    }
}
