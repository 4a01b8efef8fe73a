package shapefit.fit;

import java.util.function.BooleanSupplier;

/** Lets the fit thread through to its next step, or holds it there. Any thread may call any method. */
final class RunGate {

    private final Object wakeUp = new Object();
    private volatile boolean paused;
    private int stepsGranted; // while paused; guarded by wakeUp
    private volatile boolean stopped;

    void pause() {
        paused = true;
    }

    void resume() {
        synchronized (wakeUp) {
            paused = false;
            stepsGranted = 0;
            wakeUp.notifyAll();
        }
    }

    /** Lets one step through while it is closed. */
    void stepOnce() {
        synchronized (wakeUp) {
            stepsGranted++;
            wakeUp.notifyAll();
        }
    }

    void stop() {
        synchronized (wakeUp) {
            stopped = true;
            wakeUp.notifyAll();
        }
    }

    /** Forgets an earlier {@link #stop}. */
    void open() {
        stopped = false;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Waits while paused. Returns whether to go on. */
    boolean await(BooleanSupplier cancelled) {
        synchronized (wakeUp) {
            while (paused && stepsGranted == 0 && !stopped && !cancelled.getAsBoolean()) {
                try {
                    wakeUp.wait(20); // the caller's own flag rings no bell
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            stepsGranted = Math.max(0, stepsGranted - 1);
        }
        return !stopped && !cancelled.getAsBoolean();
    }
}
