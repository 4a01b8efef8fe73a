package shapefit.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.StartSearch.Candidate;
import shapefit.mesh.Mesh;
import shapefit.mesh.VertexClustering;
import shapefit.raster.SoftRasterizer;
import shapefit.render.SoftRenderer;

/**
 * Makes small fits from many poses, as many at a time as there are rasterizers: a small picture gains little from more than
 * one thread. What comes out does not depend on how many.
 */
final class Trials {

    /** Loss of a pose that explains a part of itself away, per share of the mask that it takes to be hidden. */
    private static final double HIDDEN = 0.12;

    private final FitSpec spec;
    private final View view;
    private final List<SoftRasterizer> crew;
    private Level level; // the latest

    /** The object in few faces, with a renderer for each of the crew: the trials move nothing of the mesh. */
    private record Level(int faces, Subject subject, List<SoftRenderer> renderers) {}

    /**
     * How the fits of a round go.
     *
     * @param iterations steps each makes
     * @param size working picture, pixels
     * @param faces of the mesh at most: more would not show
     * @param schedule for faces as large as the picture's; it gets the blur that suits the mesh
     */
    record Round(int iterations, int size, int faces, Schedule schedule) {}

    /**
     * @param spec moves nothing of the mesh
     * @param view its view, perhaps smaller
     * @param crew at least one; each is used by one thread
     */
    Trials(FitSpec spec, View view, List<SoftRasterizer> crew) {
        this.spec = spec;
        this.view = view;
        this.crew = crew;
    }

    /**
     * Fits from every pose.
     *
     * @param done hears of every fit that ended, one at a time
     * @return in the order of the poses; the loss is infinite where a fit failed. Those that were not made when {@code
     *     cancelled} said so are left out
     */
    List<Candidate> make(List<Candidate> from, Round round, Runnable done, BooleanSupplier cancelled) {
        use(round.faces);
        Candidate[] ends = new Candidate[from.size()];
        AtomicInteger next = new AtomicInteger();
        int workers = Math.min(crew.size(), from.size());
        inParallel(workers, worker -> {
            for (int i = next.getAndIncrement(); i < ends.length; i = next.getAndIncrement()) {
                if (cancelled.getAsBoolean()) {
                    return;
                }
                ends[i] = attempt(from.get(i), round, worker, cancelled);
                synchronized (this) {
                    done.run();
                }
            }
        });
        return Stream.of(ends).filter(end -> end != null).toList();
    }

    /** A worker's part of the work. */
    interface Work {
        void run(int worker);
    }

    /** Does the work with so many threads, numbered from 0; the caller waits. */
    static void inParallel(int workers, Work work) {
        if (workers <= 1) {
            work.run(0);
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int mine = worker;
                running.add(pool.submit(() -> work.run(mine)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FitException("the search was interrupted");
        } finally {
            pool.shutdownNow();
        }
    }

    private void use(int faces) {
        if (level != null && level.faces == faces) {
            return;
        }
        Subject whole = spec.subject();
        Mesh mesh = VertexClustering.atMost(whole.mesh(), faces);
        List<SoftRenderer> renderers = new ArrayList<>();
        crew.forEach(rasterizer -> renderers.add(new SoftRenderer(mesh, rasterizer)));
        level = new Level(faces, new Subject(mesh, whole.start(), List.of(view), whole.light()), renderers);
    }

    private Candidate attempt(Candidate from, Round round, int worker, BooleanSupplier cancelled) {
        Schedule schedule = round.schedule.blurred(FitDefaults.blurFor(level.subject.mesh()));
        Plan plan = spec.plan().along(schedule).scaled(round.iterations, round.size);
        FitSpec trial = spec.with(from.applyTo(level.subject)).with(plan);
        try {
            FitSession session = new FitSession(trial, crew.get(worker), level.renderers.get(worker));
            FitResult result = session.run(step -> {}, cancelled);
            return new Candidate(result.pose(), result.light(), result.loss() + HIDDEN * session.hidden());
        } catch (FitException e) {
            return StartSearch.untried(from.pose(), spec.subject()); // lost behind the camera, or diverged
        }
    }
}
