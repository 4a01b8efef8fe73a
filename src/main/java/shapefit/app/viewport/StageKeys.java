package shapefit.app.viewport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.joml.Vector3d;
import shapefit.app.document.NudgeSteps;
import shapefit.app.document.ObjectBox;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.viewport.StageView.Peek;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.Keys;
import shapefit.camera.Pose;

/** What keys do on the stage: some anywhere in the window, those of the object while the stage has the focus. */
final class StageKeys {

    private static final double ZOOM = 1.25;
    private static final double STEP = 0.05; // of opacity and wipe
    private static final double PAN_PIXELS = 40;
    private static final double NEARER = 1.01;
    private static final Map<KeyCode, Axis> AXES = Map.of(KeyCode.X, Axis.X, KeyCode.Y, Axis.Y, KeyCode.Z, Axis.Z);

    private final Node stage;
    private final StudioModel model;
    private final FitViewModel fit;
    private final StageView view;
    private final StageMouse mouse;
    private Grasp.Kind nudged; // what the key that is held does, or null
    private KeyCode nudging;
    private final NudgeSteps steps;
    private final Runnable frameAside;
    private boolean installed;
    private boolean chord; // V was pressed: a digit chooses the view

    /**
     * @param steps how far a key moves the object
     * @param frameAside frames the object in the 3-D view
     */
    StageKeys(
            Node stage,
            StudioModel model,
            FitViewModel fit,
            StageView view,
            StageMouse mouse,
            NudgeSteps steps,
            Runnable frameAside) {
        this.steps = steps;
        this.frameAside = frameAside;
        this.stage = stage;
        this.model = model;
        this.fit = fit;
        this.view = view;
        this.mouse = mouse;
        stage.addEventHandler(KeyEvent.KEY_PRESSED, this::onStage);
        stage.addEventHandler(KeyEvent.KEY_RELEASED, e -> endNudge(e.getCode()));
        stage.focusedProperty().subscribe(focused -> endNudge(nudging));
    }

    // Anywhere

    /** Listens to a window's keys, before its commands do; only the first call counts. */
    void install(Window window) {
        if (installed) {
            return;
        }
        installed = true;
        window.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            Node focus = stage.getScene() == null ? null : stage.getScene().getFocusOwner();
            if (!(focus instanceof TextInputControl) && takes(e, focus)) {
                e.consume();
            }
        });
        window.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        window.focusedProperty().subscribe(focused -> letGo());
    }

    /** A window in the background does not hear that a key is let go. */
    private void letGo() {
        view.peekProperty().set(Peek.NONE);
        mouse.holdTo(Axis.FREE);
        mouse.spaceReleased();
    }

    private boolean takes(KeyEvent e, Node focus) {
        if (e.getCode() == KeyCode.ESCAPE && mouse.isDragging()) {
            mouse.cancel();
            return true;
        }
        Axis axis = AXES.get(e.getCode());
        if (axis != null && !e.isShortcutDown() && (mouse.isDragging() || !e.isAltDown())) {
            mouse.holdTo(axis);
            return true;
        }
        if (e.isShortcutDown() || e.isAltDown() || e.isMetaDown()) {
            return false;
        }
        if (chord && e.getCode().isDigitKey()) {
            chooseView(e.getCode());
            return true;
        }
        chord = e.getCode() == KeyCode.V;
        switch (e.getCode()) {
            case Q -> view.peekProperty().set(Peek.PHOTO);
            case W -> view.peekProperty().set(Peek.RENDER);
            case SPACE -> {
                boolean pressesButton = focus instanceof ButtonBase && focus.isFocusVisible();
                if (pressesButton || !stage.isHover()) {
                    return false;
                }
                mouse.spacePressed();
            }
            case ADD, EQUALS -> view.zoom(ZOOM);
            case SUBTRACT -> view.zoom(1 / ZOOM);
            default -> {
                return chord;
            }
        }
        return true;
    }

    private void chooseView(KeyCode digit) {
        chord = false;
        String name = digit.getName();
        int index = name.charAt(name.length() - 1) - '1';
        if (index >= 0 && index < ViewMode.values().length) {
            view.modeProperty().set(ViewMode.values()[index]);
        }
    }

    private void released(KeyEvent e) {
        switch (e.getCode()) {
            case X, Y, Z -> mouse.holdTo(Axis.FREE);
            case Q, W -> view.peekProperty().set(Peek.NONE);
            case SPACE -> {
                if (mouse.spaceReleased()) {
                    fit.toggle();
                }
            }
            default -> {
                // Nothing was held.
            }
        }
    }

    /** Adds commands and lines to the list of keys. */
    void addTo(Keys keys) {
        keys.add(
                "View",
                List.of(ViewMode.values()).stream()
                        .map(mode -> Command.of(
                                mode.title(),
                                mode.hint(),
                                "",
                                () -> view.modeProperty().set(mode)))
                        .toList());
        keys.add(
                "View",
                List.of(
                        Command.of(
                                "Difference on or off",
                                "Shows where they differ, or what was shown before.",
                                "D",
                                this::toggleDifference),
                        Command.of(
                                "Opacity or wipe up",
                                "More of the object; the wipe to the right.",
                                "Close Bracket",
                                () -> change(STEP)),
                        Command.of(
                                "Opacity or wipe down",
                                "Less of the object; the wipe to the left.",
                                "Open Bracket",
                                () -> change(-STEP)),
                        Command.of(
                                "Target outline",
                                "Shows or hides the edge of the mask.",
                                "",
                                () -> flip(view.targetProperty())),
                        Command.of(
                                "Render outline",
                                "Shows or hides the edge of the object.",
                                "",
                                () -> flip(view.outlineProperty())),
                        Command.of(
                                "Reach of blur",
                                "Shows or hides how far blur reaches.",
                                "",
                                () -> flip(view.reachProperty())),
                        Command.of(
                                        "Edges of the mesh",
                                        "Shows or hides the mesh’s edges over the object.",
                                        "E",
                                        () -> flip(view.edgesProperty()))
                                .ticked(view.edgesProperty())
                                .once()));
        keys.add(
                "View",
                List.of(
                        Command.of("Zoom in", "Larger, about the middle.", "Plus", () -> view.zoom(ZOOM)),
                        Command.of("Zoom out", "Smaller, about the middle.", "Minus", () -> view.zoom(1 / ZOOM)),
                        Command.of(
                                "Whole picture, or the object",
                                "The whole picture; then an object that is small or not all in it. In 3-D, the object.",
                                "F",
                                this::frame),
                        Command.of("Fit picture", "As large as the stage allows.", "0", view::fit),
                        Command.of(
                                "Actual pixels", "One pixel of the photo on one of the screen.", "1", view::actual)));
        keys.show("View", "Overlay, Wipe … 3-D", "V, then 1–5");
        keys.show("View", "Photo only", "hold Q");
        keys.show("View", "Render only", "hold W");
        keys.show("View", "Pan", "Space+drag, Ctrl+arrows");
        keys.show("View", "3-D view as at first", "Home");
        keys.show("Object", "Turn", "drag, Alt+arrows");
        keys.show("Object", "Move", "Shift+drag, arrows");
        keys.show("Object", "Nearer, farther", "Ctrl+drag, Page Up/Down");
        keys.show("Object", "Roll", "drag outside, Alt+Page Up/Down");
        keys.show("Object", "Ten times, a tenth of it", "Shift+, Ctrl+Shift+");
        keys.show("Object", "One axis only", "X, Y or Z while dragging");
        keys.show("Object", "Ten times slower", "Alt while dragging");
        keys.show("Object", "Put back a drag", "Esc, right button");
    }

    private void toggleDifference() {
        boolean on = view.modeProperty().get() == ViewMode.DIFFERENCE;
        view.modeProperty().set(on ? ViewMode.OVERLAY : ViewMode.DIFFERENCE);
    }

    private void change(double step) {
        var changed = view.modeProperty().get() == ViewMode.WIPE ? view.wipeProperty() : view.opacityProperty();
        changed.set(Math.max(0, Math.min(1, changed.get() + step)));
    }

    private static void flip(BooleanProperty shown) {
        shown.set(!shown.get());
    }

    private void frame() {
        if (view.modeProperty().get() == ViewMode.ORBIT) {
            frameAside.run();
            return;
        }
        Optional<ObjectBox> lost = Optional.of(model.state().document())
                .filter(d -> view.isWhole() && d.shape().isPresent())
                .map(ObjectBox::of)
                .filter(view::isLost);
        lost.ifPresentOrElse(view::frame, view::fit);
    }

    // On the stage

    private void onStage(KeyEvent e) {
        int right = e.getCode() == KeyCode.RIGHT ? 1 : e.getCode() == KeyCode.LEFT ? -1 : 0;
        int down = e.getCode() == KeyCode.DOWN ? 1 : e.getCode() == KeyCode.UP ? -1 : 0;
        int nearer = e.getCode() == KeyCode.PAGE_UP ? 1 : e.getCode() == KeyCode.PAGE_DOWN ? -1 : 0;
        double size = e.isShiftDown() ? e.isShortcutDown() ? 0.1 : 10 : 1;
        if (e.getCode() == KeyCode.HOME && view.modeProperty().get() == ViewMode.ORBIT) {
            view.orbitProperty().set(OrbitCamera.START);
        } else if (right == 0 && down == 0 && nearer == 0) {
            return;
        } else if (e.isShortcutDown() && !e.isShiftDown()) {
            view.pan(-right * PAN_PIXELS, -down * PAN_PIXELS);
        } else if (model.state().document().shape().isPresent() && !mouse.isDragging()) {
            nudge(e, size * right, size * down, size * nearer);
        }
        e.consume();
    }

    private void nudge(KeyEvent e, double right, double down, double nearer) {
        boolean push = nearer != 0;
        Grasp.Kind kind =
                e.isAltDown() ? push ? Grasp.Kind.ROLL : Grasp.Kind.TURN : push ? Grasp.Kind.NEARER : Grasp.Kind.MOVE;
        if (nudged != kind || !model.inGestureProperty().get()) {
            model.begin(kind.title());
            nudged = kind;
        }
        nudging = e.getCode();
        ObjectHand hand = new ObjectHand(model.state().document());
        double pixels = steps.pixelsProperty().get();
        double angle = Math.toRadians(steps.degreesProperty().get());
        Pose next = switch (kind) {
            case TURN -> hand.turned(new Vector3d(down * angle, right * angle, 0));
            case MOVE -> hand.moved(right * pixels, down * pixels);
            case NEARER -> hand.nearer(Math.pow(NEARER, nearer));
            case ROLL -> hand.rolled(-nearer * angle);
        };
        model.edit(s -> s.document(d -> d.at(next)));
    }

    private void endNudge(KeyCode key) {
        if (nudged != null && key == nudging) {
            nudged = null;
            nudging = null;
            model.end();
        }
    }
}
