package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import shapefit.app.document.State;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.RenderedPicture;
import shapefit.camera.Pose;
import shapefit.testing.NeedsWindow;

@NeedsWindow
@Timeout(120)
class StageTest {

    @TempDir
    Path config;

    private StudioRobot window;

    @BeforeEach
    void open() {
        window = new StudioRobot(config, 1440, 900);
        window.until("a fine picture", () -> {
            RenderedPicture picture =
                    window.studio().preview().pictureProperty().get();
            return picture != null && picture.fine();
        });
        settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    /** Outlines are made on a thread of their own; what a test needs of them is there after two quiet pulses. */
    private void settle() {
        WaitForAsyncUtils.sleep(250, TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private State state() {
        return window.on(() -> window.studio().model().state());
    }

    private Pose pose() {
        return state().document().pose();
    }

    private FitViewModel fit() {
        return window.studio().fit();
    }

    /** A place of the screen, counted from the middle of the picture. */
    private Point2D at(double right, double down) {
        return window.on(() -> {
            Node stage = window.scene().lookup("#stage");
            Bounds bounds = stage.localToScreen(stage.getLayoutBounds());
            return new Point2D(
                    (bounds.getMinX() + bounds.getMaxX() - 136) / 2 + right,
                    (bounds.getMinY() + bounds.getMaxY()) / 2 + down);
        });
    }

    private void drag(Point2D from, Point2D to, MouseButton button) {
        window.robot.moveTo(from).press(button).moveTo(from.midpoint(to)).moveTo(to);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void release(MouseButton button) {
        window.robot.release(button);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aDragTurnsTheObjectInPlaceAndUndoBringsTheStateBackExactly() {
        State start = state();
        drag(at(0, 0), at(60, 20), MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
        assertThat(Math.toDegrees(pose().angleTo(start.document().pose()))).isGreaterThan(5);
        assertThat(window.studio().model().undoNameProperty().get()).isEqualTo("Turn");
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(state()).isEqualTo(start);
        assertThat(window.studio().model().undoNameProperty().get()).isEmpty();
    }

    @Test
    void aDragWithTheRightButtonMovesAndOneOutsideTheOutlineRolls() {
        Pose start = pose();
        drag(at(0, 0), at(40, 0), MouseButton.SECONDARY);
        release(MouseButton.SECONDARY);
        assertThat(pose().rotation()).isEqualTo(start.rotation());
        assertThat(pose().tx()).isGreaterThan(start.tx());
        window.press(KeyCode.CONTROL, KeyCode.Z);
        drag(at(-310, 0), at(-310, -40), MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
        assertThat(window.studio().model().undoNameProperty().get()).isEqualTo("Roll");
    }

    @Test
    void escapeDuringADragPutsTheObjectBackWithoutAStep() {
        State start = state();
        drag(at(0, 0), at(60, 20), MouseButton.PRIMARY);
        assertThat(pose()).isNotEqualTo(start.document().pose());
        window.press(KeyCode.ESCAPE);
        release(MouseButton.PRIMARY);
        assertThat(state()).isEqualTo(start);
        assertThat(window.studio().model().undoNameProperty().get()).isEmpty();
    }

    @Test
    void aDragInARunPausesItTurnsTheObjectAndLetsItGoOn() {
        window.on(() -> {
            fit().toggle();
            return null;
        });
        window.until("some steps", () -> fit().losses().steps().size() > 5);
        drag(at(0, 0), at(40, 10), MouseButton.PRIMARY);
        Pose held = pose();
        settle();
        int steps = window.on(() -> fit().losses().steps().size());
        settle();
        assertThat(pose()).isEqualTo(held);
        assertThat(window.on(() -> fit().losses().steps().size())).isEqualTo(steps);
        release(MouseButton.PRIMARY);
        window.until(
                "it goes on",
                () -> fit().losses().steps().size() > steps + 3
                        || fit().phaseProperty().get() == FitPhase.DONE);
        assertThat(window.studio().model().undoNameProperty().get()).isEqualTo("Turn");
    }

    @Test
    void keysNudgeTheObjectAsOneStepEach() {
        window.robot.clickOn(at(-330, -200));
        State start = state();
        window.press(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(Math.toDegrees(pose().angleTo(start.document().pose()))).isCloseTo(1, within(1e-6)); // rounding
        window.press(KeyCode.PAGE_UP);
        assertThat(window.studio().model().undoNameProperty().get()).isEqualTo("Nearer or farther");
        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(state()).isEqualTo(start);
    }

    @Test
    void everyViewDrawsSomethingElseAndSoDoTheKeysThatAreHeld() {
        Set<Integer> pictures = new HashSet<>(Set.of(fingerprint()));
        window.robot.press(KeyCode.Q);
        window.until("photo only", () -> pictures.add(fingerprint()));
        window.robot.release(KeyCode.Q);
        window.robot.press(KeyCode.W);
        window.until("render only", () -> pictures.add(fingerprint()));
        window.robot.release(KeyCode.W);
        for (KeyCode digit : new KeyCode[] {KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5}) {
            window.press(KeyCode.V);
            window.press(digit);
            window.until("a picture of its own, " + digit, () -> pictures.add(fingerprint()));
        }
        window.press(KeyCode.V);
        window.press(KeyCode.DIGIT1);
        window.until("a picture seen before", () -> !pictures.add(fingerprint()));
    }

    /** Of the canvas alone. */
    private int fingerprint() {
        return window.on(() -> {
            Node canvas = window.scene().lookup("#stage-canvas");
            var shot = canvas.snapshot(null, null);
            int hash = 1;
            for (int y = 0; y < shot.getHeight(); y++) {
                for (int x = 0; x < shot.getWidth(); x++) {
                    hash = 31 * hash + shot.getPixelReader().getArgb(x, y);
                }
            }
            return hash;
        });
    }

    @Test
    void theWheelZoomsAndSpaceWithADragPansWithoutStartingAFit() {
        String before = zoom();
        window.robot.moveTo(at(50, 50)).scroll(3, VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(zoom()).isNotEqualTo(before);
        int picture = fingerprint();
        window.robot.press(KeyCode.SPACE);
        drag(at(0, 0), at(60, 20), MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
        window.robot.release(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        window.until("the picture elsewhere", () -> fingerprint() != picture);
        assertThat(fit().phaseProperty().get()).isEqualTo(FitPhase.READY);
        assertThat(window.studio().model().undoNameProperty().get()).isEmpty();
        window.press(KeyCode.DIGIT0);
        assertThat(zoom()).isEqualTo(before);
    }

    private String zoom() {
        return window.on(() -> ((Label) window.scene().lookup("#view-zoom")).getText());
    }

    @Test
    void aTapOnSpaceOverTheStageStartsAFit() {
        window.robot.moveTo(at(0, 0));
        window.press(KeyCode.SPACE);
        window.until("a run", () -> fit().phaseProperty().get() != FitPhase.READY);
    }
}
