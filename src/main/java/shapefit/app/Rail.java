package shapefit.app;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import shapefit.app.widgets.Icons;

/** The scene where there is no room for it: names that open it. */
final class Rail extends ScrollPane {

    private record Item(String title, String icon) {}

    private static final List<Item> ITEMS =
            List.of(new Item("Photo", "fth-image"), new Item("Mesh", "fth-box"), new Item("Camera", "fth-camera"));

    private final Button settings;

    /**
     * @param openScene shows the scene over the stage, or hides it
     * @param openInspector the same with the inspector
     */
    Rail(Runnable openScene, Runnable openInspector) {
        getStyleClass().add("rail");
        setId("rail");
        setMinHeight(0);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setFitToWidth(true);
        VBox items = new VBox();
        items.getStyleClass().add("rail-items");
        ITEMS.forEach(item -> items.getChildren().add(button(item, "Opens the scene.", openScene)));
        settings = button(new Item("Settings", "fth-sliders"), "Opens the inspector.", openInspector);
        items.getChildren().add(settings);
        setContent(items);
    }

    /** Whether the inspector is to be had from here. */
    void offerInspector(boolean offered) {
        settings.setVisible(offered);
        settings.setManaged(offered);
    }

    private static Button button(Item item, String hint, Runnable open) {
        Label title = new Label(item.title);
        title.getStyleClass().addAll("muted", "small");
        VBox content = new VBox(4, Icons.of(item.icon), title);
        content.getStyleClass().add("rail-item");
        Button button = new Button(null, content);
        button.getStyleClass().add("flat");
        button.setAccessibleText(item.title);
        button.setTooltip(new Tooltip(item.title + "\n" + hint));
        button.setOnAction(e -> open.run());
        return button;
    }
}
