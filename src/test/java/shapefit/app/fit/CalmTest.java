package shapefit.app.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import shapefit.testing.NeedsWindow;

@NeedsWindow
@Timeout(60)
class CalmTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger times = new AtomicInteger();
    private final Calm calm = new Calm(() -> {
        seen.set(asked.get());
        times.incrementAndGet();
    });

    @BeforeAll
    static void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private void ask(int count) {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            for (int i = 0; i < count; i++) {
                asked.incrementAndGet();
                calm.soon();
            }
        });
    }

    @Test
    void ofManyTimesTheFirstIsDoneAtOnceAndTheLastSurely() throws TimeoutException {
        ask(1);
        assertThat(seen).hasValue(1);
        ask(1000);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> seen.get() == asked.get());
        assertThat(times.get()).isLessThanOrEqualTo(4); // two, and what a busy machine puts between
    }

    @Test
    void whatCannotWaitIsDoneNow() {
        ask(2);
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            asked.incrementAndGet();
            calm.now();
            assertThat(seen).hasValue(3);
        });
    }
}
