package shapefit.app.viewport;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import shapefit.app.document.ObjectBox;
import shapefit.app.viewport.Placement.Area;

/** How the stage is looked at; none of it is undone or saved. JavaFX thread only; no nodes. */
final class StageView {

    /** What is shown alone while a key is held. */
    enum Peek {
        /** All is shown. */
        NONE,
        /** The photo. */
        PHOTO,
        /** The object. */
        RENDER
    }

    /** The key of lines stands right of the picture if there is room. */
    static final double KEY_WIDTH = 136;

    private static final double LEAST_WIDTH_WITH_KEY = 560;
    private static final double MARGIN = 16;

    /** Share of the stage's area below which an object is worth a closer look. */
    private static final double SMALL = 0.25;

    /** Left free on each side of an object that is framed, in its longer sides. */
    private static final double ROOM = 0.1;

    private final ObjectProperty<ViewMode> mode = new SimpleObjectProperty<>(ViewMode.OVERLAY);
    private final DoubleProperty opacity = new SimpleDoubleProperty(0.85);
    private final DoubleProperty wipe = new SimpleDoubleProperty(0.5);
    private final BooleanProperty target = new SimpleBooleanProperty(true);
    private final BooleanProperty outline = new SimpleBooleanProperty(true);
    private final BooleanProperty reach = new SimpleBooleanProperty(true);
    private final BooleanProperty edges = new SimpleBooleanProperty();
    private final ObjectProperty<Peek> peek = new SimpleObjectProperty<>(Peek.NONE);
    private final ObjectProperty<OrbitCamera> orbit = new SimpleObjectProperty<>(OrbitCamera.START);
    private final ReadOnlyObjectWrapper<Placement> placement = new ReadOnlyObjectWrapper<>(new Placement(1, 0, 0));

    private boolean fitted = true; // follows the size of stage and photo
    private double width = 1;
    private double height = 1;
    private double keyWidth = KEY_WIDTH;
    private double photoWidth = 1;
    private double photoHeight = 1;

    StageView() {
        mode.subscribe(m -> refit());
    }

    /** How photo and object are shown together. */
    ObjectProperty<ViewMode> modeProperty() {
        return mode;
    }

    /** Of the object over the photo, 0 to 1. */
    DoubleProperty opacityProperty() {
        return opacity;
    }

    /** Where the wipe's line is in the part of the picture that is seen, 0 left to 1 right. */
    DoubleProperty wipeProperty() {
        return wipe;
    }

    /** Whether the mask's outline is drawn. */
    BooleanProperty targetProperty() {
        return target;
    }

    /** Whether the object's outline is drawn. */
    BooleanProperty outlineProperty() {
        return outline;
    }

    /** Whether the reach of blur is drawn. */
    BooleanProperty reachProperty() {
        return reach;
    }

    /** Whether the mesh's edges are drawn. */
    BooleanProperty edgesProperty() {
        return edges;
    }

    /** What is shown alone. */
    ObjectProperty<Peek> peekProperty() {
        return peek;
    }

    /** Where the 3-D view stands. */
    ObjectProperty<OrbitCamera> orbitProperty() {
        return orbit;
    }

    /** Where the photo lies. */
    ReadOnlyObjectProperty<Placement> placementProperty() {
        return placement.getReadOnlyProperty();
    }

    /** Columns of the photo. */
    double photoWidth() {
        return photoWidth;
    }

    /** Rows of the photo. */
    double photoHeight() {
        return photoHeight;
    }

    /** The stage has another size, screen pixels; the key of lines is so wide. */
    void resize(double newWidth, double newHeight, double newKeyWidth) {
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
        keyWidth = newKeyWidth;
        refit();
    }

    /** Another photo has come. */
    void photoSize(double newWidth, double newHeight) {
        if (newWidth != photoWidth || newHeight != photoHeight) {
            photoWidth = newWidth;
            photoHeight = newHeight;
            fit();
        }
    }

    /** Whether there is room for the key of lines. */
    boolean hasKey() {
        return width >= LEAST_WIDTH_WITH_KEY + keyWidth - KEY_WIDTH;
    }

    /** The part of the stage that pictures use: one, or two side by side. */
    Area all() {
        return new Area(0, 0, hasKey() ? Math.max(1, width - keyWidth) : width, height);
    }

    /** The part of the stage for one picture, the left one of two. */
    Area one() {
        Area all = all();
        return isDouble() ? new Area(0, 0, Math.floor(all.width() / 2), all.height()) : all;
    }

    /** The part of a rectangle in which the photo is. */
    Area seen(Area clip) {
        Placement at = placement.get();
        double left = Math.max(clip.x(), at.x());
        double top = Math.max(clip.y(), at.y());
        double right = Math.min(clip.x() + clip.width(), at.screenX(photoWidth));
        double bottom = Math.min(clip.y() + clip.height(), at.screenY(photoHeight));
        return new Area(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    private boolean isDouble() {
        return mode.get() == ViewMode.SIDE_BY_SIDE;
    }

    /** How far right of a place the same place is in the right picture of two; 0 if there is one. */
    double second() {
        return isDouble() ? one().width() : 0;
    }

    /** A place on the screen, taken into the left picture if it is in the right one. */
    double inOne(double screenX) {
        return isDouble() && screenX >= second() ? screenX - second() : screenX;
    }

    private Area inner() {
        Area one = one();
        return new Area(
                one.x() + MARGIN,
                one.y() + MARGIN,
                Math.max(1, one.width() - 2 * MARGIN),
                Math.max(1, one.height() - 2 * MARGIN));
    }

    private void refit() {
        if (fitted) {
            placement.set(Placement.fit(photoWidth, photoHeight, inner()));
        }
    }

    /** Shows the whole picture, now and when the stage changes its size. */
    void fit() {
        fitted = true;
        refit();
    }

    /** Whether the whole picture is shown, and stays so. */
    boolean isWhole() {
        return fitted;
    }

    /** Whether an object is too small to be seen well in the whole picture, or not all in it. */
    boolean isLost(ObjectBox box) {
        Area inner = inner();
        double scale = Placement.fit(photoWidth, photoHeight, inner).scale();
        double share = scale * box.width() * scale * box.height() / (inner.width() * inner.height());
        return box.isKnown() && (share < SMALL || !box.isInside(photoWidth, photoHeight));
    }

    /** Shows an object as large as it can be, with some room around it; the photo, too, where it is beside it. */
    void frame(ObjectBox box) {
        boolean beside = box.isBeside(photoWidth, photoHeight);
        double left = beside ? Math.min(0, box.left()) : box.left();
        double top = beside ? Math.min(0, box.top()) : box.top();
        double right = beside ? Math.max(photoWidth, box.right()) : box.right();
        double bottom = beside ? Math.max(photoHeight, box.bottom()) : box.bottom();
        double room = ROOM * Math.max(right - left, bottom - top) + 1;
        place(Placement.around(left - room, top - room, right - left + 2 * room, bottom - top + 2 * room, inner()));
    }

    /** One pixel of the photo on one of the screen. */
    void actual() {
        place(Placement.actual(photoWidth, photoHeight, inner()));
    }

    /** Larger or smaller about a place on the screen. */
    void zoomAt(double screenX, double screenY, double factor) {
        place(placement.get().zoomedAt(inOne(screenX), screenY, factor));
    }

    /** Larger or smaller about the middle. */
    void zoom(double factor) {
        Area one = one();
        zoomAt(one.x() + one.width() / 2, one.y() + one.height() / 2, factor);
    }

    /** Moves the picture on the screen. */
    void pan(double dx, double dy) {
        place(placement.get().moved(dx, dy));
    }

    /** What brings zoom, wipe and the 3-D view back to where they are now. */
    Runnable keep() {
        boolean wasFitted = fitted;
        Placement place = placement.get();
        double line = wipe.get();
        OrbitCamera from = orbit.get();
        return () -> {
            fitted = wasFitted;
            placement.set(place);
            wipe.set(line);
            orbit.set(from);
            refit();
        };
    }

    private void place(Placement next) {
        fitted = false;
        placement.set(next);
    }

    /** Left end of the part of the picture that is seen, screen pixels. */
    double seenLeft() {
        return Math.max(one().x(), placement.get().x());
    }

    /** Right end of the part of the picture that is seen, screen pixels. */
    double seenRight() {
        return Math.max(
                seenLeft(), Math.min(one().x() + one().width(), placement.get().screenX(photoWidth)));
    }

    /** Where the wipe's line is, screen pixels. */
    double wipeX() {
        return seenLeft() + wipe.get() * (seenRight() - seenLeft());
    }

    /** Lays the wipe's line through a column of the screen. */
    void wipeTo(double screenX) {
        double span = seenRight() - seenLeft();
        wipe.set(span <= 0 ? 0.5 : Math.max(0, Math.min(1, (screenX - seenLeft()) / span)));
    }
}
