package shapefit.app.fit;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Does something at most ten times a second, however often it is asked to, and always once more after it was asked last. It is
 * for what people read: nobody reads faster, and each label that changes costs every pulse. JavaFX thread only.
 */
public final class Calm {

    private static final Duration PAUSE = Duration.millis(100);

    private final Runnable action;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private boolean asked;

    /** @param action what is done */
    public Calm(Runnable action) {
        this.action = action;
        pause.setOnFinished(e -> {
            if (asked) {
                now();
            }
        });
    }

    /** Does it now if it was not done lately, else soon. */
    public void soon() {
        asked = true;
        if (pause.getStatus() != Animation.Status.RUNNING) {
            now();
        }
    }

    /** Does it now. */
    public void now() {
        asked = false;
        pause.playFromStart();
        action.run();
    }
}
