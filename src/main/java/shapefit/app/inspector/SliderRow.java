package shapefit.app.inspector;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import shapefit.app.document.StudioModel;

/**
 * A logarithmic slider: name, changed mark, raw value to type and the value in words above it. Each drag and each stretch of
 * keys is one step of undo.
 */
final class SliderRow extends VBox {

    /** Decades a key or a notch of the wheel moves: about a quarter more. */
    private static final double FINE = 0.1;

    private static final double COARSE = 0.5;

    private final Slider slider;
    private final Label dot = new Label();
    private final HBox head;
    private final NumberField raw;
    private final StudioModel model;
    private final String name;
    private final DoubleConsumer change;
    private final DoubleSupplier usual;
    private boolean showing; // the slider moves because the state did
    private boolean ours; // the gesture is this slider's

    /**
     * @param name on screen and of the undo steps
     * @param symbol of the raw value
     * @param least smallest raw value
     * @param most largest raw value
     * @param change told a new raw value
     * @param usual what a double click sets
     */
    SliderRow(
            StudioModel model,
            String name,
            String symbol,
            double least,
            double most,
            DoubleConsumer change,
            DoubleSupplier usual) {
        this.model = model;
        this.name = name;
        this.change = change;
        this.usual = usual;
        slider = new Slider(Math.log10(least), Math.log10(most), Math.log10(least));
        slider.setId(name.toLowerCase(Locale.ROOT));
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setBlockIncrement(FINE);
        String hint = "Arrows move finely, Page up and down coarsely; a double click resets.";
        slider.setTooltip(new Tooltip(name + "\n" + hint));
        slider.setAccessibleHelp(hint);
        raw = new NumberField(
                name + ", " + symbol,
                String.format(Locale.ROOT, "%.0e to %.0e", least, most),
                v -> v >= least * (1 - 1e-9) && v <= most * (1 + 1e-9),
                v -> String.format(Locale.ROOT, "%.1e", v).replaceFirst("e([+-])0(\\d)", "e$1$2"),
                change);
        raw.setId(name.toLowerCase(Locale.ROOT) + "-raw");
        raw.getStyleClass().add("raw");
        Label title = new Label(name);
        title.setMinWidth(USE_PREF_SIZE);
        Label sign = new Label(symbol);
        sign.getStyleClass().add("raw");
        sign.setMinWidth(USE_PREF_SIZE);
        dot.getStyleClass().add("changed-dot");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head = new HBox(title, dot, gap, sign, raw);
        head.getStyleClass().add("slider-head");
        getStyleClass().add("slider-row");
        getChildren().setAll(head, slider);
        listen();
    }

    /** Puts the value in words, or the field to type it, at the right. */
    void setValue(Region value) {
        head.getChildren().add(value);
    }

    Slider slider() {
        return slider;
    }

    NumberField raw() {
        return raw;
    }

    private void listen() {
        slider.valueProperty().subscribe((before, now) -> {
            if (!showing) {
                change.accept(Math.pow(10, now.doubleValue()));
            }
        });
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> begin());
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            if (e.getClickCount() == 2) {
                change.accept(usual.getAsDouble());
            }
            end();
        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        slider.addEventHandler(KeyEvent.KEY_RELEASED, e -> end());
        slider.focusedProperty().subscribe(focused -> {
            if (!focused) {
                end();
            }
        });
        slider.addEventFilter(ScrollEvent.SCROLL, e -> {
            if (slider.isFocused() && e.getDeltaY() != 0) {
                move(Math.signum(e.getDeltaY()) * FINE);
                e.consume();
            }
        });
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        DoubleUnaryOperator step = switch (event.getCode()) {
            case LEFT, DOWN -> v -> v - FINE;
            case RIGHT, UP -> v -> v + FINE;
            case PAGE_DOWN -> v -> v - COARSE;
            case PAGE_UP -> v -> v + COARSE;
            case HOME -> v -> slider.getMin();
            case END -> v -> slider.getMax();
            default -> null;
        };
        if (step != null) {
            begin();
            move(step.applyAsDouble(slider.getValue()) - slider.getValue());
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.DELETE) {
            change.accept(usual.getAsDouble());
            event.consume();
        } else if (event.getText().matches("[0-9.,]")) {
            raw.requestFocus();
            raw.setText(event.getText());
            raw.end();
            event.consume();
        }
    }

    private void move(double decades) {
        slider.setValue(Math.max(slider.getMin(), Math.min(slider.getMax(), slider.getValue() + decades)));
    }

    private void begin() {
        if (!ours) {
            ours = true;
            model.begin(name);
        }
    }

    private void end() {
        if (ours) {
            ours = false;
            model.end();
        }
    }

    /**
     * Shows a value.
     *
     * @param words for screen readers, with its unit
     */
    void show(double value, String words, boolean changed) {
        showing = true;
        slider.setValue(Math.log10(value));
        showing = false;
        raw.show(value);
        dot.setVisible(changed);
        slider.setAccessibleText(name + ", " + words);
    }
}
