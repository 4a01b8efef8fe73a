package shapefit.app;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import shapefit.app.advice.AdvicePane;
import shapefit.app.advice.AdviceViewModel;
import shapefit.app.devices.DeviceSheet;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.inputs.InputsPane;
import shapefit.app.inputs.StartFinder;
import shapefit.app.inspector.InspectorPane;
import shapefit.app.inspector.OwnPresets;
import shapefit.app.runs.ComparisonSheet;
import shapefit.app.runs.RunsPane;
import shapefit.app.theme.Appearance;
import shapefit.app.timeline.TimelinePane;
import shapefit.app.viewport.ViewportPane;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Keys;
import shapefit.app.widgets.Sheet;

/** The window's content: makes panes, rows and sheets, and gives them their places and keys. */
final class StudioWindow extends StackPane {

    private final Label hint;
    private final List<Sheet> sheets;
    private final ToolRow tools;
    private final PaneTravel travel;
    private final PaneLayout panes;
    private final LayoutFile layout;
    private final BooleanProperty edges;

    /**
     * What is made outside.
     *
     * @param inputs of the document
     * @param finder looks for a start
     * @param runs kept so far
     * @param comparison of two runs
     * @param notices about files
     * @param welcome at later starts
     * @param exports what the menu of results has
     * @param presets looks under own names
     */
    record Parts(
            InputsPane inputs,
            StartFinder finder,
            RunsPane runs,
            ComparisonSheet comparison,
            NoticeStrip notices,
            WelcomeStrip welcome,
            List<Command> exports,
            OwnPresets presets) {}

    StudioWindow(WindowModels models, LayoutFile layout, Parts parts) {
        StudioModel model = models.model();
        FitViewModel fit = models.fit();
        LivePreview preview = models.preview();
        Appearance appearance = models.appearance();
        Keys keys = models.keys();
        KeySheet keySheet = new KeySheet(keys);
        CommandSearch search = new CommandSearch(keys, appearance);
        DeviceSheet deviceSheet = new DeviceSheet(models.devices());
        sheets = List.of(keySheet, deviceSheet, search, parts.comparison);
        List<Command> edits = WindowCommands.edits(model);
        tools = new ToolRow(model, fit, appearance, edits, parts.exports);
        Command device = addRowCommands(keys, model, deviceSheet, edits);
        keys.add("Edit", parts.inputs.removals());
        keys.show("Edit", "Remove an input", "Delete in its row");
        ViewportPane viewport = new ViewportPane(model, fit, preview, appearance, keys, models.nudge());
        this.layout = layout;
        edges = viewport.edgesProperty();
        edges.set(layout.flag("edges", false));
        InspectorPane inspector =
                new InspectorPane(model, fit, preview, appearance, keys, parts.presets, models.nudge());
        TimelinePane timeline = new TimelinePane(model, fit, preview, appearance);
        hint = hint(model, fit);
        StackPane over = new StackPane();
        StackPane stage = stage(viewport, parts.welcome, over);
        BorderPane frame = new BorderPane();
        AdvicePane advice = new AdvicePane(new AdviceViewModel(
                model, fit, preview, parts.finder.sameness(), parts.inputs.openMask(), () -> showAlike(parts.inputs)));
        panes = new PaneLayout(
                this,
                frame,
                appearance,
                layout,
                fit,
                new PaneLayout.Panes(stage, over, scene(parts), inspector, timeline, advice));
        Command help = new WindowCommands(appearance, panes::toggleSides, this::jump).addTo(keys, keySheet, search);
        StatusRow status = new StatusRow(model, fit, models.devices(), appearance, device, help);
        travel = new PaneTravel(List.of(
                tools, parts.inputs, panes.rail(), parts.runs, viewport.picture(), inspector, timeline, status));
        frame.getStyleClass().add("studio");
        frame.setTop(new VBox(new MenuRow(model, keys), tools, new ProgressLine(fit), parts.notices));
        frame.setBottom(status);
        getChildren().setAll(frame);
        getChildren().addAll(sheets);
        panes.begin();
        parts.finder.runningProperty().subscribe(running -> {
            if (running) {
                panes.revealScene();
            }
        });
    }

    private void showAlike(InputsPane inputs) {
        panes.revealScene();
        inputs.showAlike();
    }

    /** Returns what opens the sheet of devices. */
    private Command addRowCommands(Keys keys, StudioModel model, DeviceSheet deviceSheet, List<Command> edits) {
        keys.add(
                "Object",
                List.of(Command.of("Cancel a drag", "Puts back what the drag has moved.", "Esc", model::cancel)
                        .unless(model.inGestureProperty().not(), "Nothing is being dragged.")));
        keys.add("Toolbar", List.of(tools.export()));
        keys.add("Fit", tools.commands());
        Command device = Command.of(
                        "Device", "Shows what computes, and lets you choose.", "Shortcut+D", deviceSheet::toggle)
                .with("fth-cpu")
                .once();
        keys.add("Fit", List.of(device));
        keys.add("Edit", edits);
        keys.also("Shortcut+Shift+Z", edits.get(1));
        return device;
    }

    private static VBox scene(Parts parts) {
        VBox.setVgrow(parts.inputs, Priority.SOMETIMES);
        VBox.setVgrow(parts.runs, Priority.ALWAYS);
        return new VBox(parts.inputs, parts.runs);
    }

    private StackPane stage(ViewportPane viewport, WelcomeStrip welcome, StackPane over) {
        StackPane stage = new StackPane(viewport, hint, welcome, over);
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        StackPane.setAlignment(hint, Pos.BOTTOM_CENTER);
        StackPane.setAlignment(welcome, Pos.BOTTOM_CENTER);
        viewport.takenRightProperty().subscribe(taken -> {
            Insets free = new Insets(0, 16 + taken.doubleValue(), 24, 16);
            StackPane.setMargin(hint, free);
            StackPane.setMargin(welcome, free);
        });
        over.setVisible(false);
        over.setPickOnBounds(false);
        return stage;
    }

    private void jump(int step) {
        travel.jump(getScene(), step);
    }

    /** Whether something lies over the window and has keys of its own. */
    boolean isCovered() {
        return sheets.stream().anyMatch(Sheet::isOpen);
    }

    /** Keeps what a hand has dragged, and which lines are drawn, for the next arrangement and the next day. */
    void rememberSizes() {
        panes.rememberSizes();
        layout.set("edges", edges.get());
    }

    /** What the eye falls on when the window has opened. */
    void welcome() {
        hint.setVisible(true);
        tools.pulse();
    }

    private static Label hint(StudioModel model, FitViewModel fit) {
        Label hint = new Label("Press Space. You can’t break anything; Ctrl+Z undoes.");
        hint.getStyleClass().add("hint");
        hint.setId("hint");
        hint.setMouseTransparent(true);
        hint.setWrapText(true);
        hint.setVisible(false);
        fit.phaseProperty().subscribe(phase -> hint.setVisible(hint.isVisible() && phase == FitPhase.READY));
        model.onEdit(edit -> hint.setVisible(false));
        return hint;
    }
}
