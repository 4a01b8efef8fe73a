package shapefit.app.fit;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Hands values from a worker thread to the JavaFX thread, newest only: what arrives before the last
 * one was shown replaces it, so a fast fit can never flood the event queue.
 */
public final class Latest<T> implements Consumer<T> {

    private final AtomicReference<T> pending = new AtomicReference<>();
    private final Consumer<? super T> sink;

    /** @param sink called on the JavaFX thread */
    public Latest(Consumer<? super T> sink) {
        this.sink = sink;
    }

    @Override
    public void accept(T value) {
        if (pending.getAndSet(value) == null) {
            Platform.runLater(() -> sink.accept(pending.getAndSet(null)));
        }
    }
}
