package shapefit.app;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import shapefit.app.document.StudioModel;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Icons;
import shapefit.app.widgets.Keys;

/** The menus, made of what every pane has added, and the document's name. */
final class MenuRow extends HBox {

    private static final List<String> MENUS = List.of("File", "Edit", "View", "Fit", "Window", "Help");

    MenuRow(StudioModel model, Keys keys) {
        getStyleClass().add("menu-row");
        MenuBar bar = new MenuBar();
        for (String title : MENUS) {
            Menu menu = new Menu(title);
            menu.getItems().setAll(items(keys, title));
            // Filled again at each opening: names, states and recent files change.
            menu.setOnShowing(e -> menu.getItems().setAll(items(keys, title)));
            menu.setOnShown(e -> align(menu.getItems()));
            if (!menu.getItems().isEmpty()) {
                bar.getMenus().add(menu);
            }
        }
        bar.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        Label name = new Label();
        name.getStyleClass().add("strong");
        name.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.state().document().name(), model.stateProperty()));
        Label state = new Label();
        state.getStyleClass().addAll("muted", "small", "document-state");
        state.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.changedProperty().get()
                                ? "Edited"
                                : model.state().document().file().isPresent() ? "Saved" : "",
                        model.changedProperty(),
                        model.stateProperty()));
        state.setMinWidth(Region.USE_PREF_SIZE);
        setSpacing(8);
        getChildren().setAll(bar, gap, name, state);
    }

    /** Makes all lines as wide as the widest, so that keys end on one line; once they have their fonts. */
    static void align(List<MenuItem> items) {
        List<Region> lines = new ArrayList<>();
        for (MenuItem item : items) {
            if (item instanceof CustomMenuItem custom && custom.getContent() instanceof Region line) {
                lines.add(line);
            }
        }
        double widest = lines.stream()
                .mapToDouble(line -> Math.max(line.minWidth(-1), line.prefWidth(-1)))
                .max()
                .orElse(0);
        lines.forEach(line -> line.setPrefWidth(widest));
    }

    private static List<MenuItem> items(Keys keys, String title) {
        List<MenuItem> items = new ArrayList<>();
        for (Keys.Section section : keys.sections(title)) {
            List<MenuItem> made =
                    section.commands().get().stream().map(MenuRow::item).toList();
            if (!section.submenu().isEmpty()) {
                Menu sub = new Menu(section.submenu());
                sub.getItems().setAll(made);
                sub.setDisable(made.isEmpty());
                items.add(sub);
            } else {
                if (!items.isEmpty()) {
                    items.add(new SeparatorMenuItem());
                }
                items.addAll(made);
            }
        }
        return items;
    }

    /** The key stands in the text: as an accelerator it would act a second time, and while somebody types. */
    static MenuItem item(Command command) {
        Label title = new Label(command.title());
        if (command.isOn()) {
            title.setGraphic(Icons.of("fth-check"));
            title.setContentDisplay(ContentDisplay.RIGHT);
        }
        Label key = new Label(command.keyText());
        key.getStyleClass().addAll("muted", "small");
        Region gap = new Region();
        gap.setMinWidth(24);
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(title, gap, key);
        line.getStyleClass().add("menu-line");
        CustomMenuItem item = new CustomMenuItem(line);
        item.setDisable(!command.isPossible());
        item.setOnAction(e -> command.run());
        return item;
    }
}
