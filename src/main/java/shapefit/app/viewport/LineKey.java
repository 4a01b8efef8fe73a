package shapefit.app.viewport;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import shapefit.app.widgets.Icons;

/** What the lines on the picture mean; each can be hidden. */
final class LineKey extends VBox {

    /** Rows of lines; the last row is of edges, which belong to the object and are drawn wherever it is. */
    private static final int LINES = 3;

    LineKey(StageView view) {
        getStyleClass().add("line-key");
        getChildren()
                .setAll(
                        row(
                                "Target",
                                "target",
                                "Where the object is in the photo: the edge of the mask.",
                                view.targetProperty()),
                        row("Render", "render", "The edge of the object where it is now.", view.outlineProperty()),
                        row(
                                "Reach",
                                "reach",
                                "How far blur reaches: what lies beyond is not felt by a fit.",
                                view.reachProperty()),
                        row("Edges", "edges", "The mesh’s edges that are seen.  (E)", view.edgesProperty()));
        List<Node> rows = getChildren();
        view.modeProperty().subscribe(mode -> {
            rows.subList(0, LINES).forEach(row -> row.setDisable(!mode.hasLines()));
            rows.get(LINES).setDisable(mode == ViewMode.DIFFERENCE);
        });
    }

    private static HBox row(String title, String style, String hint, BooleanProperty shown) {
        Line sample = new Line(0, 0, 24, 0);
        sample.getStyleClass().addAll("line-sample", style);
        Label name = new Label(title);
        name.getStyleClass().add("small");
        name.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ToggleButton eye = new ToggleButton();
        eye.getStyleClass().add("eye");
        eye.setId("show-" + style);
        eye.setAccessibleText("Show " + title);
        eye.setTooltip(new Tooltip(title + "\n" + hint));
        eye.selectedProperty().bindBidirectional(shown);
        shown.subscribe(on -> eye.setGraphic(Icons.of(on ? "fth-eye" : "fth-eye-off")));
        HBox row = new HBox(sample, name, gap, eye);
        row.getStyleClass().addAll("line-key-row", "row");
        return row;
    }
}
