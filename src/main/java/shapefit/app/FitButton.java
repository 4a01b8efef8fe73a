package shapefit.app;

import java.util.Locale;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Icons;
import shapefit.app.widgets.WhileShown;

/** Starts a fit or pauses it, and shows which of the two. */
final class FitButton extends Button {

    private static final int PULSES = 6;

    private final FitViewModel fit;
    private final Label spaceKey = new Label("Space");

    /** @param toggle what it does */
    FitButton(FitViewModel fit, Command toggle) {
        this.fit = fit;
        setId("tool-fit");
        getStyleClass().add("fit");
        spaceKey.getStyleClass().add("key");
        spaceKey.setMinWidth(USE_PREF_SIZE);
        setOnAction(e -> fit.toggle());
        setTooltip(new Tooltip(toggle.hint()));
        setAccessibleHelp(toggle.description());
        fit.phaseProperty().subscribe(this::show);
    }

    private void show(FitPhase phase) {
        boolean running = phase == FitPhase.RUNNING;
        Label word = new Label(running ? "Pause" : "Fit");
        word.getStyleClass().add("word");
        word.setMinWidth(USE_PREF_SIZE);
        word.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(word, Priority.ALWAYS);
        HBox content = new HBox(8, Icons.of(running ? "fth-pause" : "fth-play"), word, spaceKey);
        content.getStyleClass().add("fit-content");
        setGraphic(content);
        setAccessibleText(running ? "Pause" : "Fit");
        getStyleClass().removeAll("accent", "running");
        getStyleClass().add(running ? "running" : "accent");
    }

    /** Draws the eye here a few times, then leaves it alone. */
    void pulse() {
        DoubleProperty spread = new SimpleDoubleProperty();
        spread.subscribe(s -> setStyle(
                s.doubleValue() <= 0
                                || s.doubleValue() >= 7
                                || fit.phaseProperty().get() != FitPhase.READY
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "-fx-border-color: rgba(56, 139, 253, %.2f); -fx-border-width: %.1f; -fx-border-insets: %.1f; -fx-border-radius: %.1f;",
                                0.6 * (1 - s.doubleValue() / 7),
                                s.doubleValue(),
                                -s.doubleValue(),
                                6 + s.doubleValue())));
        Timeline timeline = new Timeline(
                new KeyFrame(Duration.ZERO, new KeyValue(spread, 0)),
                new KeyFrame(Duration.millis(1600), new KeyValue(spread, 7)));
        timeline.setCycleCount(PULSES);
        timeline.setOnFinished(e -> setStyle(""));
        fit.phaseProperty().subscribe(phase -> {
            if (phase != FitPhase.READY) {
                timeline.stop();
                setStyle("");
            }
        });
        WhileShown.play(timeline, this);
    }
}
