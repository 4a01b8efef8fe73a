package shapefit.app.fit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.raster.SoftRasterizer;

/**
 * Keeps a picture of the newest state, whether or not a fit runs. It draws on a thread of its own, never more than one state
 * behind: a state that is replaced before its turn is left out. While states come in quickly the pictures are as small as
 * they must be to take about {@value #QUICK_MILLIS} ms; the last one is drawn again, fine.
 */
public final class LivePreview implements AutoCloseable {

    private static final int QUICK_MILLIS = 40;
    private static final long PATIENCE_SECONDS = 5;
    private static final int SMALLEST_SIDE = 160;
    private static final int LARGEST_QUICK_SIDE = 640;
    private static final int FINE_SIDE = 960;

    private final ReadOnlyObjectWrapper<RenderedPicture> picture = new ReadOnlyObjectWrapper<>();
    private final Latest<RenderedPicture> shown = new Latest<>(picture::set);
    private final AtomicReference<State> wanted = new AtomicReference<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final SoftRasterizer rasterizer;
    private final Consumer<String> problems;
    private final PictureMaker maker;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "preview");
        made.setDaemon(true);
        return made;
    });

    private double quickSide = LARGEST_QUICK_SIDE / 2.0; // preview thread

    /**
     * @param model whose states are drawn
     * @param rasterizer used by the preview thread alone; closed with this
     * @param problems told on the JavaFX thread why a state has no picture, empty when it has one
     */
    public LivePreview(StudioModel model, SoftRasterizer rasterizer, Consumer<String> problems) {
        this.rasterizer = rasterizer;
        this.problems = problems;
        maker = new PictureMaker(rasterizer);
        model.stateProperty().subscribe(this::want);
    }

    /** The newest picture, or null while there is nothing to draw. */
    public ReadOnlyObjectProperty<RenderedPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    private void want(State state) {
        if (state.document().shape().isEmpty()) {
            wanted.set(null);
            picture.set(null);
            return;
        }
        RenderedPicture now = picture.get();
        if (now != null && now.fine() && PictureMaker.looksSame(now.state(), state)) {
            wanted.set(null);
            return;
        }
        wanted.set(state);
        if (scheduled.compareAndSet(false, true)) {
            thread.execute(this::work);
        }
    }

    private void work() {
        scheduled.set(false);
        State state = wanted.getAndSet(null);
        if (state == null) {
            return;
        }
        try {
            long before = System.nanoTime();
            shown.accept(maker.make(state, (int) quickSide, false));
            double millis = (System.nanoTime() - before) / 1e6;
            double factor = Math.sqrt(QUICK_MILLIS / Math.max(1, millis)); // work grows with the area
            quickSide = Math.max(SMALLEST_SIDE, Math.min(LARGEST_QUICK_SIDE, quickSide * Math.min(1.25, factor)));
            if (wanted.get() == null && pauseBeforeFine()) {
                shown.accept(maker.make(state, FINE_SIDE, true));
            }
            Platform.runLater(() -> problems.accept(""));
        } catch (RuntimeException e) {
            Platform.runLater(() -> problems.accept(String.valueOf(e.getMessage())));
        }
    }

    /** Waits for the hand to rest; false if it did not. */
    private boolean pauseBeforeFine() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2 * QUICK_MILLIS);
        try {
            while (System.nanoTime() < end) {
                if (wanted.get() != null) {
                    return false;
                }
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return wanted.get() == null;
    }

    /** Ends the thread. */
    @Override
    public void close() {
        wanted.set(null);
        thread.shutdownNow();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rasterizer.close();
    }
}
