package shapefit.app.runs;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import shapefit.app.widgets.Sheet;

/** Draws a {@link RunComparison} over the window. */
public final class ComparisonSheet extends Sheet {

    /** Closed at first. */
    public ComparisonSheet() {
        super("run-comparison");
    }

    /** Opens it. */
    public void show(RunComparison comparison) {
        String first = RunWords.title(comparison.first());
        String second = RunWords.title(comparison.second());
        VBox body = new VBox();
        body.getStyleClass().add("comparison");
        body.getChildren().add(grid(List.of("", first, second, "Change"), comparison.results()));
        if (!comparison.caution().isEmpty()) {
            body.getChildren().add(note(comparison.caution()));
        }
        List<RunComparison.Line> told = comparison.settings();
        Label title = new Label("Settings that differ");
        title.getStyleClass().add("group-title");
        body.getChildren().addAll(title, told.isEmpty() ? note("None.") : grid(List.of("", first, second, ""), told));
        ScrollPane scroll = new ScrollPane(body);
        scroll.prefViewportWidthProperty()
                .bind(Bindings.min(body.widthProperty(), widthProperty().multiply(0.8)));
        scroll.prefViewportHeightProperty()
                .bind(Bindings.min(body.heightProperty(), heightProperty().subtract(160)));
        openTitled(first + " and " + second.toLowerCase(Locale.ROOT), scroll);
    }

    private static Label note(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static GridPane grid(List<String> heads, List<RunComparison.Line> lines) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("comparison-grid");
        for (int column = 0; column < heads.size(); column++) {
            grid.add(cell(heads.get(column), "muted"), column, 0);
        }
        for (int row = 0; row < lines.size(); row++) {
            RunComparison.Line line = lines.get(row);
            grid.addRow(
                    row + 1,
                    cell(line.name(), "strong"),
                    cell(line.first(), "value"),
                    cell(line.second(), "value"),
                    cell(line.change(), "value"));
        }
        return grid;
    }

    private static Node cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
