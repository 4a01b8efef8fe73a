package shapefit.app.inspector;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.controlsfx.control.ToggleSwitch;
import shapefit.app.document.State;

/** Rows of a group: a name at the left, a control at the right. Each change is one step of undo with the row's name. */
final class Rows {

    private final Group group;
    private final Tuning tuning;
    private boolean showing;

    Rows(Group group, Tuning tuning) {
        this.group = group;
        this.tuning = tuning;
    }

    /** A name and anything beside it, of the width that is left. */
    static HBox row(String name, String hint, Region control) {
        Label label = new Label(name);
        label.getStyleClass().add("row-name");
        label.setTooltip(new Tooltip(name + "\n" + hint));
        label.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(label, control);
        row.getStyleClass().add("setting-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** One of several words. */
    <T> Node choice(
            String name,
            String hint,
            List<T> choices,
            Function<T, String> title,
            Function<State, T> get,
            BiFunction<State, T, State> set) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id(name));
        box.getItems().setAll(choices);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : title.apply(value);
            }

            @Override
            public T fromString(String text) {
                return null; // nobody types here
            }
        });
        box.setTooltip(new Tooltip(name + "\n" + hint));
        box.setAccessibleText(name);
        box.setAccessibleHelp(hint);
        box.valueProperty().subscribe((before, now) -> {
            if (!showing && now != null) {
                tuning.model().apply(name, s -> set.apply(s, now));
            }
        });
        group.onShow(state -> {
            showing = true;
            box.setValue(get.apply(state));
            showing = false;
        });
        return row(name, hint, box);
    }

    /** A number to type. */
    NumberField field(
            String name,
            String range,
            DoublePredicate allowed,
            ToDoubleFunction<State> get,
            BiFunction<State, Double, State> set) {
        NumberField field = group.watched(new NumberField(
                name, range, allowed, Rows::number, v -> tuning.model().apply(name, s -> set.apply(s, v))));
        field.setId(id(name));
        group.onShow(state -> field.show(get.applyAsDouble(state)));
        return field;
    }

    /** A number to type, with its name. */
    HBox number(
            String name,
            String hint,
            String range,
            DoublePredicate allowed,
            ToDoubleFunction<State> get,
            BiFunction<State, Double, State> set) {
        HBox row = row(name, hint, field(name, range, allowed, get, set));
        row.getChildren().get(0).getStyleClass().add("wide");
        return row;
    }

    /** On or off. */
    Node toggle(String name, String hint, Function<State, Boolean> get, BiFunction<State, Boolean, State> set) {
        ToggleSwitch control = new ToggleSwitch(name);
        control.setId(id(name));
        control.setTooltip(new Tooltip(name + "\n" + hint));
        control.setAccessibleText(name);
        control.setAccessibleHelp(hint);
        control.setMaxWidth(Double.MAX_VALUE);
        control.selectedProperty().subscribe((before, now) -> {
            if (!showing) {
                tuning.model().apply(name, s -> set.apply(s, now));
            }
        });
        group.onShow(state -> {
            showing = true;
            control.setSelected(get.apply(state));
            showing = false;
        });
        return control;
    }

    static String id(String name) {
        return "set-" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** As short as it can be read back: whole numbers whole, small ones with an exponent. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return Math.abs(value) < 1e-3
                ? String.format(Locale.ROOT, "%.2e", value)
                        .replaceFirst("\\.?0*e", "e")
                        .replaceFirst("e-0", "e-")
                : String.format(Locale.ROOT, "%.4f", value).replaceFirst("0+$", "");
    }
}
