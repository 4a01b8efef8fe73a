package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import shapefit.app.document.StudioModel;
import shapefit.testing.NeedsWindow;

/** What a closed window leaves behind: nothing. */
@NeedsWindow
@Timeout(120)
class ClosedWindowTest {

    private static final int TURNS = 50;

    @TempDir
    Path config;

    @Test
    void aClosedWindowIsForgottenWithItsDocumentAndItsFit() throws InterruptedException {
        WeakReference<StudioModel> model = usedAndClosed(config);
        WaitForAsyncUtils.waitForAsyncFx(10_000, ClosedWindowTest::openAnother);
        for (int turn = 0; turn < TURNS && model.get() != null; turn++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(model.get()).isNull();
    }

    /** No key and no mouse: the screen in memory keeps their last window too. */
    private static void toggle(StudioRobot window) {
        window.on(() -> {
            window.studio().fit().toggle();
            return null;
        });
    }

    /** The screen in memory keeps the window that had the focus last, open or not. */
    private static Void openAnother() {
        Stage other = new Stage();
        other.setScene(new Scene(new Pane(), 100, 100));
        other.show();
        other.close();
        return null;
    }

    private static WeakReference<StudioModel> usedAndClosed(Path config) {
        try (StudioRobot window = new StudioRobot(config, 1440, 900)) {
            toggle(window);
            window.until(
                    "some steps", () -> window.studio().fit().losses().steps().size() > 5);
            toggle(window);
            return new WeakReference<>(window.studio().model());
        }
    }
}
