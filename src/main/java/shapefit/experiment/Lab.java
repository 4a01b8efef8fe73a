package shapefit.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;

/**
 * Where an experiment runs.
 *
 * @param backend name of what computes
 * @param threads 0 for all cores
 * @param seed of all random choices
 * @param trials how many problems, at least 1
 * @param effort factor on steps, in (0, 1]; below 1 it is a rehearsal
 * @param data folder of the experiment's data, if not our own
 * @param progress hears a line now and then
 */
record Lab(
        String backend,
        int threads,
        long seed,
        int trials,
        double effort,
        Optional<Path> data,
        Consumer<String> progress) {

    /** @throws IllegalArgumentException if a value is out of the range given above */
    Lab {
        if (trials < 1) {
            throw new IllegalArgumentException("--trials must be at least 1, got " + trials);
        }
        if (!(effort > 0 && effort <= 1)) {
            throw new IllegalArgumentException("--effort must be above 0 and at most 1, got " + effort);
        }
    }

    /** Steps of a fit that usually makes so many. */
    int steps(int usual) {
        return Math.max(1, (int) Math.round(usual * effort));
    }

    /** The same with another number of problems. */
    Lab withTrials(int count) {
        return new Lab(backend, threads, seed, count, effort, data, progress);
    }

    /** The same with this share of its steps. */
    Lab withShare(double share) {
        return new Lab(backend, threads, seed, trials, effort * share, data, progress);
    }

    /** Random numbers of a trial; those of one trial do not depend on how many there are. */
    SplittableRandom random(int trial) {
        return new SplittableRandom(seed * 1_000_003 + trial);
    }

    /** A rasterizer with all threads; the caller's to close. */
    SoftRasterizer open() {
        return Backends.open(backend, threads);
    }

    /**
     * Solves every problem, several at a time with a thread each: small pictures gain little from more. The outcome does not
     * depend on how many.
     *
     * @param name for progress
     * @param problem from a trial's number and a rasterizer to its outcome
     */
    <T> List<T> solveAll(String name, BiFunction<Integer, SoftRasterizer, T> problem) {
        int workers = Math.min(trials, threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<T> outcomes = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            outcomes.add(null);
        }
        IntConsumer tell = i -> progress.accept(name + ": " + i + " of " + trials);
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                running.add(pool.submit(() -> {
                    try (SoftRasterizer rasterizer = Backends.open(backend, 1)) {
                        for (int i = next.getAndIncrement(); i < trials; i = next.getAndIncrement()) {
                            outcomes.set(i, problem.apply(i, rasterizer));
                            tell.accept(done.incrementAndGet());
                        }
                    }
                }));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the experiment was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return outcomes;
    }
}
