package shapefit.app.viewport;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Segments;

/** The row above the stage: which view, how much of the object, how large. */
final class ViewBar extends Region {

    private static final double DEFAULT_OPACITY = 0.85;

    private final StageView view;
    private final Segments<ViewMode> segments;
    private final MenuButton menu = new MenuButton();
    private final HBox amount;
    private final HBox size;

    ViewBar(StageView view) {
        this.view = view;
        getStyleClass().add("view-bar");
        segments = new Segments<>(
                List.of(ViewMode.values()),
                ViewMode::title,
                ViewMode::hint,
                m -> view.modeProperty().set(m));
        segments.setMinWidth(USE_PREF_SIZE);
        for (ViewMode mode : ViewMode.values()) {
            MenuItem item = new MenuItem(mode.title());
            item.setOnAction(e -> view.modeProperty().set(mode));
            menu.getItems().add(item);
        }
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setTooltip(new Tooltip("View\nHow photo and object are shown together."));
        amount = amount();
        size = size();
        for (Region part : List.of(segments, menu, amount, size)) {
            part.setManaged(false); // placed here; to hide one must not ask for another layout
            getChildren().add(part);
        }
        view.modeProperty().subscribe(mode -> {
            segments.show(mode);
            menu.setText(mode.title());
            setNeedsLayout(true);
        });
        setMinWidth(0);
    }

    private HBox amount() {
        Label name = new Label();
        name.getStyleClass().addAll("small", "muted");
        name.setMinWidth(USE_PREF_SIZE);
        Slider slider = new Slider(0, 1, DEFAULT_OPACITY);
        slider.setId("view-amount");
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setBlockIncrement(0.05);
        Label value = new Label();
        value.getStyleClass().addAll("value", "small", "view-number");
        value.setMinWidth(USE_PREF_SIZE);
        slider.valueProperty().subscribe(v -> {
            value.setText(String.format(Locale.ROOT, "%.0f %%", 100 * v.doubleValue()));
            slider.setAccessibleText(name.getText() + ", " + value.getText());
        });
        slider.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                slider.setValue(isWipe() ? 0.5 : DEFAULT_OPACITY);
            }
        });
        Tooltip tip = new Tooltip();
        slider.setTooltip(tip);
        DoubleProperty[] bound = new DoubleProperty[1];
        view.modeProperty().subscribe(mode -> {
            name.setText(isWipe() ? "Wipe" : "Opacity");
            tip.setText(
                    isWipe()
                            ? "Wipe  ([ and ])\nWhere photo ends and object begins."
                            : "Opacity  ([ and ])\nOf the object over the photo.");
            if (bound[0] != null) {
                slider.valueProperty().unbindBidirectional(bound[0]);
            }
            bound[0] = isWipe() ? view.wipeProperty() : view.opacityProperty();
            slider.valueProperty().bindBidirectional(bound[0]);
        });
        HBox row = new HBox(name, slider, value);
        row.getStyleClass().add("view-part");
        row.setMinWidth(USE_PREF_SIZE);
        return row;
    }

    private boolean isWipe() {
        return view.modeProperty().get() == ViewMode.WIPE;
    }

    private HBox size() {
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        Label zoom = new Label();
        zoom.setId("view-zoom");
        zoom.getStyleClass().addAll("value", "small", "view-number");
        zoom.setMinWidth(USE_PREF_SIZE);
        view.placementProperty().subscribe(p -> zoom.setText(String.format(Locale.ROOT, "%.0f %%", 100 * p.scale())));
        Button actual =
                Buttons.of(Command.of("1:1", "One pixel of the photo on one of the screen.", "1", view::actual));
        actual.getStyleClass().addAll("flat", "small-button");
        Button fit = Buttons.icon(Command.of("Fit picture", "As large as the stage allows.", "0", view::fit)
                .with("fth-maximize"));
        fit.getStyleClass().add("small-button");
        HBox row = new HBox(rule, zoom, actual, fit);
        row.getStyleClass().add("view-part");
        row.setMinWidth(USE_PREF_SIZE);
        view.modeProperty().subscribe(mode -> row.setVisible(mode != ViewMode.ORBIT));
        return row;
    }

    /** What does not fit in goes: first the slider, which has keys; then the segments become a menu. */
    @Override
    protected void layoutChildren() {
        ViewMode mode = view.modeProperty().get();
        boolean wantsAmount = mode == ViewMode.OVERLAY || mode == ViewMode.WIPE;
        double gap = snappedLeftInset();
        double right = getWidth() - snappedRightInset();
        double room = right - gap - size.prefWidth(-1) - gap;
        boolean asMenu = segments.prefWidth(-1) > room;
        Region first = asMenu ? menu : segments;
        segments.setVisible(!asMenu);
        menu.setVisible(asMenu);
        amount.setVisible(wantsAmount && first.prefWidth(-1) + gap + amount.prefWidth(-1) <= room);
        place(first, gap);
        place(size, right - size.prefWidth(-1));
        place(amount, right - size.prefWidth(-1) - gap - amount.prefWidth(-1));
    }

    private void place(Region part, double x) {
        double height = part.prefHeight(-1);
        part.resizeRelocate(
                snapPositionX(x), snapPositionY((getHeight() - 1 - height) / 2), part.prefWidth(-1), height);
    }
}
