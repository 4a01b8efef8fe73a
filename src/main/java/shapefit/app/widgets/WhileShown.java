package shapefit.app.widgets;

import javafx.animation.Animation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/** Animations that end with their window: one that goes on would keep a closed window, and all it shows. */
public final class WhileShown {

    private WhileShown() {}

    /**
     * Plays an animation from its beginning whenever a node's window opens, and stops it when that closes.
     *
     * @param animation what to play
     * @param node part of the window
     */
    public static void play(Animation animation, Node node) {
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(showing -> {
                    if (showing) {
                        animation.playFromStart();
                    } else {
                        animation.stop();
                    }
                });
    }
}
