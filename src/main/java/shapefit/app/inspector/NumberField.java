package shapefit.app.inspector;

import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/**
 * A number to type. It counts on Enter, Tab and when the field is left; Esc brings the old one back; what is no number of the
 * allowed range keeps the focus and says so. Decimal point and comma are both read.
 */
final class NumberField extends TextField {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final Duration MOMENT = Duration.millis(1);

    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final String range;
    private final DoublePredicate allowed;
    private final DoubleFunction<String> format;
    private final DoubleConsumer commit;
    private double value = Double.NaN;

    /**
     * @param name for screen readers
     * @param range as words after "must be", for example "1 to 8192"
     * @param allowed whether a number is in the range
     * @param format how it is shown; a unit behind it may be typed or left out
     * @param commit told a new number
     */
    NumberField(
            String name, String range, DoublePredicate allowed, DoubleFunction<String> format, DoubleConsumer commit) {
        this.range = range;
        this.allowed = allowed;
        this.format = format;
        this.commit = commit;
        getStyleClass().add("number-field");
        setAccessibleText(name);
        setAccessibleHelp(name + ", " + range);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().subscribe((was, is) -> focusChanged(is));
        textProperty().subscribe(t -> {
            if (!problem.get().isEmpty() && allowed.test(parse(t))) {
                tell("");
            }
        });
    }

    /** What is wrong with what was typed, one sentence; empty if nothing is. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows a number, unless somebody types. */
    void show(double newValue) {
        value = newValue;
        if (!isFocused()) {
            restore();
        }
    }

    private void restore() {
        String text = Double.isNaN(value) ? "–" : format.apply(value);
        if (!text.equals(getText())) {
            setText(text);
        }
    }

    private void focusChanged(boolean focused) {
        if (focused) {
            selectAll();
        } else if (accept()) {
            restore();
            deselect();
        } else {
            PauseTransition back = new PauseTransition(MOMENT); // focus is still on its way out
            back.setOnFinished(e -> requestFocus());
            back.play();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            tell("");
            restore();
            selectAll();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            if (accept()) {
                restore();
                selectAll();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !accept()) {
            event.consume();
        }
    }

    /** Takes what was typed; false if that cannot be. */
    private boolean accept() {
        String shown = Double.isNaN(value) ? "–" : format.apply(value);
        if (getText().equals(shown)) {
            tell("");
            return true;
        }
        double typed = parse(getText());
        if (!allowed.test(typed)) { // NaN is in no range
            tell("“" + getText().strip() + "” cannot be: it must be " + range + ".");
            return false;
        }
        tell("");
        value = typed;
        commit.accept(typed);
        return true;
    }

    private void tell(String text) {
        problem.set(text);
        pseudoClassStateChanged(ERROR, !text.isEmpty());
    }

    /** The number at the start of a text; NaN if there is none. */
    static double parse(String text) {
        String number = text.strip()
                .replace(',', '.')
                .replace("\u2009", "")
                .replaceFirst("(?i)[ \u00a0]*(px|°|%|×)$", "")
                .toLowerCase(Locale.ROOT);
        if (!number.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?")) {
            return Double.NaN;
        }
        return Double.parseDouble(number);
    }
}
