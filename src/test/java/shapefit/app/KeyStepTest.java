package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.document.State;
import shapefit.camera.Pose;
import shapefit.testing.NeedsWindow;

/** How far an arrow key moves the object is for each to choose. */
@NeedsWindow
@Timeout(120)
class KeyStepTest {

    @TempDir
    Path config;

    @Test
    void theStepIsSetInTheInspectorAndRemembered() {
        try (StudioRobot window = new StudioRobot(config, 1440, 900)) {
            window.robot.clickOn("#fold-pose");
            retype(window, "#set-key-step-in-pixels", "4 px");
            retype(window, "#set-key-step-in-degrees", "2.5");
            window.robot.clickOn("#stage");
            State start = state(window);
            double whole = moved(window, KeyCode.RIGHT);
            assertThat(moved(window, KeyCode.SHIFT, KeyCode.RIGHT)).isCloseTo(10 * whole, within(1e-9));
            assertThat(moved(window, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.RIGHT))
                    .isCloseTo(whole / 10, within(1e-9));
            double depth = -middle(start).z;
            assertThat(whole * start.document().lens().camera().fx() / depth).isCloseTo(4, within(1e-6));
            Pose before = pose(window);
            window.press(KeyCode.ALT, KeyCode.RIGHT);
            assertThat(Math.toDegrees(before.angleTo(pose(window)))).isCloseTo(2.5, within(1e-6));
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(pose(window)).isEqualTo(before);
        }
        try (StudioRobot window = new StudioRobot(config, 1440, 900)) {
            assertThat(text(window, "#set-key-step-in-pixels")).isEqualTo("4 px");
            assertThat(text(window, "#set-key-step-in-degrees")).isEqualTo("2.5°");
        }
    }

    @Test
    void aStepThatCannotBeIsSaidAndNotTaken() {
        try (StudioRobot window = new StudioRobot(config, 1440, 900)) {
            window.robot.clickOn("#fold-pose");
            retype(window, "#set-key-step-in-pixels", "0");
            window.robot.lookup("“0” cannot be: it must be 0.01 to 100 px.").query();
            window.press(KeyCode.ESCAPE);
            window.robot.clickOn("#stage");
            assertThat(text(window, "#set-key-step-in-pixels")).isEqualTo("1 px");
        }
    }

    private static State state(StudioRobot window) {
        return window.on(() -> window.studio().model().state());
    }

    private static Pose pose(StudioRobot window) {
        return state(window).document().pose();
    }

    /** How far keys move the object to the right, in its own unit. */
    private static double moved(StudioRobot window, KeyCode... keys) {
        double before = pose(window).tx();
        window.press(keys);
        return pose(window).tx() - before;
    }

    private static Vector3d middle(State state) {
        var box = state.document().shape().orElseThrow().mesh().bounds();
        return state.document().pose().apply(new Vector3d(box.centerX(), box.centerY(), box.centerZ()));
    }

    private static String text(StudioRobot window, String field) {
        return window.on(() -> ((TextField) window.scene().lookup(field)).getText());
    }

    private static void retype(StudioRobot window, String field, String text) {
        window.robot.clickOn(field);
        window.on(() -> {
            ((TextField) window.scene().lookup(field)).selectAll();
            return null;
        });
        window.robot.write(text);
        window.press(KeyCode.ENTER);
    }
}
