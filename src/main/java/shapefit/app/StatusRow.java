package shapefit.app;

import java.util.List;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import shapefit.app.devices.DevicesViewModel;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.WhileShown;
import shapefit.fit.FitProgress;

/** The row at the bottom: what computes, how large, how fast, how much memory, which seed. */
final class StatusRow extends HBox {

    private static final long MEGA = 1 << 20;

    /** Widths, pixels at 100 % text, below which something is left out. */
    private static final double ALL_FROM = 1000;

    private static final double MEMORY_FROM = 800;
    private static final double SIZE_FROM = 640;

    private final Button device;
    private final Label size = label("status-size");
    private final Label speed = label("status-speed");
    private final Label memory = label("status-memory");
    private final Label seed = label("status-seed");
    private final Button keyButton;
    private final Command choose;
    private final StudioModel model;
    private final FitViewModel fit;
    private final DevicesViewModel devices;
    private final Appearance appearance;

    /**
     * @param choose opens the list of devices
     * @param keys opens the list of keys
     */
    StatusRow(
            StudioModel model,
            FitViewModel fit,
            DevicesViewModel devices,
            Appearance appearance,
            Command choose,
            Command keys) {
        this.model = model;
        this.fit = fit;
        this.devices = devices;
        this.choose = choose;
        this.appearance = appearance;
        getStyleClass().add("status-row");
        device = Buttons.of(choose);
        device.setId("status-device");
        device.getStyleClass().addAll("flat", "device");
        keyButton = keyButton(keys);
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren().setAll(device);
        List.of(size, speed, memory, seed).forEach(label -> getChildren().add(item(label)));
        getChildren().addAll(gap, keyButton);
        model.stateProperty().map(s -> s.settings().plan()).subscribe(p -> show());
        fit.readProperty().subscribe(p -> show());
        fit.phaseProperty().subscribe(p -> show());
        fit.problemProperty().subscribe(p -> show());
        devices.computingProperty().subscribe(words -> showDevice());
        devices.noteProperty().subscribe(words -> showDevice());
        widthProperty().subscribe(w -> fold());
        appearance.textSizeProperty().subscribe(s -> fold());
        watchMemory();
    }

    private static Button keyButton(Command keys) {
        Button button = Buttons.of(keys);
        Label question = new Label("?");
        question.getStyleClass().add("key");
        button.setText("Keys");
        button.setGraphic(question);
        button.getStyleClass().add("flat");
        button.setId("status-keys");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void watchMemory() {
        Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), e -> showMemory()));
        clock.setCycleCount(Animation.INDEFINITE);
        WhileShown.play(clock, this);
        showMemory();
    }

    private void fold() {
        double width = getWidth() * 100 / appearance.textSizeProperty().get();
        showDevice();
        show(memory, width >= MEMORY_FROM);
        show(size, width >= SIZE_FROM);
        keyButton.setContentDisplay(width >= SIZE_FROM ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
    }

    /** The reason only where there is room; the tooltip has it all. */
    private void showDevice() {
        String computing = devices.computingProperty().get();
        String note = devices.noteProperty().get();
        boolean room = getWidth() * 100 / appearance.textSizeProperty().get() >= ALL_FROM;
        boolean ends = note.endsWith(")");
        String all = note.isEmpty() ? computing : computing + (ends ? " – " + note : " (" + note + ")");
        device.setText(room ? all : computing);
        device.setAccessibleText(all);
        device.getTooltip().setText(all + "\n" + choose.hint());
    }

    private void show() {
        FitProgress progress = fit.readProperty().get();
        var plan = model.state().settings().plan();
        String fullSize = plan.size() + " px";
        size.setText(progress == null ? fullSize : progress.width() + " × " + progress.height());
        speed.setText(doing(fit.phaseProperty().get(), progress));
        seed.setText("Seed " + plan.seed());
    }

    private String doing(FitPhase phase, FitProgress progress) {
        return switch (phase) {
            case READY -> "Ready";
            case PAUSED -> "Paused";
            case DONE -> fit.problemProperty().get().isEmpty() ? "Done" : "Stopped";
            case RUNNING -> {
                double perSecond = fit.speedProperty().get();
                if (progress == null || perSecond <= 0) {
                    yield "Starting";
                }
                double left = (progress.iterations() - progress.iteration()) / perSecond;
                yield String.format(Locale.ROOT, "%.0f it/s, %s left", perSecond, duration(left));
            }
        };
    }

    private static String duration(double seconds) {
        long s = Math.round(Math.ceil(seconds));
        return s < 100 ? s + " s" : Math.round(s / 60.0) + " min";
    }

    private void showMemory() {
        Runtime runtime = Runtime.getRuntime();
        memory.setText((runtime.totalMemory() - runtime.freeMemory()) / MEGA + " MB");
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("number");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** With a line before it, which comes and goes with it. */
    private static HBox item(Label label) {
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        HBox item = new HBox(rule, label);
        item.getStyleClass().add("status-item");
        return item;
    }

    private static void show(Label label, boolean shown) {
        label.getParent().setVisible(shown);
        label.getParent().setManaged(shown);
    }
}
