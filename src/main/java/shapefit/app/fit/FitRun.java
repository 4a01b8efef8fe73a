package shapefit.app.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import shapefit.camera.Pose;
import shapefit.fit.FitException;
import shapefit.fit.FitProgress;
import shapefit.fit.FitResult;
import shapefit.fit.FitSession;
import shapefit.fit.FitSession.Reached;
import shapefit.fit.FitSpec;
import shapefit.fit.Part;
import shapefit.mesh.Mesh;
import shapefit.raster.RasterException;
import shapefit.raster.SoftRasterizer;

/** One session on the fit thread, and the way to talk to it from the JavaFX thread. */
final class FitRun {

    /** A mesh that a fit moves is copied for the screen at most so often. */
    private static final long MESH_EVERY_NANOS = 60_000_000;

    /** Hears the run, on the JavaFX thread. */
    interface Listener {

        /**
         * Steps were made.
         *
         * @param all every step since the last call, at least one
         * @param newest what the last one led to
         */
        void stepped(FitRun run, List<FitProgress> all, Tick newest);

        /** It came to its end. */
        void ended(FitRun run, FitResult result);

        /** It could not go on. */
        void failed(FitRun run, String why);
    }

    /**
     * Where the session stood after a step.
     *
     * @param progress what it said
     * @param best the best of this stage
     * @param mesh as it is now, if the fit moves it and some time has passed
     * @param rolledBack the newest step whose loss was not a number; -1 if there was none
     * @param edits how many of {@link #edits} it had obeyed
     */
    record Tick(FitProgress progress, Optional<Reached> best, Optional<Mesh> mesh, int rolledBack, int edits) {}

    private final Listener listener;
    private final PerPulse<Tick> latest = new PerPulse<>(this::stepped);
    private final Queue<FitProgress> unseen = new ConcurrentLinkedQueue<>();
    private final List<Consumer<FitSession>> early = new ArrayList<>(); // guarded by this
    private FitSession session; // guarded by this
    private volatile boolean abandoned;
    private volatile boolean stopped;

    private int edits; // asked for, JavaFX thread
    private int obeyed; // fit thread
    private long meshTaken; // fit thread

    FitRun(Listener listener) {
        this.listener = listener;
    }

    // On the fit thread

    void work(FitSpec spec, SoftRasterizer rasterizer) {
        if (abandoned) {
            return;
        }
        try {
            FitSession made = new FitSession(spec, rasterizer);
            synchronized (this) {
                session = made;
                early.forEach(command -> command.accept(made));
                early.clear();
            }
            boolean moves = Part.OF_THE_MESH.stream().anyMatch(spec::moves);
            FitResult result = made.run(progress -> report(made, progress, moves), () -> abandoned || stopped);
            Platform.runLater(() -> ended(result));
        } catch (FitException | RasterException | IllegalArgumentException e) {
            Platform.runLater(() -> failed(e.getMessage()));
        } catch (OutOfMemoryError e) {
            Platform.runLater(() -> failed("out of memory; take a smaller working size"));
        }
    }

    private void report(FitSession from, FitProgress progress, boolean moves) {
        unseen.add(progress);
        Optional<Mesh> mesh = Optional.empty();
        long now = System.nanoTime();
        if (moves && now - meshTaken > MESH_EVERY_NANOS) {
            meshTaken = now;
            mesh = Optional.of(from.mesh());
        }
        latest.accept(new Tick(progress, from.best(), mesh, from.rolledBack(), obeyed));
    }

    // On the JavaFX thread

    private void stepped(Tick newest) {
        List<FitProgress> all = new ArrayList<>();
        for (FitProgress next = unseen.poll(); next != null; next = unseen.poll()) {
            all.add(next);
        }
        if (!abandoned && !all.isEmpty()) {
            listener.stepped(this, all, newest);
        }
    }

    private void ended(FitResult result) {
        latest.flush();
        if (!abandoned) {
            listener.ended(this, result);
        }
    }

    private void failed(String why) {
        latest.flush();
        if (!abandoned) {
            listener.failed(this, why);
        }
    }

    private synchronized void tell(Consumer<FitSession> command) {
        if (session == null) {
            early.add(command);
        } else {
            command.accept(session);
        }
    }

    void pause() {
        tell(FitSession::pause);
    }

    void resume() {
        tell(FitSession::resume);
    }

    void stepOnce() {
        tell(FitSession::stepOnce);
    }

    /** Ends it; the result still comes. */
    void stop() {
        stopped = true;
        tell(FitSession::stop);
    }

    /** Ends it; nothing is heard of it any more. */
    void abandon() {
        abandoned = true;
        tell(FitSession::stop);
    }

    void moveTo(Pose pose) {
        edit(s -> s.moveTo(pose));
    }

    void moveToBest() {
        edit(FitSession::moveToBest);
    }

    void change(UnaryOperator<FitSpec> settings) {
        edit(s -> s.change(settings));
    }

    /** Does something on the fit thread before the next step, if there is one. */
    void betweenSteps(Runnable work) {
        tell(s -> s.change(spec -> {
            work.run();
            return spec;
        }));
    }

    /** How many edits were asked for; a tick that has obeyed fewer shows what is no longer wanted. */
    int edits() {
        return edits;
    }

    private void edit(Consumer<FitSession> command) {
        int number = ++edits;
        tell(s -> {
            command.accept(s);
            s.change(spec -> {
                obeyed = number; // on the fit thread, before the step that obeys
                return spec;
            });
        });
    }
}
