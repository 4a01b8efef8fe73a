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
import shapefit.app.theme.Appearance;
import shapefit.app.theme.Theme;
import shapefit.app.timeline.TimelinePane;
import shapefit.app.viewport.ViewportPane;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Keys;

/** Lays the regions out, to suit the window's size. */
final class StudioWindow extends StackPane {

    private static final String SCENE_WIDTH = "scene.width";
    private static final String INSPECTOR_WIDTH = "inspector.width";
    private static final String BOTTOM_HEIGHT = "bottom.height";

    /** Narrowest and widest inspector and scene, and lowest and highest bottom, pixels at 100 % text. */
    private static final double[] SCENE = {200, 240, 320};

    private static final double[] INSPECTOR = {280, 320, 400};
    private static final double[] BOTTOM = {120, 204, 320};

    private static final double RAIL = 64;

    /** A size that differs by more, pixels, was dragged. */
    private static final double DRAGGED = 3;

    /** A divider lies half on each of its neighbours' sides; its padding in studio.css. */
    private static final double HALF_DIVIDER = 2.5;

    /** Height of one line of advice and a low curve. */
    private static final double LOW_BOTTOM = 138;

    private final Appearance appearance;
    private final LayoutFile layout;
    private final BorderPane frame = new BorderPane();
    private final StackPane stage = new StackPane();
    private final Region inputs;
    private final Region inspector;
    private final Region timeline;
    private final AdvicePane advice;
    private final StackPane left = new StackPane();
    private final Rail rail = new Rail(this::openScene, this::openInspector);
    private final StackPane over = new StackPane();
    private final KeySheet keySheet;
    private final DeviceSheet deviceSheet;
    private final ToolRow tools;
    private final BooleanProperty sidesHidden = new SimpleBooleanProperty();
    private Region bottom;
    private Arrangement arrangement;
    private Arrangement shown; // what the nodes are laid out as, null while panels are hidden
    private double shownScale;

    StudioWindow(
            StudioModel model,
            FitViewModel fit,
            DevicesViewModel devices,
            LivePreview preview,
            Appearance appearance,
            Keys keys,
            LayoutFile layout,
            InputsPane inputs,
            NoticeStrip notices) {
        this.appearance = appearance;
        this.layout = layout;
        keySheet = new KeySheet(keys);
        deviceSheet = new DeviceSheet(devices);
        List<Command> edits = edits(model);
        tools = new ToolRow(model, fit, appearance, edits);
        keys.add(
                "Object",
                List.of(Command.of("Cancel a drag", "Puts back what the drag has moved.", "Esc", model::cancel)
                        .unless(model.inGestureProperty().not())));
        keys.add("Fit", tools.commands());
        Command device = Command.of(
                        "Device", "Shows what computes, and lets you choose.", "Shortcut+D", deviceSheet::toggle)
                .with("fth-cpu");
        keys.add("Fit", List.of(device));
        keys.add("Edit", edits);
        keys.also("Shortcut+Shift+Z", edits.get(1));
        ViewportPane viewport = new ViewportPane(model, fit, preview, appearance, keys);
        this.inputs = inputs;
        inspector = new InspectorPane(model, fit, preview, appearance, keys);
        timeline = new TimelinePane(model, fit, preview, appearance);
        advice = new AdvicePane(new AdviceViewModel(model, fit, preview));
        Command help = addWindowCommands(keys);

        Label hint = hint(model, fit);
        stage.getChildren().setAll(viewport, hint, over);
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        StackPane.setAlignment(hint, Pos.BOTTOM_CENTER);
        StackPane.setMargin(hint, new Insets(0, 16, 24, 16));
        over.setVisible(false);
        over.setPickOnBounds(false);
        frame.getStyleClass().add("studio");
        frame.setTop(new VBox(new MenuRow(model, keys), tools, new ProgressLine(fit), notices));
        frame.setBottom(new StatusRow(model, fit, devices, appearance, device, help));
        getChildren().setAll(frame, keySheet, deviceSheet);
        widthProperty().subscribe(w -> arrange());
        heightProperty().subscribe(h -> arrange());
        appearance.textSizeProperty().subscribe(s -> rearrange());
        sidesHidden.subscribe(hidden -> rearrange());
    }

    /** Whether something lies over the window and has keys of its own. */
    boolean isCovered() {
        return keySheet.isVisible() || deviceSheet.isVisible();
    }

    /** What the eye falls on when the window has opened. */
    void welcome() {
        tools.pulse();
    }

    private static List<Command> edits(StudioModel model) {
        return List.of(
                Command.of("Undo", "Takes the latest step back.", "Shortcut+Z", model::undo)
                        .with("fth-corner-up-left")
                        .unless(model.undoNameProperty().map(String::isEmpty)),
                Command.of("Redo", "Makes the step again.", "Shortcut+Y", model::redo)
                        .with("fth-corner-up-right")
                        .unless(model.redoNameProperty().map(String::isEmpty)));
    }

    private Command addWindowCommands(Keys keys) {
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
        keys.add(
                "Window",
                List.of(Command.of(
                        "Hide or show panels",
                        "Leaves the stage alone, or brings the panels back.",
                        "Shortcut+B",
                        () -> sidesHidden.set(!sidesHidden.get()))));
        Command help = Command.of("Keys", "Shows all keys.", "F1", keySheet::toggle);
        keys.add("Help", List.of(help));
        keys.typed("?", help);
        return help;
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
        left.getChildren().setAll(arrangement.rail() ? rail : inputs);
        limit(left, SCENE, arrangement.rail() ? RAIL * scale() : 0);
        rail.offerInspector(arrangement.narrow());
        limit(inspector, INSPECTOR, 0);
        frame.setCenter(sidesHidden.get() ? stage : arrangement.low() ? low() : tall());
        shown = sidesHidden.get() ? null : arrangement;
        shownScale = scale();
    }

    private void limit(Region pane, double[] limits, double fixed) {
        pane.setMinWidth(fixed > 0 ? fixed : limits[0] * scale());
        pane.setMaxWidth(fixed > 0 ? fixed : limits[2] * scale());
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
        bottom.setMinHeight(BOTTOM[0] * scale());
        bottom.setMaxHeight(BOTTOM[2] * scale());
        SplitPane down = new SplitPane(across(stage), Arrangement.fixed(bottom));
        down.setOrientation(Orientation.VERTICAL);
        placeBottom(down, bottomHeight() * scale());
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
        bottom.setMaxHeight(BOTTOM[2] * scale());
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

    /** Width of a pane, pixels at 100 % text. */
    private double sceneWidth() {
        return layout.number(SCENE_WIDTH, SCENE[1], SCENE[0], SCENE[2]);
    }

    private double inspectorWidth() {
        double usual = getWidth() / scale() < 1280 ? INSPECTOR[0] : INSPECTOR[1];
        return layout.number(INSPECTOR_WIDTH, usual, INSPECTOR[0], INSPECTOR[2]);
    }

    private double bottomHeight() {
        return layout.number(BOTTOM_HEIGHT, BOTTOM[1], BOTTOM[0], BOTTOM[2]);
    }

    /** Dividers can be placed only once the pane has its size. */
    private void place(SplitPane across) {
        double leftWidth = arrangement.rail() ? RAIL : sceneWidth();
        whenSized(
                across.widthProperty(),
                width -> across.setDividerPositions(
                        (leftWidth * scale() + HALF_DIVIDER) / width,
                        1 - (inspectorWidth() * scale() + HALF_DIVIDER) / width));
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
            remember(INSPECTOR_WIDTH, inspector.getWidth(), inspectorWidth());
        }
        if (!shown.rail()) {
            remember(SCENE_WIDTH, left.getWidth(), sceneWidth());
        }
        if (!shown.low()) {
            remember(BOTTOM_HEIGHT, bottom.getHeight(), bottomHeight());
        }
    }

    /** Only what was dragged: rounding to whole pixels would otherwise let the dividers wander. */
    private void remember(String name, double size, double placed) {
        if (Math.abs(size / shownScale - placed) > DRAGGED) {
            layout.set(name, Math.round(size / shownScale));
        }
    }

    private void openScene() {
        openOver(inputs, SCENE[1], Pos.CENTER_LEFT);
    }

    private void openInspector() {
        openOver(inspector, INSPECTOR[0], Pos.CENTER_RIGHT);
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
