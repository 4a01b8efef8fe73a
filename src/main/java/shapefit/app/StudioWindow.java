package shapefit.app;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import shapefit.app.advice.AdvicePane;
import shapefit.app.advice.AdviceViewModel;
import shapefit.app.devices.DeviceSheet;
import shapefit.app.devices.DevicesViewModel;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.inputs.InputsPane;
import shapefit.app.inspector.InspectorPane;
import shapefit.app.inspector.OwnPresets;
import shapefit.app.runs.ComparisonSheet;
import shapefit.app.runs.RunsPane;
import shapefit.app.theme.Appearance;
import shapefit.app.theme.Theme;
import shapefit.app.timeline.TimelinePane;
import shapefit.app.viewport.ViewportPane;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Keys;
import shapefit.app.widgets.Sheet;

/** Lays the regions out, to suit the window's size. */
final class StudioWindow extends StackPane {

    private static final double RAIL = 64;

    /** A divider lies half on each of its neighbours' sides; its padding in studio.css. */
    private static final double HALF_DIVIDER = 2.5;

    /** Height of one line of advice and a low curve. */
    private static final double LOW_BOTTOM = 138;

    private final Appearance appearance;
    private final PaneSizes sizes;
    private final BorderPane frame = new BorderPane();
    private final StackPane stage = new StackPane();
    private final Label hint;
    private final Region scenePane;
    private final Region inspector;
    private final Region timeline;
    private final AdvicePane advice;
    private final StackPane left = new StackPane();
    private final Rail rail;
    private final StackPane over = new StackPane();
    private final List<Sheet> sheets;
    private final ToolRow tools;
    private final PaneTravel travel;
    private final BooleanProperty sidesHidden = new SimpleBooleanProperty();
    private Region bottom;
    private Arrangement arrangement;
    private Arrangement shown; // what the nodes are laid out as, null while panels are hidden
    private double shownScale;

    /**
     * What is made outside.
     *
     * @param inputs of the document
     * @param runs kept so far
     * @param comparison of two runs
     * @param notices about files
     * @param welcome at later starts
     * @param exports what the menu of results has
     * @param presets looks under own names
     */
    record Parts(
            InputsPane inputs,
            RunsPane runs,
            ComparisonSheet comparison,
            NoticeStrip notices,
            WelcomeStrip welcome,
            List<Command> exports,
            OwnPresets presets) {}

    StudioWindow(
            StudioModel model,
            FitViewModel fit,
            DevicesViewModel devices,
            LivePreview preview,
            Appearance appearance,
            Keys keys,
            LayoutFile layout,
            Parts parts) {
        this.appearance = appearance;
        sizes = new PaneSizes(layout);
        KeySheet keySheet = new KeySheet(keys);
        CommandSearch search = new CommandSearch(keys, appearance);
        DeviceSheet deviceSheet = new DeviceSheet(devices);
        sheets = List.of(keySheet, deviceSheet, search, parts.comparison);
        List<Command> edits = edits(model);
        tools = new ToolRow(model, fit, appearance, edits, parts.exports);
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
        ViewportPane viewport = new ViewportPane(model, fit, preview, appearance, keys);
        rail = new Rail(fit, this::openScene, this::openInspector);
        scenePane = new VBox(parts.inputs, parts.runs);
        VBox.setVgrow(parts.inputs, Priority.SOMETIMES);
        VBox.setVgrow(parts.runs, Priority.ALWAYS);
        inspector = new InspectorPane(model, fit, preview, appearance, keys, parts.presets);
        timeline = new TimelinePane(model, fit, preview, appearance);
        advice = new AdvicePane(new AdviceViewModel(model, fit, preview));
        Command help = addWindowCommands(keys, keySheet, search);

        hint = hint(model, fit);
        layStage(viewport, parts.welcome);
        frame.getStyleClass().add("studio");
        StatusRow status = new StatusRow(model, fit, devices, appearance, device, help);
        travel = new PaneTravel(
                List.of(tools, parts.inputs, rail, parts.runs, viewport.picture(), inspector, timeline, status));
        frame.setTop(new VBox(new MenuRow(model, keys), tools, new ProgressLine(fit), parts.notices));
        frame.setBottom(status);
        getChildren().setAll(frame);
        getChildren().addAll(sheets);
        widthProperty().subscribe(w -> arrange());
        heightProperty().subscribe(h -> arrange());
        appearance.textSizeProperty().subscribe(s -> rearrange());
        sidesHidden.subscribe(hidden -> rearrange());
    }

    private void layStage(ViewportPane viewport, WelcomeStrip welcome) {
        stage.getChildren().setAll(viewport, hint, welcome, over);
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
    }

    /** Whether something lies over the window and has keys of its own. */
    boolean isCovered() {
        return sheets.stream().anyMatch(Sheet::isOpen);
    }

    /** What the eye falls on when the window has opened. */
    void welcome() {
        hint.setVisible(true);
        tools.pulse();
    }

    private static List<Command> edits(StudioModel model) {
        return List.of(
                Command.of("Undo", "Takes the latest step back.", "Shortcut+Z", model::undo)
                        .with("fth-corner-up-left")
                        .unless(model.undoNameProperty().map(String::isEmpty), "Nothing was changed yet."),
                Command.of("Redo", "Makes the step again.", "Shortcut+Y", model::redo)
                        .with("fth-corner-up-right")
                        .unless(model.redoNameProperty().map(String::isEmpty), "Nothing was undone."));
    }

    private Command addWindowCommands(Keys keys, KeySheet keySheet, CommandSearch search) {
        keys.add(
                "Window",
                List.of(
                        Command.of("Dark theme", "Grey and quiet around the photo.", "", () -> use(Theme.DARK)),
                        Command.of("Light theme", "For bright rooms.", "", () -> use(Theme.LIGHT))));
        Command larger = Command.of("Larger text", "Everything grows with it.", "Shortcut+Plus", () -> text(10));
        keys.also("Shortcut+Equals", larger);
        keys.add(
                "Window",
                List.of(
                        larger,
                        Command.of("Smaller text", "Everything shrinks with it.", "Shortcut+Minus", () -> text(-10))));
        addPaneCommands(keys);
        Command help =
                Command.of("Keys", "Shows all keys.", "F1", keySheet::toggle).once();
        keys.add(
                "Help",
                List.of(
                        Command.of(
                                        "Search commands",
                                        "Finds a command by its words, and does it.",
                                        "Shortcut+Shift+P",
                                        search::show)
                                .once(),
                        help));
        keys.typed("?", help);
        return help;
    }

    private void addPaneCommands(Keys keys) {
        keys.add(
                "Window",
                List.of(Command.of(
                                "Hide or show panels",
                                "Leaves the stage alone, or brings the panels back.",
                                "Shortcut+B",
                                () -> sidesHidden.set(!sidesHidden.get()))
                        .once()));
        keys.add(
                "Window",
                List.of(
                        Command.of("Next pane", "Goes to the next pane.", "F6", () -> travel.jump(getScene(), 1)),
                        Command.of(
                                "Pane before",
                                "Goes to the pane before.",
                                "Shift+F6",
                                () -> travel.jump(getScene(), -1))));
    }

    private void use(Theme theme) {
        appearance.themeProperty().set(theme);
    }

    private void text(int percent) {
        appearance.changeTextSize(percent);
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

    private double scale() {
        return appearance.textSizeProperty().get() / 100.0;
    }

    private void arrange() {
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        Arrangement now = Arrangement.of(
                getWidth(), getHeight(), appearance.textSizeProperty().get());
        if (!now.equals(arrangement)) {
            arrangement = now;
            build();
        }
    }

    private void rearrange() {
        arrangement = null;
        arrange();
    }

    private void build() {
        rememberSizes();
        advice.setOneLine(arrangement.low());
        over.setVisible(false);
        over.getChildren().clear();
        left.setMinHeight(0);
        left.getChildren().setAll(arrangement.rail() ? rail : scenePane);
        limit(left, PaneSizes.SCENE, arrangement.rail() ? RAIL * scale() : 0);
        rail.offerInspector(arrangement.narrow());
        limit(inspector, PaneSizes.INSPECTOR, 0);
        frame.setCenter(sidesHidden.get() ? stage : arrangement.low() ? low() : tall());
        shown = sidesHidden.get() ? null : arrangement;
        shownScale = scale();
    }

    private void limit(Region pane, PaneSizes.Limits limits, double fixed) {
        pane.setMinWidth(fixed > 0 ? fixed : limits.least() * scale());
        pane.setMaxWidth(fixed > 0 ? fixed : limits.most() * scale());
    }

    /** Panels beside the stage; loss and advice below, over the whole width. */
    private Node tall() {
        HBox row = new HBox(timeline, advice);
        bottom = row;
        row.setFillHeight(true);
        bottom.getStyleClass().add("bottom");
        HBox.setHgrow(timeline, Priority.ALWAYS);
        timeline.setMinWidth(0);
        advice.minWidthProperty().bind(inspector.widthProperty());
        advice.maxWidthProperty().bind(inspector.widthProperty());
        bottom.setMinHeight(PaneSizes.BOTTOM.least() * scale());
        bottom.setMaxHeight(PaneSizes.BOTTOM.most() * scale());
        SplitPane down = new SplitPane(across(stage), Arrangement.fixed(bottom));
        down.setOrientation(Orientation.VERTICAL);
        placeBottom(down, sizes.bottom() * scale());
        return down;
    }

    /** Panels as high as the window; one line of advice and the loss under the stage. */
    private Node low() {
        advice.minWidthProperty().unbind();
        advice.maxWidthProperty().unbind();
        advice.setMinWidth(0);
        advice.setMaxWidth(Double.MAX_VALUE);
        VBox column = arrangement.flat() ? new VBox(advice) : new VBox(advice, timeline);
        bottom = column;
        bottom.getStyleClass().add("bottom");
        VBox.setVgrow(timeline, Priority.ALWAYS);
        timeline.setMinWidth(0);
        if (arrangement.flat()) {
            bottom.setMinHeight(USE_PREF_SIZE);
            BorderPane middle = new BorderPane(stage, null, null, bottom, null);
            return across(middle);
        }
        bottom.setMinHeight(102 * scale());
        bottom.setMaxHeight(PaneSizes.BOTTOM.most() * scale());
        SplitPane down = new SplitPane(stage, Arrangement.fixed(bottom));
        down.setOrientation(Orientation.VERTICAL);
        placeBottom(down, LOW_BOTTOM * scale());
        return across(down);
    }

    private SplitPane across(Node middle) {
        SplitPane across = new SplitPane(Arrangement.fixed(left), middle);
        if (!arrangement.narrow()) {
            across.getItems().add(Arrangement.fixed(inspector));
        }
        place(across);
        return across;
    }

    /** Dividers can be placed only once the pane has its size. */
    private void place(SplitPane across) {
        double leftWidth = arrangement.rail() ? RAIL : sizes.scene();
        whenSized(
                across.widthProperty(),
                width -> across.setDividerPositions(
                        (leftWidth * scale() + HALF_DIVIDER) / width,
                        1 - (sizes.inspector(getWidth() / scale()) * scale() + HALF_DIVIDER) / width));
    }

    private static void placeBottom(SplitPane down, double height) {
        whenSized(down.heightProperty(), whole -> down.setDividerPositions(1 - (height + HALF_DIVIDER) / whole));
    }

    private static void whenSized(ObservableValue<Number> size, DoubleConsumer then) {
        Subscription[] once = new Subscription[1];
        once[0] = size.subscribe(value -> {
            if (value.doubleValue() > 0) {
                then.accept(value.doubleValue());
                if (once[0] != null) {
                    once[0].unsubscribe();
                }
            }
        });
    }

    /** Keeps what a hand has dragged, for the next arrangement and the next day. */
    void rememberSizes() {
        if (shown == null || left.getWidth() <= 0) {
            return;
        }
        if (!shown.narrow()) {
            sizes.rememberInspector(inspector.getWidth() / shownScale, getWidth() / scale());
        }
        if (!shown.rail()) {
            sizes.rememberScene(left.getWidth() / shownScale);
        }
        if (!shown.low()) {
            sizes.rememberBottom(bottom.getHeight() / shownScale);
        }
    }

    private void openScene() {
        openOver(scenePane, PaneSizes.SCENE.usual(), Pos.CENTER_LEFT);
    }

    private void openInspector() {
        openOver(inspector, PaneSizes.INSPECTOR.least(), Pos.CENTER_RIGHT);
    }

    /** Shows a pane over the stage, or hides it if it is there. */
    private void openOver(Region pane, double width, Pos where) {
        boolean close = over.getChildren().contains(pane);
        over.setVisible(!close);
        over.getChildren().clear();
        if (!close) {
            pane.setMinWidth(0);
            pane.setMaxWidth(width * scale());
            pane.setPrefWidth(width * scale());
            over.getChildren().setAll(pane);
            StackPane.setAlignment(pane, where);
        }
    }
}
