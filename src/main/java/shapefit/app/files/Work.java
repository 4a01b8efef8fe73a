package shapefit.app.files;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.concurrent.Task;

/**
 * Reads and writes files off the JavaFX thread. What is cancelled may still work on, but nobody hears of it; so reads have
 * threads of their own, while writes follow one another.
 */
public final class Work implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final ExecutorService reads = Executors.newCachedThreadPool(work -> daemon(work, "files"));
    private final ExecutorService writes = Executors.newSingleThreadExecutor(work -> daemon(work, "save"));

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts to read something.
     *
     * @param done called on the JavaFX thread with what was read
     * @param failed called on the JavaFX thread with one sentence
     * @return to cancel it
     */
    public <T> Task<T> read(Callable<T> work, Consumer<T> done, Consumer<String> failed) {
        return start(reads, work, done, failed);
    }

    /** Starts to write something, after what was to be written before; otherwise as {@link #read}. */
    public <T> Task<T> write(Callable<T> work, Consumer<T> done, Consumer<String> failed) {
        return start(writes, work, done, failed);
    }

    /** Starts a task that is made elsewhere and can be cancelled. */
    public void run(Task<?> task) {
        reads.execute(task);
    }

    private static <T> Task<T> start(
            ExecutorService executor, Callable<T> work, Consumer<T> done, Consumer<String> failed) {
        Task<T> task = new Task<>() {
            @Override
            protected T call() throws Exception {
                return work.call();
            }
        };
        task.setOnSucceeded(e -> done.accept(task.getValue()));
        task.setOnFailed(e -> failed.accept(sentence(task.getException())));
        executor.execute(task);
        return task;
    }

    /** One sentence for people. */
    public static String sentence(Throwable problem) {
        if (problem instanceof OutOfMemoryError) {
            return "There is not enough memory for this file; make it smaller first";
        }
        String message = problem.getMessage();
        return message == null || message.isBlank() ? "This does not work (" + problem + ")" : message;
    }

    /** The same sentence with a file's name in place of its whole path, for narrow places. */
    public static String shortened(String sentence, Path file) {
        return sentence.replace(file.toString(), file.getFileName().toString());
    }

    /** Finishes what is to be written, and ends the threads. */
    @Override
    public void close() {
        reads.shutdownNow();
        writes.shutdown();
        try {
            writes.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
