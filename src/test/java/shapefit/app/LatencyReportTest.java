package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.testing.NeedsWindow;

/**
 * Measures how late the window is while a fit runs, and writes it to {@code target/studio-latency.txt}. It asserts no time:
 * that would fail on a busy machine.
 */
@NeedsWindow
@Timeout(120)
@EnabledIfSystemProperty(
        named = "shapefit.latency",
        matches = "true",
        disabledReason = "a report: -Dshapefit.latency=true")
class LatencyReportTest {

    private static final int PULSES = 200;
    private static final int REPEATS = 9;

    /** A picture that has not come by then, because a later state took its place, will not come. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    @TempDir
    Path config;

    @Test
    void theReportSaysHowLatePulsesStopsAndPicturesAre() throws IOException {
        List<Double> pulses;
        List<Double> stops = new ArrayList<>();
        List<Double> pictures = new ArrayList<>();
        try (StudioRobot window = new StudioRobot(config, 1440, 900)) {
            StudioModel model = window.studio().model();
            FitViewModel fit = window.studio().fit();
            window.on(() -> {
                model.apply("Plan", s -> s.settings(x -> x.with(x.plan().scaled(100_000, 128))));
                fit.toggle();
                return null;
            });
            window.until("steps", () -> fit.losses().steps().size() > 50); // warm
            pulses = pulses(window);
            for (int i = 0; i < REPEATS; i++) {
                pictures.add(picture(window, 1 + 0.05 * (i % 2 == 0 ? 1 : -1)));
            }
            for (int i = 0; i < REPEATS; i++) {
                stops.add(stop(window, fit));
            }
        }
        String report = line("between two pulses during a run", pulses)
                + line("from a slider to its picture during a run", pictures)
                + line("from Stop to its result", stops);
        Files.writeString(Path.of("target/studio-latency.txt"), report);
        assertThat(pulses).hasSize(PULSES);
        assertThat(stops).hasSize(REPEATS);
    }

    private static List<Double> pulses(StudioRobot window) {
        List<Double> gaps = new ArrayList<>();
        AnimationTimer timer = new AnimationTimer() {
            private long last;

            @Override
            public void handle(long now) {
                long clock = System.nanoTime();
                if (last != 0 && gaps.size() < PULSES) {
                    gaps.add((clock - last) / 1e6);
                }
                last = clock;
            }
        };
        window.on(() -> {
            timer.start();
            return null;
        });
        window.until("pulses", () -> gaps.size() >= PULSES);
        window.on(() -> {
            timer.stop();
            return null;
        });
        return gaps;
    }

    private static double picture(StudioRobot window, double factor) {
        var preview = window.studio().preview();
        long before = System.nanoTime();
        double sigma = window.on(() -> {
            var fit = window.studio().fit();
            var model = window.studio().model();
            model.apply("Blur", s -> s.look(l -> l.withSigma(l.sigma() * factor), fit.stageNow()));
            return model.state().look().sigma();
        });
        while (preview.pictureProperty().get() == null
                || preview.pictureProperty().get().state().look().sigma() != sigma) {
            assertThat(System.nanoTime() - before)
                    .as("nanoseconds without the picture")
                    .isLessThan(PATIENCE_NANOS);
            Thread.onSpinWait();
        }
        return (System.nanoTime() - before) / 1e6;
    }

    private static double stop(StudioRobot window, FitViewModel fit) {
        int runs = window.on(() -> fit.runs().size());
        long before = window.on(() -> {
            long now = System.nanoTime();
            fit.stop();
            return now;
        });
        while (window.on(() -> fit.runs().size()) == runs) {
            Thread.onSpinWait();
        }
        double millis = (System.nanoTime() - before) / 1e6;
        window.on(() -> {
            fit.toggle();
            return null;
        });
        window.until("steps", () -> fit.losses().steps().size() > 5);
        return millis;
    }

    private static String line(String what, List<Double> millis) {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%-42s median %6.1f ms, longest %6.1f ms, of %d%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1),
                sorted.size());
    }
}
