package shapefit.app;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import shapefit.app.widgets.Icons;

/** The scene where there is no room for it: names that open it. */
final class Rail extends VBox {

    private record Item(String title, String icon) {}

    private static final List<Item> ITEMS =
            List.of(new Item("Photo", "fth-image"), new Item("Mesh", "fth-box"), new Item("Camera", "fth-camera"));

    /** @param open shows the scene over the stage */
    Rail(Runnable open) {
        getStyleClass().add("rail");
        setId("rail");
        for (Item item : ITEMS) {
            Label title = new Label(item.title);
            title.getStyleClass().addAll("muted", "small");
            VBox content = new VBox(4, Icons.of(item.icon), title);
            content.getStyleClass().add("rail-item");
            Button button = new Button(null, content);
            button.getStyleClass().add("flat");
            button.setAccessibleText(item.title);
            button.setTooltip(new Tooltip(item.title + "\nOpens the scene."));
            button.setOnAction(e -> open.run());
            getChildren().add(button);
        }
    }
}
