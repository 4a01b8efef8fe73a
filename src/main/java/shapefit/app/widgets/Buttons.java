package shapefit.app.widgets;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** Buttons of {@link Command}s. */
public final class Buttons {

    private Buttons() {}

    /** With icon and word. */
    public static Button of(Command command) {
        Button button = new Button(command.title());
        if (!command.icon().isEmpty()) {
            button.setGraphic(Icons.of(command.icon()));
        }
        button.setOnAction(e -> command.run());
        Tooltip tooltip = new Tooltip(command.hint());
        button.setTooltip(tooltip);
        button.setAccessibleHelp(command.help());
        if (command.obstacle() != null) {
            command.obstacle().subscribe(why -> {
                button.setDisable(!command.isPossible());
                tooltip.setText(command.hint());
                button.setAccessibleHelp(command.help());
            });
        }
        return button;
    }

    /** With the icon alone; the word is in the tooltip and for screen readers. */
    public static Button icon(Command command) {
        Button button = of(command);
        button.setAccessibleText(command.title());
        button.setText("");
        button.getStyleClass().add("icon-button");
        return button;
    }
}
