package shapefit.app.inputs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import shapefit.app.document.Document;
import shapefit.app.document.Document.Photo;
import shapefit.app.document.Document.Region;
import shapefit.app.document.Document.Shape;
import shapefit.app.document.StudioModel;
import shapefit.app.files.Choosers;
import shapefit.app.files.FileKind;
import shapefit.app.files.Work;
import shapefit.app.fit.Thumbnails;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Command;
import shapefit.camera.Camera;
import shapefit.mesh.Bounds;
import shapefit.mesh.Mesh;

/** What is fitted to what: photo, mask, mesh and camera. */
public final class InputsPane extends ScrollPane {

    private static final String READY = "fth-check";
    private static final String WARNING = "fth-alert-triangle";
    private static final Map<FileKind, String> ICONS = Map.of(
            FileKind.PHOTO, "fth-image",
            FileKind.MASK, "fth-scissors",
            FileKind.MESH, "fth-box",
            FileKind.CAMERA, "fth-camera");

    private final Work work;
    private final Map<FileKind, InputRow> rows = new EnumMap<>(FileKind.class);
    private final StartRow start;
    private Document shown = Document.EMPTY;

    /**
     * @param model the document
     * @param inputs opens files
     * @param finder looks for a start
     * @param work draws small pictures off the JavaFX thread
     * @param appearance theme and text size
     * @param choosers ask for files
     */
    public InputsPane(
            StudioModel model,
            InputsViewModel inputs,
            StartFinder finder,
            Work work,
            Appearance appearance,
            Choosers choosers) {
        this.work = work;
        getStyleClass().add("inputs");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        Label title = new Label("Scene");
        title.getStyleClass().add("pane-title");
        VBox content = new VBox(title);
        content.getStyleClass().addAll("pane", "inputs-content");
        for (FileKind kind : InputsViewModel.KINDS) {
            var obstacle = model.stateProperty()
                    .map(s ->
                            InputsViewModel.obstacleToRemove(kind, s.document()).orElse(""));
            InputRow row = new InputRow(kind, inputs, appearance, choosers, obstacle, ICONS.get(kind));
            rows.put(kind, row);
            content.getChildren().add(row);
        }
        start = new StartRow(finder, appearance);
        content.getChildren().add(start);
        setContent(content);
        prefViewportHeightProperty().bind(content.heightProperty());
        setMinHeight(0);
        finder.foundProperty().subscribe(found -> scrollTo(found.isEmpty() ? title : start, content));
        model.stateProperty().subscribe(state -> show(state.document()));
        showAll(model.state().document());
    }

    /** Shows a part of the content from its top. */
    private void scrollTo(Node part, VBox content) {
        applyCss();
        layout();
        double hidden = content.getHeight() - getViewportBounds().getHeight();
        setVvalue(hidden <= 0 ? 0 : Math.min(1, part.getBoundsInParent().getMinY() / hidden));
    }

    /** What the menus have of this pane: one for each row, and the search. */
    public List<Command> commands() {
        List<Command> all = new ArrayList<>();
        rows.values().forEach(row -> all.add(row.open()));
        return all;
    }

    /** Take parts away, one for each row. */
    public List<Command> removals() {
        return rows.values().stream().map(InputRow::remove).toList();
    }

    /** Looks for a start. */
    public Command findStart() {
        return start.find();
    }

    /** Opens a mask. */
    public Command openMask() {
        return rows.get(FileKind.MASK).open();
    }

    /** Shows the equally good poses of the newest search. */
    public void showAlike() {
        start.showAlike();
    }

    private void show(Document document) {
        boolean same = document.photo().equals(shown.photo())
                && document.region().equals(shown.region())
                && document.lens().equals(shown.lens())
                && document.others().equals(shown.others())
                && document.shape().map(Shape::file).equals(shown.shape().map(Shape::file));
        if (!same) {
            showAll(document);
        }
    }

    private void showAll(Document document) {
        Document before = shown;
        shown = document;
        rows.get(FileKind.PHOTO).show(photo(document));
        rows.get(FileKind.MASK).show(mask(document));
        rows.get(FileKind.MESH).show(mesh(document));
        rows.get(FileKind.CAMERA).show(camera(document));
        if (!document.photo().equals(before.photo())) {
            picture(FileKind.PHOTO, document.photo().map(p -> () -> Thumbnails.of(p.image())));
        }
        if (!document.region().equals(before.region())) {
            picture(FileKind.MASK, document.region().map(r -> () -> Thumbnails.of(r.mask())));
        }
        if (!document.shape().map(Shape::file).equals(before.shape().map(Shape::file))) {
            picture(FileKind.MESH, document.shape().map(s -> () -> Thumbnails.of(s.mesh())));
        }
    }

    /** Draws something. */
    private interface Drawing {
        Image draw();
    }

    private void picture(FileKind kind, Optional<Drawing> drawing) {
        InputRow row = rows.get(kind);
        row.setImage(null, ICONS.get(kind));
        Document of = shown;
        drawing.ifPresent(d -> work.read(
                d::draw,
                image -> {
                    if (isStill(kind, of)) {
                        row.setImage(image, ICONS.get(kind));
                    }
                },
                why -> {})); // the icon stays
    }

    private boolean isStill(FileKind kind, Document of) {
        return switch (kind) {
            case PHOTO -> shown.photo().equals(of.photo());
            case MASK -> shown.region().equals(of.region());
            default -> shown.shape().map(Shape::file).equals(of.shape().map(Shape::file));
        };
    }

    private static InputRow.Content photo(Document document) {
        Optional<Photo> photo = document.photo();
        if (photo.isEmpty()) {
            boolean masked = document.region().isPresent();
            return new InputRow.Content(
                    "Photo", masked ? "None; the mask alone is fitted" : "None yet. Drop one here.", "", "");
        }
        int others = document.others().size();
        String size = size(photo.get().image().width(), photo.get().image().height());
        return new InputRow.Content(
                photo.get().name(),
                others == 0 ? size : size + ", " + others + " more views",
                READY,
                "The photo is there.");
    }

    private static InputRow.Content mask(Document document) {
        Optional<Region> region = document.region();
        if (region.isEmpty()) {
            return new InputRow.Content("Mask", "None. White where the object is.", "", "");
        }
        var mask = region.get().mask();
        double share = 100 * mask.area() / ((double) mask.width() * mask.height());
        return new InputRow.Content(
                region.get().file().map(f -> f.getFileName().toString()).orElse("Mask"),
                String.format(Locale.ROOT, "covers %.0f\u2009%%", share)
                        + (mask.countUnknown() > 0 ? ", partly hidden" : ""),
                READY,
                "The mask is there.");
    }

    private static InputRow.Content mesh(Document document) {
        Optional<Shape> shape = document.shape();
        if (shape.isEmpty()) {
            return new InputRow.Content("Mesh", "None yet. Drop one here.", "", "");
        }
        Mesh mesh = shape.get().mesh();
        Bounds box = mesh.bounds();
        List<String> warnings = shape.get().warnings();
        String report = String.format(
                Locale.ROOT,
                "%s triangles%n%s × %s × %s",
                grouped(mesh.faceCount()),
                rounded(box.maxX() - box.minX()),
                rounded(box.maxY() - box.minY()),
                rounded(box.maxZ() - box.minZ()));
        String name = shape.get().file().getFileName().toString();
        return warnings.isEmpty()
                ? new InputRow.Content(name, report, READY, "The mesh is there.")
                : new InputRow.Content(name, report + "\n" + warnings.get(0), WARNING, String.join("\n", warnings));
    }

    /** Two digits that count. */
    private static String rounded(double length) {
        return BigDecimal.valueOf(length)
                .round(new MathContext(2))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static InputRow.Content camera(Document document) {
        Camera camera = document.lens().camera();
        boolean flat = camera.projection() == Camera.Projection.ORTHOGRAPHIC;
        double degrees = Math.toDegrees(2 * Math.atan(camera.shortSide() / (2 * camera.fx())));
        String wide = flat ? "parallel" : String.format(Locale.ROOT, "%.0f°", degrees);
        return switch (document.lens().origin()) {
            case FILE -> new InputRow.Content("Camera", wide + ", from a file", READY, "A file says what the lens is.");
            case EXIF -> new InputRow.Content("Camera", wide + ", from the photo", READY, "The photo says its lens.");
            case GUESS ->
                new InputRow.Content(
                        "Camera",
                        wide + ", a guess",
                        document.photo().isPresent() ? WARNING : "",
                        "The photo has no lens data; " + wide
                                + " is a guess. Open a camera file, or let the lens move, too.");
        };
    }

    private static String size(int width, int height) {
        return width + " × " + height;
    }

    /** With thin spaces between thousands. */
    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u2009');
    }
}
