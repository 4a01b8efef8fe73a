package shapefit.app;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import shapefit.app.widgets.Keys;

/** The list of all keys, over the window. */
final class KeySheet extends StackPane {

    private final Keys keys;
    private final Button close = new Button("Close");
    private Node focusBefore;

    KeySheet(Keys keys) {
        this.keys = keys;
        getStyleClass().add("veil");
        setId("key-sheet");
        setVisible(false);
        setManaged(false);
        close.setOnAction(e -> hide());
        setOnMouseClicked(e -> {
            if (e.getTarget() == this) {
                hide();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                hide();
                e.consume();
            }
        });
    }

    /** Shows the list, or hides it again. */
    void toggle() {
        if (isVisible()) {
            hide();
        } else {
            show();
        }
    }

    private void show() {
        focusBefore = getScene().getFocusOwner();
        TilePane groups = new TilePane(32, 24);
        groups.setPrefColumns(4);
        groups.setTileAlignment(Pos.TOP_LEFT);
        keys.lines().forEach((heading, lines) -> groups.getChildren().add(group(heading, lines)));
        Label title = new Label("Keys");
        title.getStyleClass().add("title");
        BorderPane head = new BorderPane(null, null, close, null, title);
        ScrollPane scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        VBox sheet = new VBox(head, scroll);
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        scroll.maxHeightProperty().bind(heightProperty().subtract(160));
        sheet.prefWidthProperty().bind(widthProperty().multiply(0.8));
        getChildren().setAll(sheet);
        setManaged(true);
        setVisible(true);
        close.requestFocus();
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private static VBox group(String heading, List<Keys.Line> lines) {
        Label title = new Label(heading);
        title.getStyleClass().add("group-title");
        GridPane grid = new GridPane(24, 6);
        ColumnConstraints left = new ColumnConstraints();
        left.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(left, new ColumnConstraints());
        int row = 0;
        for (Keys.Line line : lines) {
            Label key = new Label(line.key());
            key.getStyleClass().add("key");
            key.setMinWidth(USE_PREF_SIZE);
            GridPane.setHalignment(key, HPos.RIGHT);
            grid.addRow(row++, new Label(line.title()), key);
        }
        return new VBox(8, title, grid);
    }
}
