package shapefit.app;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import shapefit.app.document.State;

/** A test in a window that opens for each of its cases with the first example, 1440 × 900. */
abstract class InTheWindow {

    /** What the studio remembers. */
    @TempDir
    Path config;

    StudioRobot window;

    @BeforeEach
    void open() {
        window = new StudioRobot(config, 1440, 900);
    }

    @AfterEach
    void close() {
        window.close();
    }

    final State state() {
        return window.on(() -> window.studio().model().state());
    }

    /** Does something on the JavaFX thread, and waits for what follows from it. */
    final void does(Runnable action) {
        window.on(() -> {
            action.run();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
