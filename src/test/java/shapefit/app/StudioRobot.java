package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import shapefit.app.devices.DeviceSource;

/** A studio in a window in memory, and a hand to use it. Closing it fails if the toolkit has logged a warning. */
final class StudioRobot implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final LogWatch log = new LogWatch();
    final FxRobot robot = new FxRobot();
    private final ChosenFiles chosen = new ChosenFiles();
    private Stage stage;
    private Studio studio;

    /** @param config a folder of the test's own */
    StudioRobot(Path config, int width, int height) {
        this(config, width, height, DeviceSource.MACHINE);
    }

    /** @param devices what this machine is said to have */
    StudioRobot(Path config, int width, int height, DeviceSource devices) {
        this(config, List.of(), devices);
        on(() -> {
            // The window in memory has no frame: its size is the scene's.
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** A window of the size that the folder remembers. */
    StudioRobot(Path config) {
        this(config, List.of(), DeviceSource.MACHINE);
    }

    /** The same, started with files. */
    StudioRobot(Path config, List<Path> files) {
        this(config, files, DeviceSource.MACHINE);
    }

    private StudioRobot(Path config, List<Path> files, DeviceSource devices) {
        on(() -> {
            stage = new Stage();
            studio = new Studio(stage, config, chosen, files, devices);
            stage.setX(0);
            stage.setY(0);
            studio.show();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    Studio studio() {
        return studio;
    }

    Scene scene() {
        return stage.getScene();
    }

    Stage stage() {
        return stage;
    }

    /** Answers for the person whom the system's dialogs would ask. */
    ChosenFiles chosen() {
        return chosen;
    }

    /** Does something on the JavaFX thread and gives its result. */
    <T> T on(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(1000L * PATIENCE_SECONDS, work);
    }

    /** Presses and releases keys together. */
    void press(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until something holds, asked on the JavaFX thread. */
    void until(String what, BooleanSupplier holds) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> on(holds::getAsBoolean));
        } catch (TimeoutException e) {
            assertThat(on(holds::getAsBoolean)).as(what).isTrue();
        }
    }

    @Override
    public void close() {
        on(() -> {
            stage.close();
            studio.close();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        log.close();
        assertThat(log.complaints()).as("warnings and exceptions").isEmpty();
    }

    static {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException("JavaFX does not start", e);
        }
    }
}
