package shapefit.app.fit;

import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import shapefit.fit.FitSpec;
import shapefit.raster.SoftRasterizer;
import shapefit.render.FailoverRasterizer;

/**
 * The one fit thread. Runs queue on it: one that was stopped still finishes its step before the next one starts, but is no
 * longer heard. What computes may be exchanged between two steps; where it fails the processor goes on.
 */
public final class FitService implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;

    private final FailoverRasterizer rasterizer;
    private final Queue<Runnable> exchanges = new ConcurrentLinkedQueue<>();
    private final ReadOnlyStringWrapper computing = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "fit");
        made.setDaemon(true);
        made.setPriority(Thread.NORM_PRIORITY - 1); // the window comes first, where the system heeds it
        return made;
    });
    private FitRun newest; // JavaFX thread; may have ended

    /** @param processor computes until {@link #use} says otherwise; used by the fit thread alone, closed with the service */
    public FitService(SoftRasterizer processor) {
        rasterizer = new FailoverRasterizer(processor, this::failed);
        computing.set(words());
    }

    /** What computes, in words. */
    public ReadOnlyStringProperty computingProperty() {
        return computing.getReadOnlyProperty();
    }

    /** That the latest device has failed and the processor goes on, one sentence; empty if it has not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Lets a device compute from the next step on; it is closed when it no longer does. JavaFX thread only. */
    public void use(SoftRasterizer device) {
        exchange(() -> rasterizer.use(device));
    }

    /** Lets the processor compute from the next step on. JavaFX thread only. */
    public void useProcessor() {
        exchange(rasterizer::useProcessor);
    }

    /** Before the next step of a run that is live, or when the thread is free: whichever comes first. */
    private void exchange(Runnable how) {
        exchanges.add(how);
        if (newest != null) {
            newest.betweenSteps(this::settle);
        }
        thread.execute(this::settle);
    }

    private void settle() {
        for (Runnable next = exchanges.poll(); next != null; next = exchanges.poll()) {
            next.run();
            tell();
            Platform.runLater(() -> failure.set(""));
        }
    }

    private void failed(String sentence) {
        tell();
        Platform.runLater(() -> failure.set(sentence));
    }

    private void tell() {
        String words = words();
        Platform.runLater(() -> computing.set(words));
    }

    private String words() {
        return rasterizer.name().toUpperCase(Locale.ROOT).replace("OPENCL", "OpenCL") + ", " + rasterizer.device();
    }

    /**
     * Starts a run.
     *
     * @param paused whether it waits before its first step
     * @param listener called on the JavaFX thread
     */
    FitRun start(FitSpec spec, boolean paused, FitRun.Listener listener) {
        FitRun run = new FitRun(listener);
        if (paused) {
            run.pause();
        }
        newest = run;
        thread.execute(() -> run.work(spec, rasterizer));
        return run;
    }

    /** Ends the thread. A run that still works must have been abandoned. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rasterizer.close();
    }
}
