package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPoolTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void everyPieceIsDoneOnceAndBeforeRunReturns(int threads) {
        try (WorkerPool pool = new WorkerPool(threads)) {
            for (int round = 0; round < 3000; round++) {
                int pieces = round % 50;
                AtomicIntegerArray done = new AtomicIntegerArray(50);
                pool.run(pieces, (item, worker) -> done.incrementAndGet(item));
                for (int i = 0; i < 50; i++) {
                    assertThat(done.get(i)).isEqualTo(i < pieces ? 1 : 0);
                }
            }
        }
    }

    @Test
    void aWorkersNumberBelongsToOneThreadAtATime() {
        try (WorkerPool pool = new WorkerPool(4)) {
            AtomicIntegerArray inside = new AtomicIntegerArray(4);
            for (int round = 0; round < 500; round++) {
                pool.run(40, (item, worker) -> {
                    if (inside.incrementAndGet(worker) != 1) {
                        throw new IllegalStateException("two threads are number " + worker);
                    }
                    inside.decrementAndGet(worker);
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatAPieceThrowsReachesTheCallerAndThePoolStaysUsable(int threads) {
        try (WorkerPool pool = new WorkerPool(threads)) {
            for (int round = 0; round < 100; round++) {
                int bad = round;
                assertThatThrownBy(() -> pool.run(100, (item, worker) -> {
                            if (item == bad) {
                                throw new ArithmeticException("piece " + item);
                            }
                        }))
                        .isInstanceOf(ArithmeticException.class)
                        .hasMessage("piece " + bad);
                AtomicIntegerArray done = new AtomicIntegerArray(1);
                pool.run(20, (item, worker) -> done.incrementAndGet(0));
                assertThat(done.get(0)).isEqualTo(20);
            }
        }
    }

    @Test
    void anInterruptedCallerStillGetsAllItsWorkDoneAndStaysInterrupted() {
        try (WorkerPool pool = new WorkerPool(3)) {
            Thread.currentThread().interrupt();
            AtomicIntegerArray done = new AtomicIntegerArray(1);
            pool.run(1000, (item, worker) -> done.incrementAndGet(0));
            assertThat(done.get(0)).isEqualTo(1000);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void afterCloseTheThreadsHaveEndedAndWorkIsRefused() {
        WorkerPool pool = new WorkerPool(3);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        while (seen.size() < 3) {
            pool.run(100, (item, worker) -> {
                seen.add(Thread.currentThread());
                Thread.yield();
            });
        }
        pool.close();
        pool.close();
        seen.remove(Thread.currentThread());
        assertThat(seen).hasSize(2).noneMatch(Thread::isAlive);
        assertThatThrownBy(() -> pool.run(1, (item, worker) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the rasterizer has been closed");
    }
}
