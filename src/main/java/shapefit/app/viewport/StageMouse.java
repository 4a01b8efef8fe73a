package shapefit.app.viewport;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.util.Duration;
import shapefit.app.document.StudioModel;

/** What mouse and trackpad do on the stage. Modifiers are read anew at every event. */
final class StageMouse {

    /** The outline is as wide as this for the hand, screen pixels. */
    private static final double OUTLINE_HIT = 10;

    private static final double WIPE_HIT = 14;
    private static final double FINE = 0.1;
    private static final double ORBIT_RADIANS = 0.008;
    private static final double NOTCH = 40; // what one step of a wheel is, JavaFX's units
    private static final double ZOOM_PER_NOTCH = 1.2;
    private static final double PUSH_PER_NOTCH = 12; // screen pixels of a pull

    /** Wheel steps within this time are one gesture. */
    private static final Duration WHEEL_REST = Duration.millis(400);

    private final Node stage;
    private final StudioModel model;
    private final StageView view;
    private final StageImages images;
    private final ReadOnlyStringWrapper feedback = new ReadOnlyStringWrapper("");
    private final PauseTransition wheelRest = new PauseTransition(WHEEL_REST);

    private Action action = Action.NONE;
    private Grasp grasp; // from the first movement on
    private Grasp wheelGrasp;
    private double wheelPull;
    private double lastX; // of the mouse
    private double lastY;
    private double handX; // of the hand, which Alt makes slower than the mouse
    private double handY;
    private Axis axis = Axis.FREE;
    private Runnable putBack; // what was looked at before the drag
    private boolean spaceDown;
    private boolean spaceUsed;

    private enum Action {
        NONE(null),
        TURN(Grasp.Kind.TURN),
        MOVE(Grasp.Kind.MOVE),
        NEARER(Grasp.Kind.NEARER),
        ROLL(Grasp.Kind.ROLL),
        PAN(null),
        WIPE(null),
        ORBIT_TURN(null),
        ORBIT_MOVE(null);

        private final Grasp.Kind kind;

        Action(Grasp.Kind kind) {
            this.kind = kind;
        }
    }

    StageMouse(Node stage, StudioModel model, StageView view, StageImages images) {
        this.stage = stage;
        this.model = model;
        this.view = view;
        this.images = images;
        stage.setOnMousePressed(this::pressed);
        stage.setOnMouseDragged(this::dragged);
        stage.setOnMouseReleased(this::released);
        stage.setOnMouseMoved(e -> stage.setCursor(cursor(e)));
        stage.setOnScroll(this::scrolled);
        stage.setOnZoom(this::pinched);
        wheelRest.setOnFinished(e -> endWheel());
    }

    /** What the hand has done so far, for people; empty if it does nothing. */
    ReadOnlyStringProperty feedbackProperty() {
        return feedback.getReadOnlyProperty();
    }

    /** Whether something is dragged that Esc would put back. */
    boolean isDragging() {
        return action != Action.NONE;
    }

    /** Lets go and puts back what was dragged: the object, the picture or the wipe. */
    void cancel() {
        if (grasp != null) {
            grasp.cancel();
        }
        if (isDragging()) {
            putBack.run();
        }
        finish();
    }

    /** Holds what is dragged to one axis, all of the way; or lets it free again. */
    void holdTo(Axis next) {
        axis = next;
        if (grasp != null) {
            pull(0, 0);
        }
    }

    /** Space is held; with it a drag pans. */
    void spacePressed() {
        if (!spaceDown) {
            spaceDown = true;
            spaceUsed = action != Action.NONE;
        }
    }

    /**
     * Space is let go.
     *
     * @return whether it was only tapped
     */
    boolean spaceReleased() {
        boolean tapped = spaceDown && !spaceUsed;
        spaceDown = false;
        return tapped;
    }

    private void pressed(MouseEvent e) {
        stage.requestFocus();
        if (action != Action.NONE) {
            if (e.getButton() == MouseButton.SECONDARY) {
                cancel();
            }
            return;
        }
        endWheel();
        action = actionOf(e);
        putBack = view.keep();
        if (action == Action.ORBIT_TURN && e.getClickCount() == 2) {
            view.orbitProperty().set(view.orbitProperty().get().centred());
        }
        spaceUsed |= spaceDown;
        lastX = e.getX();
        lastY = e.getY();
        handX = view.inOne(lastX);
        handY = lastY;
        if (action == Action.WIPE) {
            view.wipeTo(handX);
        }
        stage.setCursor(cursor(e));
    }

    private Action actionOf(MouseEvent e) {
        boolean orbit = view.modeProperty().get() == ViewMode.ORBIT;
        boolean second = e.getButton() == MouseButton.SECONDARY;
        if (e.getButton() == MouseButton.MIDDLE || spaceDown) {
            return orbit ? Action.ORBIT_MOVE : Action.PAN;
        }
        if (orbit) {
            return second || e.isShiftDown() ? Action.ORBIT_MOVE : Action.ORBIT_TURN;
        }
        if (!second && isOnWipe(e)) {
            return Action.WIPE;
        }
        if (model.state().document().shape().isEmpty()) {
            return Action.PAN;
        }
        if (second || e.isShiftDown()) {
            return Action.MOVE;
        }
        return e.isShortcutDown() ? Action.NEARER : isOnObject(e) ? Action.TURN : Action.ROLL;
    }

    private boolean isOnWipe(MouseEvent e) {
        return view.modeProperty().get() == ViewMode.WIPE && Math.abs(e.getX() - view.wipeX()) <= WIPE_HIT;
    }

    private boolean isOnObject(MouseEvent e) {
        Placement at = view.placementProperty().get();
        double away = images.layers().distanceAt(at.photoX(view.inOne(e.getX())), at.photoY(e.getY()));
        return away * at.scale() <= OUTLINE_HIT;
    }

    private void dragged(MouseEvent e) {
        if (action == Action.NONE) {
            return;
        }
        double speed = e.isAltDown() ? FINE : 1;
        double dx = (e.getX() - lastX) * speed;
        double dy = (e.getY() - lastY) * speed;
        lastX = e.getX();
        lastY = e.getY();
        switch (action) {
            case PAN -> view.pan(dx, dy);
            case WIPE -> view.wipeTo(handX + dx);
            case ORBIT_TURN ->
                view.orbitProperty().set(view.orbitProperty().get().turned(-dx * ORBIT_RADIANS, dy * ORBIT_RADIANS));
            case ORBIT_MOVE ->
                view.orbitProperty()
                        .set(view.orbitProperty()
                                .get()
                                .moved(
                                        -dx / view.all().height(),
                                        dy / view.all().height()));
            default -> pull(dx, dy);
        }
        handX += dx;
        handY += dy;
    }

    private void pull(double dx, double dy) {
        Placement at = view.placementProperty().get();
        if (grasp == null) {
            grasp = new Grasp(model, action.kind, at.photoX(handX), at.photoY(handY));
        }
        feedback.set(grasp.pull(at.photoX(handX + dx), at.photoY(handY + dy), at.scale(), axis));
    }

    private void released(MouseEvent e) {
        if (e.isPrimaryButtonDown() || e.isMiddleButtonDown() || e.isSecondaryButtonDown()) {
            return; // the other one is still held
        }
        if (grasp != null) {
            grasp.release();
        }
        finish();
        stage.setCursor(cursor(e));
    }

    private void finish() {
        grasp = null;
        action = Action.NONE;
        feedback.set("");
    }

    private void scrolled(ScrollEvent e) {
        double notches = e.getDeltaY() / NOTCH * (e.isAltDown() ? FINE : 1);
        if (notches == 0 || action != Action.NONE) {
            return;
        }
        double factor = Math.pow(ZOOM_PER_NOTCH, notches);
        if (view.modeProperty().get() == ViewMode.ORBIT) {
            view.orbitProperty().set(view.orbitProperty().get().nearer(factor));
        } else if (e.isShortcutDown() && model.state().document().shape().isPresent()) {
            push(notches);
        } else {
            view.zoomAt(e.getX(), e.getY(), factor);
        }
        e.consume();
    }

    private void push(double notches) {
        if (wheelGrasp == null || !model.inGestureProperty().get()) {
            wheelGrasp = new Grasp(model, Grasp.Kind.NEARER, 0, 0);
            wheelPull = 0;
        }
        wheelPull -= notches * PUSH_PER_NOTCH;
        feedback.set(wheelGrasp.pull(0, wheelPull, 1, Axis.FREE));
        wheelRest.playFromStart();
    }

    private void endWheel() {
        wheelRest.stop();
        if (wheelGrasp != null) {
            wheelGrasp.release();
            wheelGrasp = null;
            feedback.set("");
        }
    }

    private void pinched(ZoomEvent e) {
        if (view.modeProperty().get() == ViewMode.ORBIT) {
            view.orbitProperty().set(view.orbitProperty().get().nearer(e.getZoomFactor()));
        } else {
            view.zoomAt(e.getX(), e.getY(), e.getZoomFactor());
        }
        e.consume();
    }

    private Cursor cursor(MouseEvent e) {
        boolean holding = action != Action.NONE;
        return switch (holding ? action : actionOf(e)) {
            case TURN, ORBIT_TURN -> holding ? Cursor.CLOSED_HAND : Cursor.OPEN_HAND;
            case MOVE, PAN, ORBIT_MOVE -> Cursor.MOVE;
            case NEARER -> Cursor.V_RESIZE;
            case WIPE -> Cursor.H_RESIZE;
            case ROLL -> Cursor.CROSSHAIR;
            case NONE -> Cursor.DEFAULT;
        };
    }
}
