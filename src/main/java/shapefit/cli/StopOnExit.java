package shapefit.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import shapefit.fit.FitSession;

/**
 * On Ctrl-C or a polite kill, stops a session and keeps the program alive until what was reached is written. Close it when
 * that is done.
 */
final class StopOnExit {

    /** Writing the largest pictures takes some seconds; nobody waits longer for a program to end. */
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;

    StopOnExit(FitSession session) {
        hook = new Thread(
                () -> {
                    session.stop();
                    try {
                        written.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop fit");
        Runtime.getRuntime().addShutdownHook(hook);
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
