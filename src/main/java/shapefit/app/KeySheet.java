package shapefit.app;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import shapefit.app.widgets.Keys;
import shapefit.app.widgets.TitledSheet;

/** The list of all keys, over the window: each key right before what it does, the groups in columns of about one height. */
final class KeySheet extends TitledSheet {

    private static final double MOST = 0.96; // of the window's width

    /** What the sheet has left and right of its content, ems. */
    private static final double AROUND = 4;

    private final Keys keys;

    KeySheet(Keys keys) {
        super("key-sheet", "Keys");
        this.keys = keys;
    }

    @Override
    protected Region content() {
        List<VBox> groups = new ArrayList<>();
        keys.lines().forEach((heading, lines) -> groups.add(group(heading, lines)));
        Label measure = (Label) groups.get(0).getChildren().get(0);
        KeyColumns columns = new KeyColumns(
                groups, () -> MOST * getWidth() - AROUND * measure.getFont().getSize());
        columns.getStyleClass().add("key-columns");
        widthProperty().addListener((width, before, now) -> columns.requestLayout());
        return columns;
    }

    private static VBox group(String heading, List<Keys.Line> lines) {
        Label title = new Label(heading);
        title.getStyleClass().add("group-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-lines");
        ColumnConstraints left = new ColumnConstraints();
        left.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().setAll(left, new ColumnConstraints());
        int row = 0;
        for (Keys.Line line : lines) {
            Label key = new Label(line.key());
            key.getStyleClass().add("key");
            key.setMinWidth(USE_PREF_SIZE);
            GridPane.setValignment(key, VPos.TOP);
            Label what = new Label(line.title());
            what.getStyleClass().add("key-words");
            what.setWrapText(true);
            grid.addRow(row++, key, what);
        }
        VBox group = new VBox(title, grid);
        group.getStyleClass().add("key-group");
        return group;
    }
}
