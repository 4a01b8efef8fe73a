package shapefit.raster.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs numbered pieces of work on a fixed set of threads, of which the caller is one.
 *
 * <p>Made for work of a tenth of a millisecond and more: a worker that finds nothing to do waits a moment with open eyes and
 * then sleeps; the caller never waits for a worker that has not joined in. Nothing is allocated by {@link #run}.
 *
 * <p>One thread calls {@link #run} at a time.
 */
final class WorkerPool implements AutoCloseable {

    /** One kind of work. */
    interface Work {
        /**
         * @param item which piece, 0 to count − 1
         * @param worker who does it, 0 to threads − 1; no other thread has this number now
         */
        void run(int item, int worker);
    }

    /** How often a thread looks before it sleeps; about 20 µs. */
    private static final int LOOKS = 400;

    /** Of {@link #gate}: the work is open for joining. The lower bits count the workers that have joined and not left. */
    private static final int OPEN = 1 << 30;

    private final Thread[] workers;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger gate = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile int round;
    private volatile boolean closed;
    private volatile Thread caller;
    private Work work;
    private int count;

    /** @param threads how many work at once, the caller included; at least 1 */
    WorkerPool(int threads) {
        workers = new Thread[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            int number = i + 1;
            workers[i] = new Thread(() -> serve(number), "raster-" + number);
            workers[i].setDaemon(true);
            workers[i].start();
        }
    }

    /** How many threads work at once, the caller included. */
    int threads() {
        return workers.length + 1;
    }

    /**
     * Does all pieces and returns when they are done. What a piece throws is thrown here, after the others have stopped; the
     * remaining pieces are then left undone.
     */
    void run(int pieces, Work what) {
        if (closed) {
            throw new IllegalStateException("the rasterizer has been closed");
        }
        if (workers.length == 0 || pieces <= 1) {
            for (int item = 0; item < pieces; item++) {
                what.run(item, 0);
            }
            return;
        }
        work = what;
        count = pieces;
        next.set(0);
        caller = Thread.currentThread();
        gate.set(OPEN); // publishes the three above
        round++;
        for (Thread worker : workers) {
            LockSupport.unpark(worker);
        }
        drain(0);
        awaitLeaving();
        Throwable thrown = failure.getAndSet(null);
        if (thrown != null) {
            throwAgain(thrown);
        }
    }

    /** Takes pieces until there are no more. */
    private void drain(int worker) {
        try {
            for (int item = next.getAndIncrement(); item < count; item = next.getAndIncrement()) {
                work.run(item, worker);
            }
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
            next.set(count);
        }
    }

    private void awaitLeaving() {
        int inside = gate.addAndGet(-OPEN); // nobody joins any more
        for (int look = 0; inside != 0; look++, inside = gate.get()) {
            if (look < LOOKS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this); // an interruption ends it early; the loop then looks again
                look = 0;
            }
        }
    }

    private void serve(int number) {
        int seen = 0;
        while (!closed) {
            seen = awaitRound(seen);
            int now = gate.get();
            while ((now & OPEN) != 0 && !gate.compareAndSet(now, now + 1)) {
                now = gate.get();
            }
            if ((now & OPEN) != 0) {
                drain(number);
                if (gate.decrementAndGet() == 0) {
                    LockSupport.unpark(caller);
                }
            }
        }
    }

    /** Returns the number of a round that is not {@code seen}, or any number when closed. */
    private int awaitRound(int seen) {
        for (int look = 0; round == seen && !closed; look++) {
            if (look < LOOKS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        return round;
    }

    private static void throwAgain(Throwable thrown) {
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("a rasterizer thread failed", thrown);
    }

    /** Ends the threads and waits until they have ended. */
    @Override
    public void close() {
        closed = true;
        for (Thread worker : workers) {
            LockSupport.unpark(worker);
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // they end all the same
        }
    }
}
