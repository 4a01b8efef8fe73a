package shapefit.app.fit;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Hands values from a worker thread to the JavaFX thread once a pulse, newest only: however fast they come, the window has
 * only as much to do as it has pictures to draw.
 */
final class PerPulse<T> implements Consumer<T> {

    private final AtomicReference<T> pending = new AtomicReference<>();
    private final Consumer<? super T> sink;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            flush();
        }
    };

    /** @param sink called on the JavaFX thread, before a pulse lays out and draws */
    PerPulse(Consumer<? super T> sink) {
        this.sink = sink;
    }

    @Override
    public void accept(T value) {
        if (pending.getAndSet(value) == null) {
            Platform.runLater(timer::start);
        }
    }

    /** Hands over at once what waits, if anything does. JavaFX thread only. */
    void flush() {
        timer.stop();
        T value = pending.getAndSet(null);
        if (value != null) {
            sink.accept(value);
        }
    }
}
