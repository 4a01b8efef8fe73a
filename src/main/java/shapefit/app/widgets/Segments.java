package shapefit.app.widgets;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * One of a few, side by side; or none, if what is true is none of them. Arrow keys choose.
 *
 * @param <T> what is chosen
 */
public final class Segments<T> extends HBox {

    private final ToggleGroup group = new ToggleGroup();
    private final List<T> choices;
    private final Function<T, String> title;
    private final Function<T, String> hint;

    /**
     * @param choices at least two, from left to right
     * @param title as the segment says it
     * @param hint one sentence for the tooltip and screen readers
     * @param chosen called when a person chooses
     */
    public Segments(List<T> choices, Function<T, String> title, Function<T, String> hint, Consumer<T> chosen) {
        this.choices = List.copyOf(choices);
        this.title = title;
        this.hint = hint;
        getStyleClass().add("segments");
        for (int i = 0; i < choices.size(); i++) {
            T choice = choices.get(i);
            ToggleButton button = new ToggleButton(title.apply(choice));
            button.getStyleClass().add(i == 0 ? "left-pill" : i == choices.size() - 1 ? "right-pill" : "center-pill");
            button.setToggleGroup(group);
            button.setTooltip(new Tooltip());
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(e -> {
                button.setSelected(true); // a second press does not take the choice away
                chosen.accept(choice);
            });
            HBox.setHgrow(button, Priority.ALWAYS);
            getChildren().add(button);
            prevent(choice, "");
        }
    }

    /**
     * Lets a choice be made, or not.
     *
     * @param why it cannot be made now, one sentence; empty if it can
     */
    public void prevent(T choice, String why) {
        ToggleButton button = (ToggleButton) getChildren().get(choices.indexOf(choice));
        String help = hint.apply(choice) + (why.isEmpty() ? "" : "\nNot now: " + why);
        button.setDisable(!why.isEmpty());
        button.getTooltip().setText(title.apply(choice) + "\n" + help);
        button.setAccessibleHelp(help);
    }

    /** Shows a choice, or none for null; nobody is told. */
    public void show(T choice) {
        int index = choice == null ? -1 : choices.indexOf(choice); // the list refuses to look for null
        group.selectToggle(index < 0 ? null : group.getToggles().get(index));
    }
}
