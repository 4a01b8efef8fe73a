package shapefit.app.viewport;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import shapefit.app.document.Document;
import shapefit.app.fit.Latest;
import shapefit.app.fit.RenderedPicture;

/** Makes {@link Layers} off the JavaFX thread, of the newest picture only. The thread ends by itself when nothing comes. */
final class LayerThread {

    private static final long IDLE_SECONDS = 5;

    private final AtomicReference<Request> wanted = new AtomicReference<>();
    private final LayerMaker maker = new LayerMaker();
    private final Latest<Layers> shown;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread made = new Thread(work, "stage");
                made.setDaemon(true);
                return made;
            });

    private record Request(Document document, RenderedPicture picture, boolean withDifference) {}

    /** @param sink called on the JavaFX thread */
    LayerThread(Consumer<Layers> sink) {
        shown = new Latest<>(sink);
        thread.allowCoreThreadTimeOut(true);
    }

    /** Asks for layers; what was asked for before and is not begun is left out. */
    void want(Document document, RenderedPicture picture, boolean withDifference) {
        if (wanted.getAndSet(new Request(document, picture, withDifference)) == null) {
            thread.execute(this::work);
        }
    }

    private void work() {
        Request request = wanted.getAndSet(null);
        if (request != null) {
            shown.accept(maker.make(request.document, request.picture, request.withDifference));
        }
    }
}
