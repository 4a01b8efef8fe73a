package shapefit.app.viewport;

import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import shapefit.app.document.Document;
import shapefit.app.document.StudioModel;
import shapefit.app.theme.Appearance;

/** The canvas with what floats over it. It draws at most once a pulse. */
final class StagePane extends Pane {

    private static final double TAG_MARGIN = 12;

    private final StudioModel model;
    private final StageView view;
    private final Appearance appearance;
    private final Stage3d space;
    private final StagePainter painter;
    private final OrbitPainter orbitPainter;
    private final PhotoCanvas photo;
    private final Canvas canvas = new Canvas();
    private final Group canvases;
    private final Label tag = new Label();
    private final Label empty = new Label();
    private final LineKey key;
    private final Region ring = new Region();
    private final ReadOnlyDoubleWrapper takenRight = new ReadOnlyDoubleWrapper();
    private boolean dirty;
    private boolean laying;

    StagePane(StudioModel model, StageView view, StageImages images, Stage3d space, Appearance appearance) {
        this.model = model;
        this.view = view;
        this.space = space;
        this.appearance = appearance;
        photo = new PhotoCanvas(view, images);
        canvases = new Group(photo, canvas);
        painter = new StagePainter(view, images);
        orbitPainter = new OrbitPainter(view, images);
        key = new LineKey(view);
        setId("stage");
        getStyleClass().add("stage");
        setFocusTraversable(true);
        tag.getStyleClass().addAll("stage-tag");
        tag.setId("stage-tag");
        tag.setMouseTransparent(true);
        empty.getStyleClass().add("stage-empty");
        empty.setAlignment(Pos.CENTER);
        empty.setMouseTransparent(true);
        canvases.setId("stage-canvas");
        canvases.setMouseTransparent(true);
        ring.getStyleClass().add("stage-ring");
        ring.setMouseTransparent(true);
        ring.visibleProperty().bind(focusVisibleProperty());
        for (Node child : List.of(canvases, empty, tag, key, ring)) {
            child.setManaged(false); // placed here, and of no say in how large the stage is
        }
        getChildren().setAll(canvases, empty, tag, key, ring);
        showTag("");
        view.modeProperty().subscribe(m -> repaint());
        view.placementProperty().subscribe(p -> repaint());
        view.opacityProperty().subscribe(o -> repaint());
        view.wipeProperty().subscribe(w -> repaint());
        view.peekProperty().subscribe(p -> repaint());
        view.targetProperty().subscribe(t -> repaint());
        view.outlineProperty().subscribe(o -> repaint());
        view.reachProperty().subscribe(r -> repaint());
        view.edgesProperty().subscribe(e -> repaint());
        view.orbitProperty().subscribe(o -> repaint());
    }

    /** Draws at the next pulse. */
    void repaint() {
        dirty = true;
        if (laying) {
            return; // it will be painted at the end of this very layout
        }
        setNeedsLayout(true); // of this pane alone: its parents stay as they are
    }

    /** Width of what stands right of the picture, 0 if nothing does. */
    ReadOnlyDoubleProperty takenRightProperty() {
        return takenRight.getReadOnlyProperty();
    }

    /** Shows a line in the corner; none if it is empty. */
    void showTag(String text) {
        if (!text.equals(tag.getText()) || tag.isVisible() == text.isEmpty()) {
            tag.setText(text);
            tag.setVisible(!text.isEmpty());
            repaint(); // it is as wide as its text
        }
    }

    @Override
    protected void layoutChildren() {
        laying = true;
        double w = getWidth();
        double h = getHeight();
        double keyWidth = Math.max(StageView.KEY_WIDTH * appearance.bodySize() / 13, key.prefWidth(-1));
        if (canvas.getWidth() != w || canvas.getHeight() != h || dirty) {
            canvas.setWidth(w);
            canvas.setHeight(h);
            photo.setWidth(w);
            photo.setHeight(h);
            view.resize(w, h, keyWidth);
            space.update();
        }
        ring.resizeRelocate(0, 0, w, h);
        key.setVisible(view.hasKey());
        takenRight.set(view.hasKey() ? keyWidth : 0);
        double keyHeight = key.prefHeight(keyWidth);
        key.resizeRelocate(w - keyWidth, h - keyHeight, keyWidth, keyHeight);
        tag.autosize();
        Placement at = view.placementProperty().get();
        boolean orbit = view.modeProperty().get() == ViewMode.ORBIT;
        double left = orbit ? 0 : Math.max(0, at.x());
        double top = orbit ? 0 : Math.max(0, at.y());
        tag.relocate(
                Math.min(left + TAG_MARGIN, Math.max(0, w - tag.getWidth())),
                Math.min(top + TAG_MARGIN, Math.max(0, h - tag.getHeight())));
        layoutEmpty();
        dirty = false;
        paint();
        laying = false;
    }

    private void layoutEmpty() {
        Document document = model.state().document();
        boolean nothing = document.photo().isEmpty() && document.shape().isEmpty();
        empty.setVisible(nothing);
        empty.setText("Photo and object appear here. Drop a photo, a mask and a mesh, or open an example.");
        empty.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void paint() {
        photo.update();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (view.modeProperty().get() == ViewMode.ORBIT && view.peekProperty().get() == StageView.Peek.NONE) {
            orbitPainter.paint(g, model.state().document(), space.from());
        } else {
            painter.paint(g);
        }
    }
}
