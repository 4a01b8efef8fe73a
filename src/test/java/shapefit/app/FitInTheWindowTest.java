package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.document.State;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.RenderedPicture;
import shapefit.testing.NeedsWindow;

@NeedsWindow
@Timeout(120)
class FitInTheWindowTest {

    @TempDir
    Path config;

    private StudioRobot window;

    @BeforeEach
    void open() {
        window = new StudioRobot(config, 1440, 900);
        // Long enough not to end by itself, however fast or slow the machine is.
        window.on(() -> {
            window.studio().model().open(endless(window.studio().model().state()));
            return null;
        });
        window.until("a fine picture", () -> picture() != null && picture().fine());
    }

    private static State endless(State state) {
        return state.settings(s -> s.with(s.plan().scaled(1_000_000, s.plan().size())));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private RenderedPicture picture() {
        return window.studio().preview().pictureProperty().get();
    }

    private FitViewModel fit() {
        return window.studio().fit();
    }

    @Test
    void spaceStartsAFitWhoseLossFallsAndWhosePictureChanges() {
        RenderedPicture before = picture();
        window.press(KeyCode.SPACE);
        window.until("some steps", () -> fit().losses().steps().size() > 20);
        window.until("another picture", () -> picture() != before);
        window.press(KeyCode.SPACE);
        assertThat(fit().phaseProperty().get()).isEqualTo(FitPhase.PAUSED);
        double first = fit().losses().steps().get(0).loss();
        double last = fit().progressProperty().get().loss();
        assertThat(last).isLessThan(first);
        assertThat(picture().argb()).isNotEqualTo(before.argb());
    }

    @Test
    void undoOfARunBringsPoseAndPictureBackExactly() {
        State start = window.studio().model().state();
        int[] before = picture().argb();
        window.press(KeyCode.SPACE);
        window.until("some steps", () -> fit().losses().steps().size() > 5);
        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.until(
                "the picture of the start",
                () -> picture().fine() && picture().state().equals(start));
        assertThat(window.studio().model().state()).isEqualTo(start);
        assertThat(picture().argb()).isEqualTo(before);
        assertThat(fit().phaseProperty().get()).isEqualTo(FitPhase.READY);
    }

    @Test
    void rewoundFitsRepeatTheirLossesToTheBit() {
        double[] first = losses(10);
        window.on(() -> {
            fit().rewind();
            return null;
        });
        assertThat(losses(10)).isEqualTo(first);
    }

    private double[] losses(int steps) {
        window.press(KeyCode.SPACE);
        window.until("steps", () -> fit().losses().steps().size() >= steps);
        return window.on(() -> {
            fit().pause();
            return fit().losses().steps().stream()
                    .limit(steps)
                    .mapToDouble(p -> p.loss())
                    .toArray();
        });
    }
}
