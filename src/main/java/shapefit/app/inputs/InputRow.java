package shapefit.app.inputs;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import shapefit.app.files.Choosers;
import shapefit.app.files.FileKind;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Icons;
import shapefit.app.widgets.Thumb;

/** One part of the document: its picture, name and state, buttons to open another and to take it away, and a place to drop one. */
final class InputRow extends VBox {

    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final double THUMB_WIDTH = 56.0 / 13; // em
    private static final double THUMB_HEIGHT = 42.0 / 13;

    private final FileKind kind;
    private final InputsViewModel inputs;
    private final Thumb thumb;
    private final Choosers choosers;
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label tick = new Label();
    private final Label problem = new Label();
    private final Command open;
    private final Command remove;
    private String shownName = "";
    private String shownDetail = "";

    /** What a row says. */
    record Content(String name, String detail, String mark, String markText) {}

    /**
     * @param obstacle why there is nothing to take away; empty if there is
     * @param icon in place of a picture
     */
    InputRow(
            FileKind kind,
            InputsViewModel inputs,
            Appearance appearance,
            Choosers choosers,
            ObservableValue<String> obstacle,
            String icon) {
        this.kind = kind;
        this.inputs = inputs;
        thumb = new Thumb(appearance, THUMB_WIDTH, THUMB_HEIGHT);
        this.choosers = choosers;
        String word = kind.title().toLowerCase(Locale.ROOT);
        setId("input-" + word);
        getStyleClass().add("input-row");
        open = Command.of(
                        "Open " + word, "Reads another " + word + " in its place. Or drop one here.", "", this::choose)
                .with("fth-folder");
        remove = Command.of("Remove " + word, "Takes the " + word + " away. Ctrl+Z brings it back.", "", () -> {
                    inputs.remove(kind);
                })
                .with("fth-x")
                .unless(obstacle);
        name.setMinWidth(0);
        name.getStyleClass().addAll("strong", "semibold");
        detail.getStyleClass().addAll("small", "muted");
        detail.setWrapText(true);
        tick.getStyleClass().add("tick");
        VBox words = new VBox(name, detail);
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(thumb, words, tick, buttons(word));
        line.getStyleClass().addAll("line", "row");
        getChildren().setAll(line, busy(), trouble());
        setImage(null, icon);
        setOnDragOver(this::dragOver);
        setOnDragExited(e -> dropping(false));
        setOnDragDropped(this::dropped);
    }

    /** One above the other: the row has more height than width. */
    private Node buttons(String word) {
        Button another = Buttons.icon(open);
        another.getStyleClass().add("small-icon");
        another.setId("open-" + word);
        Button away = Buttons.icon(remove);
        away.getStyleClass().add("small-icon");
        away.setId("remove-" + word);
        away.getTooltip().setText("Remove " + word + "  (Delete)\n" + remove.description());
        remove.obstacle().subscribe(why -> {
            if (!why.isEmpty() && away.isFocused()) {
                another.requestFocus(); // what is hidden would lose the focus to nobody
            }
            show(away, why.isEmpty());
        });
        setOnMousePressed(e -> {
            another.requestFocus(); // so that the keys of this row are heard
            e.consume(); // the pane behind would take the focus
        });
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DELETE && remove.isPossible()) {
                remove.run();
                e.consume();
            }
        });
        ContextMenu menu = new ContextMenu();
        setOnContextMenuRequested(e -> {
            menu.getItems().setAll(item(open), item(remove));
            menu.show(this, e.getScreenX(), e.getScreenY());
            e.consume();
        });
        VBox column = new VBox(another, away);
        column.getStyleClass().add("row-buttons");
        column.setMinWidth(USE_PREF_SIZE);
        return column;
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.title());
        item.setDisable(!command.isPossible());
        item.setOnAction(e -> command.run());
        return item;
    }

    /** The command that opens a file for this row. */
    Command open() {
        return open;
    }

    /** The command that takes away what this row has. */
    Command remove() {
        return remove;
    }

    private Node busy() {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Reading");
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = Buttons.of(Command.of("Cancel", "Gives up reading this file.", "", () -> inputs.cancel(kind)));
        cancel.getStyleClass().add("small-button");
        cancel.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, bar, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        inputs.readingProperty(kind).subscribe(file -> {
            show(row, !file.isEmpty());
            detail.setText(file.isEmpty() ? shownDetail : "Reading " + file + " …");
        });
        return row;
    }

    private Node trouble() {
        problem.setWrapText(true);
        problem.getStyleClass().addAll("small", "problem");
        problem.setGraphic(Icons.of("fth-alert-octagon"));
        problem.setId("problem-" + kind.title().toLowerCase(Locale.ROOT));
        HBox.setHgrow(problem, Priority.ALWAYS);
        Button close = Buttons.icon(Command.of("Close", "Takes the message away.", "", () -> inputs.clearProblem(kind))
                .with("fth-x"));
        close.getStyleClass().add("small-icon");
        HBox row = new HBox(4, problem, close);
        row.getStyleClass().addAll("trouble", "row");
        inputs.problemProperty(kind).subscribe(why -> {
            problem.setText(why);
            show(row, !why.isEmpty());
        });
        return row;
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void choose() {
        choosers.open(getScene().getWindow(), kind).ifPresent(file -> inputs.load(kind, file));
    }

    /** Says what is there, or what is missing. */
    void show(Content content) {
        shownName = content.name;
        shownDetail = content.detail;
        name.setText(shownName);
        name.setTooltip(new Tooltip(shownName));
        if (inputs.readingProperty(kind).get().isEmpty()) {
            detail.setText(shownDetail);
        }
        tick.setGraphic(content.mark.isEmpty() ? null : Icons.of(content.mark));
        tick.setTooltip(content.markText.isEmpty() ? null : new Tooltip(content.markText));
        tick.setAccessibleText(content.markText);
        show(tick, !content.mark.isEmpty());
        tick.pseudoClassStateChanged(PseudoClass.getPseudoClass("warning"), content.mark.equals("fth-alert-triangle"));
    }

    /** A picture, or an icon for null. */
    void setImage(Image image, String icon) {
        thumb.show(image, icon);
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            dropping(true);
            event.consume();
        }
    }

    private void dropping(boolean over) {
        pseudoClassStateChanged(DROP, over);
        detail.setText(over ? "Use as " + kind.title().toLowerCase(Locale.ROOT) : shownDetail);
    }

    private void dropped(DragEvent event) {
        dropping(false);
        List<Path> files =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        if (files.size() == 1) {
            inputs.load(kind, files.get(0));
            event.setDropCompleted(true);
            event.consume();
        }
    }
}
