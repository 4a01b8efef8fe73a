package shapefit.app;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.Run;
import shapefit.app.widgets.Icons;

/** Scene and runs where there is no room for them: names that open them. */
final class Rail extends ScrollPane {

    private record Item(String title, String icon) {}

    private static final List<Item> ITEMS =
            List.of(new Item("Photo", "fth-image"), new Item("Mesh", "fth-box"), new Item("Camera", "fth-camera"));

    private final Button settings;
    private final Button runs;

    /**
     * @param fit keeps the runs that are counted
     * @param openScene shows scene and runs over the stage, or hides them
     * @param openInspector the same with the inspector
     */
    Rail(FitViewModel fit, Runnable openScene, Runnable openInspector) {
        getStyleClass().add("rail");
        setId("rail");
        setMinHeight(0);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setFitToWidth(true);
        VBox items = new VBox();
        items.getStyleClass().add("rail-items");
        ITEMS.forEach(item -> items.getChildren().add(button(item, "Opens the scene.", openScene)));
        runs = button(new Item("Runs", "fth-list"), "Opens the runs.", openScene);
        runs.setId("rail-runs");
        settings = button(new Item("Settings", "fth-sliders"), "Opens the inspector.", openInspector);
        items.getChildren().addAll(runs, settings);
        fit.runs().addListener((ListChangeListener<Run>)
                change -> count(fit.runs().size()));
        setContent(items);
    }

    /** Whether the inspector is to be had from here. */
    void offerInspector(boolean offered) {
        settings.setVisible(offered);
        settings.setManaged(offered);
    }

    private void count(int number) {
        Item item = new Item(number == 0 ? "Runs" : "Runs " + number, "fth-list");
        runs.setGraphic(content(item));
        runs.setAccessibleText(item.title);
    }

    private static VBox content(Item item) {
        Label title = new Label(item.title);
        title.getStyleClass().addAll("muted", "small");
        VBox content = new VBox(4, Icons.of(item.icon), title);
        content.getStyleClass().add("rail-item");
        return content;
    }

    private static Button button(Item item, String hint, Runnable open) {
        Button button = new Button(null, content(item));
        button.getStyleClass().add("flat");
        button.setAccessibleText(item.title);
        button.setTooltip(new Tooltip(item.title + "\n" + hint));
        button.setOnAction(e -> open.run());
        return button;
    }
}
