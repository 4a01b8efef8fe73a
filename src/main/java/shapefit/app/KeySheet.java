package shapefit.app;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import shapefit.app.widgets.Keys;
import shapefit.app.widgets.TitledSheet;

/** The list of all keys, over the window. */
final class KeySheet extends TitledSheet {

    private final Keys keys;

    KeySheet(Keys keys) {
        super("key-sheet", "Keys", 0.8);
        this.keys = keys;
    }

    @Override
    protected Region content() {
        TilePane groups = new TilePane(32, 24);
        groups.setPrefColumns(4);
        groups.setTileAlignment(Pos.TOP_LEFT);
        keys.lines().forEach((heading, lines) -> groups.getChildren().add(group(heading, lines)));
        return groups;
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
