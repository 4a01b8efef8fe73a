package shapefit.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Buttons;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Icons;

/** The row of buttons above everything: fitting at the left, where it stands in the middle, undo at the right. */
final class ToolRow extends HBox {

    /** Below this width, in pixels at 100 % text, "Export" becomes an icon. */
    private static final double EXPORT_FROM = 1410;

    /** Below this one the other words become icons. */
    private static final double WORDS_FROM = 1360;

    /** Below this one the stages become one word. */
    private static final double STAGES_FROM = 1280;

    /** Below this one only the loss is left of the readouts. */
    private static final double READOUTS_FROM = 1000;

    private static final String NO_FIT = "No fit is under way.";

    private final Appearance appearance;
    private final Command toggle;
    private final List<Command> steps;
    private final FitButton fitButton;
    private final StageStrip stages;
    private final Readouts readouts;
    private final HBox words = new HBox(8);
    private final HBox icons = new HBox(8);
    private final MenuButton exportMenu = new MenuButton("Export", Icons.of("fth-share"));
    private final Command export = Command.of(
                    "Export …", "Writes pose, mesh or picture to a file.", "Shortcut+E", this::showExports)
            .once();

    /**
     * @param edits undo and redo
     * @param exports what the menu "Export" has
     */
    ToolRow(StudioModel model, FitViewModel fit, Appearance appearance, List<Command> edits, List<Command> exports) {
        this.appearance = appearance;
        getStyleClass().add("tool-row");
        setMinWidth(0); // it learns how narrow the window is, and then folds
        toggle = Command.of("Fit or pause", "Starts the fit, pauses it, or lets it go on.", "Space", fit::toggle)
                .once();
        steps = steps(fit);
        fitButton = new FitButton(fit, toggle);
        stages = new StageStrip(model, fit);
        readouts = new Readouts(fit, model);
        steps.forEach(command -> {
            words.getChildren().add(named(Buttons.of(command), command, ""));
            Button icon = named(Buttons.icon(command), command, "-icon");
            icon.getStyleClass().add("bordered");
            icons.getChildren().add(icon);
        });
        words.setAlignment(Pos.CENTER_LEFT);
        icons.setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren().setAll(fitButton, words, icons, rule(), stages, rule(), readouts, gap);
        edits.forEach(command -> getChildren().add(Buttons.icon(command)));
        makeExportMenu(exports);
        getChildren().add(exportMenu);
        widthProperty().subscribe(w -> arrange());
        appearance.textSizeProperty().subscribe(s -> arrange());
    }

    private static List<Command> steps(FitViewModel fit) {
        ObservableValue<Boolean> notLive = fit.phaseProperty().map(phase -> !phase.isLive());
        BooleanBinding running = fit.phaseProperty().isEqualTo(FitPhase.RUNNING);
        return List.of(
                Command.of("Step", "Makes one step and waits.", "Period", fit::step)
                        .with("fth-skip-forward")
                        .unless(running, "The fit runs; pause it first."),
                Command.of("Rewind", "Brings back what the run started from.", "Shortcut+Backspace", fit::rewind)
                        .with("fth-skip-back")
                        .unless(fit.phaseProperty().isEqualTo(FitPhase.READY), "No fit was started yet."),
                Command.of("Best", "Goes back to the best state of this stage.", "B", fit::goToBest)
                        .with("fth-star")
                        .unless(notLive, NO_FIT),
                Command.of("Stop", "Ends the run at once and keeps the best.", "Esc", fit::stop)
                        .with("fth-square")
                        .unless(notLive, NO_FIT));
    }

    /** Opens the menu of results. */
    Command export() {
        return export;
    }

    private void makeExportMenu(List<Command> exports) {
        exportMenu.setId("tool-export");
        exportMenu.setTooltip(new Tooltip(export.hint()));
        exportMenu.setAccessibleText("Export");
        exportMenu.setAccessibleHelp(export.help());
        exportMenu.setMinWidth(USE_PREF_SIZE);
        exportMenu.setPopupSide(Side.BOTTOM);
        // Filled again at each opening: what is possible changes.
        exportMenu.setOnShowing(e ->
                exportMenu.getItems().setAll(exports.stream().map(MenuRow::item).toList()));
        exportMenu.setOnShown(e -> MenuRow.align(exportMenu.getItems()));
    }

    private void showExports() {
        exportMenu.requestFocus();
        exportMenu.show();
    }

    /** What the menu "Fit" and the list of keys have of this row. */
    List<Command> commands() {
        List<Command> all = new ArrayList<>(List.of(toggle));
        all.addAll(steps);
        return all;
    }

    private static Button named(Button button, Command command, String suffix) {
        button.setId("tool-" + command.title().toLowerCase(Locale.ROOT) + suffix);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        HBox.setMargin(rule, new Insets(0, 4, 0, 4));
        return rule;
    }

    private void arrange() {
        double width = getWidth() * 100 / appearance.textSizeProperty().get();
        show(words, width >= WORDS_FROM);
        show(icons, width < WORDS_FROM);
        exportMenu.setContentDisplay(width >= EXPORT_FROM ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        stages.setShort(width < STAGES_FROM);
        show(stages, width >= READOUTS_FROM);
        show(readouts, width >= READOUTS_FROM * 0.75);
        show(getChildren().get(3), width >= READOUTS_FROM);
        show(getChildren().get(5), width >= READOUTS_FROM * 0.75);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Draws the eye to the first button a few times, then leaves it alone. */
    void pulse() {
        if (!appearance.reducedMotionProperty().get()) {
            fitButton.pulse();
        }
    }
}
