package shapefit.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells of Ctrl-C or a polite kill, and keeps the program alive until what was reached is written. Close it when that is
 * done.
 */
final class StopOnExit {

    /** Writing the largest pictures takes some seconds; nobody waits longer for a program to end. */
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean stopping;

    StopOnExit() {
        hook = new Thread(
                () -> {
                    stopping = true;
                    try {
                        written.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop fit");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the program is to end. */
    boolean isStopping() {
        return stopping;
    }

    void close() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending: the hook has run, or does so now and no longer waits.
        }
    }
}
