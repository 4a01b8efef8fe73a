package shapefit.app;

import java.util.function.DoubleConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import shapefit.app.advice.AdvicePane;
import shapefit.app.fit.FitViewModel;
import shapefit.app.theme.Appearance;

/** Lays the panes out in the middle of the window, to suit its size, and keeps where a hand has dragged the dividers. */
final class PaneLayout {

    private static final double RAIL = 64;

    /** A divider lies half on each of its neighbours' sides; its padding in studio.css. */
    private static final double HALF_DIVIDER = 2.5;

    /** Height of one line of advice and a low curve. */
    private static final double LOW_BOTTOM = 138;

    private final Region window;
    private final BorderPane frame;
    private final Appearance appearance;
    private final PaneSizes sizes;
    private final Panes panes;
    private final StackPane left = new StackPane();
    private final Rail rail;
    private final BooleanProperty sidesHidden = new SimpleBooleanProperty();
    private Region bottom;
    private Arrangement arrangement;
    private Arrangement shown; // what the nodes are laid out as, null while panels are hidden
    private double shownScale;

    /**
     * What is laid out.
     *
     * @param stage in the middle, always shown
     * @param over lies over the stage; holds a pane for which there is no room beside it
     * @param scene at the left, or behind the rail
     * @param inspector at the right
     * @param timeline below
     * @param advice below
     */
    record Panes(StackPane stage, StackPane over, Region scene, Region inspector, Region timeline, AdvicePane advice) {}

    /**
     * @param window gives width and height
     * @param frame whose middle is laid out
     * @param fit keeps the runs that the rail counts
     */
    PaneLayout(
            Region window, BorderPane frame, Appearance appearance, LayoutFile layout, FitViewModel fit, Panes panes) {
        this.window = window;
        this.frame = frame;
        this.appearance = appearance;
        this.panes = panes;
        sizes = new PaneSizes(layout);
        rail = new Rail(fit, this::openScene, this::openInspector);
    }

    /** Lays out now and whenever something asks for another arrangement. */
    void begin() {
        window.widthProperty().subscribe(w -> arrange());
        window.heightProperty().subscribe(h -> arrange());
        appearance.textSizeProperty().subscribe(s -> rearrange());
        sidesHidden.subscribe(hidden -> rearrange());
    }

    /** What stands for the scene where there is no room for it. */
    Rail rail() {
        return rail;
    }

    /** Leaves the stage alone, or brings the panels back. */
    void toggleSides() {
        sidesHidden.set(!sidesHidden.get());
    }

    private double scale() {
        return appearance.textSizeProperty().get() / 100.0;
    }

    private void arrange() {
        if (window.getWidth() <= 0 || window.getHeight() <= 0) {
            return;
        }
        Arrangement now = Arrangement.of(
                window.getWidth(),
                window.getHeight(),
                appearance.textSizeProperty().get());
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
        panes.advice.setOneLine(arrangement.low());
        panes.over.setVisible(false);
        panes.over.getChildren().clear();
        left.setMinHeight(0);
        left.getChildren().setAll(arrangement.rail() ? rail : panes.scene);
        limit(left, PaneSizes.SCENE, arrangement.rail() ? RAIL * scale() : 0);
        rail.offerInspector(arrangement.narrow());
        limit(panes.inspector, PaneSizes.INSPECTOR, 0);
        frame.setCenter(sidesHidden.get() ? panes.stage : arrangement.low() ? low() : tall());
        shown = sidesHidden.get() ? null : arrangement;
        shownScale = scale();
    }

    private void limit(Region pane, PaneSizes.Limits limits, double fixed) {
        pane.setMinWidth(fixed > 0 ? fixed : limits.least() * scale());
        pane.setMaxWidth(fixed > 0 ? fixed : limits.most() * scale());
    }

    /** Panels beside the stage; loss and advice below, over the whole width. */
    private Node tall() {
        HBox row = new HBox(panes.timeline, panes.advice);
        bottom = row;
        row.setFillHeight(true);
        bottom.getStyleClass().add("bottom");
        HBox.setHgrow(panes.timeline, Priority.ALWAYS);
        panes.timeline.setMinWidth(0);
        panes.advice.minWidthProperty().bind(panes.inspector.widthProperty());
        panes.advice.maxWidthProperty().bind(panes.inspector.widthProperty());
        bottom.setMinHeight(PaneSizes.BOTTOM.least() * scale());
        bottom.setMaxHeight(PaneSizes.BOTTOM.most() * scale());
        SplitPane down = new SplitPane(across(panes.stage), Arrangement.fixed(bottom));
        down.setOrientation(Orientation.VERTICAL);
        placeBottom(down, sizes.bottom() * scale());
        return down;
    }

    /** Panels as high as the window; one line of advice and the loss under the stage. */
    private Node low() {
        panes.advice.minWidthProperty().unbind();
        panes.advice.maxWidthProperty().unbind();
        panes.advice.setMinWidth(0);
        panes.advice.setMaxWidth(Double.MAX_VALUE);
        VBox column = arrangement.flat() ? new VBox(panes.advice) : new VBox(panes.advice, panes.timeline);
        bottom = column;
        bottom.getStyleClass().add("bottom");
        VBox.setVgrow(panes.timeline, Priority.ALWAYS);
        panes.timeline.setMinWidth(0);
        if (arrangement.flat()) {
            bottom.setMinHeight(Region.USE_PREF_SIZE);
            BorderPane middle = new BorderPane(panes.stage, null, null, bottom, null);
            return across(middle);
        }
        bottom.setMinHeight(102 * scale());
        bottom.setMaxHeight(PaneSizes.BOTTOM.most() * scale());
        SplitPane down = new SplitPane(panes.stage, Arrangement.fixed(bottom));
        down.setOrientation(Orientation.VERTICAL);
        placeBottom(down, LOW_BOTTOM * scale());
        return across(down);
    }

    private SplitPane across(Node middle) {
        SplitPane across = new SplitPane(Arrangement.fixed(left), middle);
        if (!arrangement.narrow()) {
            across.getItems().add(Arrangement.fixed(panes.inspector));
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
                        1 - (sizes.inspector(window.getWidth() / scale()) * scale() + HALF_DIVIDER) / width));
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
            sizes.rememberInspector(panes.inspector.getWidth() / shownScale, window.getWidth() / scale());
        }
        if (!shown.rail()) {
            sizes.rememberScene(left.getWidth() / shownScale);
        }
        if (!shown.low()) {
            sizes.rememberBottom(bottom.getHeight() / shownScale);
        }
    }

    /** Makes the scene visible, wherever it was hidden. */
    void revealScene() {
        sidesHidden.set(false);
        if (arrangement != null
                && arrangement.rail()
                && !panes.over.getChildren().contains(panes.scene)) {
            openScene();
        }
    }

    private void openScene() {
        openOver(panes.scene, PaneSizes.SCENE.usual(), Pos.CENTER_LEFT);
    }

    private void openInspector() {
        openOver(panes.inspector, PaneSizes.INSPECTOR.least(), Pos.CENTER_RIGHT);
    }

    /** Shows a pane over the stage, or hides it if it is there. */
    private void openOver(Region pane, double width, Pos where) {
        boolean close = panes.over.getChildren().contains(pane);
        panes.over.setVisible(!close);
        panes.over.getChildren().clear();
        if (!close) {
            pane.setMinWidth(0);
            pane.setMaxWidth(width * scale());
            pane.setPrefWidth(width * scale());
            panes.over.getChildren().setAll(pane);
            StackPane.setAlignment(pane, where);
        }
    }
}
