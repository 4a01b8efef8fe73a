package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.beans.Observable;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.RenderedPicture;
import shapefit.app.viewport.ViewportPane;
import shapefit.fit.Schedule;
import shapefit.testing.NeedsWindow;

/**
 * Measures how late the window is while a fit runs, and writes it to {@code target/studio-latency.txt}. It asserts no time:
 * that would fail on a busy machine. The run stays in its first stage, so that nothing but the slider changes its blur, and
 * only a last stage can converge.
 */
@NeedsWindow
@Timeout(180)
@EnabledIfSystemProperty(
        named = "shapefit.latency",
        matches = "true",
        disabledReason = "a report: -Dshapefit.latency=true")
class LatencyReportTest {

    private static final int PULSES = 600;
    private static final int REPEATS = 25;

    /** What is compiled late is not what is measured. */
    private static final int WARM_PULSES = 600;

    /** Blur may be multiplied and divided on its way through the schedule. */
    private static final double ROUNDING = 1e-9;

    @TempDir
    Path config;

    private StudioRobot window;
    private ViewportPane viewport;

    @Test
    void theReportSaysHowLatePulsesStopsAndPicturesAre() throws IOException {
        List<Double> pulses;
        List<Double> stops = new ArrayList<>();
        List<Double> pictures = new ArrayList<>();
        String load;
        try (StudioRobot opened = new StudioRobot(config, 1440, 900)) {
            window = opened;
            viewport = (ViewportPane) window.scene().lookup(".picture-stage");
            window.on(() -> {
                window.studio().model().open(endless(window.studio().model().state()));
                window.studio().fit().toggle();
                return null;
            });
            pulses(WARM_PULSES);
            Map<String, Long> before = cpu();
            long began = System.nanoTime();
            pulses = pulses(PULSES);
            load = load(before, cpu(), (System.nanoTime() - began) / 1e9);
            for (int i = 0; i < REPEATS; i++) {
                pictures.add(picture(i % 2 == 0 ? 1.2 : 1 / 1.2));
            }
            for (int i = 0; i < REPEATS; i++) {
                stops.add(stop());
            }
        }
        String report = String.format(
                        Locale.ROOT,
                        "%d processors, load average %.1f%n",
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
                + line("between two pulses that draw a step", pulses)
                + line("from a slider to its picture", pictures)
                + line("from Stop to its result", stops)
                + load;
        Files.writeString(Path.of("target/studio-latency.txt"), report);
        assertThat(pulses).hasSize(PULSES);
        assertThat(pictures).hasSize(REPEATS);
        assertThat(stops).hasSize(REPEATS);
    }

    private static State endless(State state) {
        Schedule.Stage stage = new Schedule.Stage(1e6, 1e-3, 2e-2, 1, 0.01, 0.01);
        Schedule.Stage never = new Schedule.Stage(1, 1e-3, 2e-2, 1, 0.01, 0.01);
        Schedule two = new Schedule("endless", "For the report.", List.of(stage, never));
        return state.settings(s ->
                        s.with(s.plan().along(two).scaled(2_000_000, s.plan().size())))
                .lookAt(0);
    }

    /** Gaps before pulses that had a new step to draw, milliseconds. */
    private List<Double> pulses(int count) {
        List<Double> gaps = new ArrayList<>();
        FitViewModel fit = window.studio().fit();
        AnimationTimer timer = new AnimationTimer() {
            private long last;
            private Object drawn;

            @Override
            public void handle(long now) {
                long clock = System.nanoTime();
                Object next = fit.progressProperty().get();
                if (last != 0 && next != drawn && gaps.size() < count) {
                    gaps.add((clock - last) / 1e6);
                }
                drawn = next;
                last = clock;
            }
        };
        window.on(() -> {
            timer.start();
            return null;
        });
        await(() -> gaps.size() >= count);
        window.on(() -> {
            timer.stop();
            return null;
        });
        return gaps;
    }

    /** From the change of a setting to the pulse that has drawn it, milliseconds. */
    private double picture(double factor) {
        StudioModel model = window.studio().model();
        double[] seen = {Double.NaN};
        long[] began = new long[1];
        double[] sigma = new double[1];
        var listener = new ChangeListener<RenderedPicture>() {
            @Override
            public void changed(
                    ObservableValue<? extends RenderedPicture> of, RenderedPicture was, RenderedPicture is) {
                double has = is.state().look().sigma();
                if (Double.isNaN(seen[0]) && Math.abs(has / sigma[0] - 1) < ROUNDING) {
                    window.scene().addPostLayoutPulseListener(new Runnable() {
                        @Override
                        public void run() {
                            seen[0] = (System.nanoTime() - began[0]) / 1e6;
                            window.scene().removePostLayoutPulseListener(this);
                        }
                    });
                }
            }
        };
        window.on(() -> {
            viewport.shownProperty().addListener(listener);
            sigma[0] = model.state().look().sigma() * factor;
            began[0] = System.nanoTime();
            model.apply("Blur", s -> s.look(l -> l.withSigma(sigma[0]), 0));
            return null;
        });
        await(() -> !Double.isNaN(seen[0]));
        return window.on(() -> {
            viewport.shownProperty().removeListener(listener);
            return seen[0];
        });
    }

    private double stop() {
        FitViewModel fit = window.studio().fit();
        int runs = window.on(() -> fit.runs().size());
        long[] times = new long[2];
        window.on(() -> {
            fit.runs().addListener((Observable o) -> times[1] = System.nanoTime());
            times[0] = System.nanoTime();
            fit.stop();
            return null;
        });
        await(() -> fit.runs().size() > runs);
        double millis = window.on(() -> (times[1] - times[0]) / 1e6);
        window.on(() -> {
            fit.toggle();
            return null;
        });
        await(() -> fit.losses().steps().size() > 100);
        return millis;
    }

    /** Asks seldom: a waiting test must not take a processor from what it measures. */
    private void await(BooleanSupplier holds) {
        while (!window.on(holds::getAsBoolean)) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Processor time of each thread so far, nanoseconds. */
    private static Map<String, Long> cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> all = new TreeMap<>();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null) {
                all.merge(info.getThreadName(), threads.getThreadCpuTime(id), Long::sum);
            }
        }
        return all;
    }

    private static String load(Map<String, Long> before, Map<String, Long> after, double seconds) {
        StringBuilder text = new StringBuilder("share of a processor while pulses were measured\n");
        after.forEach((name, nanos) -> {
            double share = (nanos - before.getOrDefault(name, 0L)) / 1e7 / seconds;
            if (share >= 0.5) {
                text.append(String.format(Locale.ROOT, "  %-38s %5.1f %%%n", name, share));
            }
        });
        return text.toString();
    }

    private static String line(String what, List<Double> millis) {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%-42s median %6.1f ms, 99 %% %6.1f ms, longest %6.1f ms, of %d%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get((int) (0.99 * (sorted.size() - 1))),
                sorted.get(sorted.size() - 1),
                sorted.size());
    }
}
