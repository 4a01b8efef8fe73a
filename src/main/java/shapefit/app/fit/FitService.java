package shapefit.app.fit;

import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import shapefit.fit.FitSpec;
import shapefit.raster.SoftRasterizer;

/**
 * The one fit thread. Runs queue on it: one that was stopped still finishes its step before the next one starts, but is no
 * longer heard.
 */
public final class FitService implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;

    private final SoftRasterizer rasterizer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "fit");
        made.setDaemon(true);
        return made;
    });

    /** @param rasterizer used by the fit thread alone; closed with the service */
    public FitService(SoftRasterizer rasterizer) {
        this.rasterizer = rasterizer;
    }

    /** What computes, in words. */
    public String device() {
        return rasterizer.name().toUpperCase(Locale.ROOT) + ", " + rasterizer.device();
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
