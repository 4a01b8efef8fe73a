package shapefit.app.widgets;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/**
 * Shows the tooltips of controls that cannot be used now, which say why: JavaFX sends such controls no mouse events, so by
 * themselves they would keep silent. For screen readers the same words are the controls' help.
 */
public final class DisabledHints {

    private static final Duration DELAY = Duration.millis(500);

    /** Below and right of the pointer, pixels, so that it does not hide the words. */
    private static final double APART = 14;

    private final PauseTransition wait = new PauseTransition(DELAY);
    private Control under;
    private double x;
    private double y;

    private DisabledHints() {}

    /** From now on, in a whole window. */
    public static void install(Scene scene) {
        DisabledHints hints = new DisabledHints();
        hints.wait.setOnFinished(e -> hints.show());
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, hints::moved);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> hints.enter(null));
        scene.addEventFilter(MouseEvent.MOUSE_EXITED_TARGET, e -> {
            if (e.getTarget() == scene.getRoot()) {
                hints.enter(null);
            }
        });
    }

    private void moved(MouseEvent event) {
        x = event.getScreenX() + APART;
        y = event.getScreenY() + APART;
        enter(event.getTarget() instanceof Parent parent ? silentIn(parent, event) : null);
    }

    /** The control at the pointer that is disabled and has something to say; picking passes over such controls. */
    private static Control silentIn(Parent parent, MouseEvent event) {
        List<Node> children = parent.getChildrenUnmodifiable();
        for (int i = children.size() - 1; i >= 0; i--) {
            Node child = children.get(i);
            boolean there =
                    child.isVisible() && child.contains(child.sceneToLocal(event.getSceneX(), event.getSceneY()));
            if (there && child instanceof Control control && control.isDisabled() && control.getTooltip() != null) {
                return control;
            }
            if (there && child instanceof Parent inner) {
                return silentIn(inner, event);
            }
        }
        return null;
    }

    private void enter(Control control) {
        if (control == under) {
            return;
        }
        wait.stop();
        if (under != null) {
            under.getTooltip().hide();
        }
        under = control;
        if (control != null) {
            wait.playFromStart();
        }
    }

    private void show() {
        Tooltip tooltip = under.getTooltip();
        if (under.isDisabled() && under.getScene() != null) {
            tooltip.show(under, x, y);
        }
    }
}
