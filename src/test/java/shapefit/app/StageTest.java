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
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.joml.Quaterniond;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    void fShowsTheObjectAndThenTheWholePictureAgain() {
        String whole = zoom();
        window.press(KeyCode.F);
        int near = Integer.parseInt(zoom().replaceAll("\\D", ""));
        assertThat(near).isGreaterThan(Integer.parseInt(whole.replaceAll("\\D", "")) * 5 / 4);
        window.press(KeyCode.F);
        assertThat(zoom()).isEqualTo(whole);
    }

    @Test
    void bracketsChangeTheOpacity() {
        Slider opacity = window.robot.lookup("#view-amount").queryAs(Slider.class);
        double before = window.on(opacity::getValue);
        window.press(KeyCode.OPEN_BRACKET);
        assertThat(window.on(opacity::getValue)).isLessThan(before - 0.01);
        window.press(KeyCode.CLOSE_BRACKET);
        assertThat(window.on(opacity::getValue)).isCloseTo(before, within(1e-9));
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
    void theRightButtonDuringADragPutsTheObjectBackWithoutAStep() {
        State start = state();
        drag(at(0, 0), at(60, 20), MouseButton.PRIMARY);
        window.robot.press(MouseButton.SECONDARY);
        window.until(
                "the object put back", () -> window.studio().model().state().equals(start));
        window.robot.moveBy(30, 30);
        release(MouseButton.SECONDARY);
        release(MouseButton.PRIMARY);
        assertThat(state()).isEqualTo(start);
        assertThat(window.studio().model().undoNameProperty().get()).isEmpty();
    }

    @Test
    void escapeDuringAPanPutsThePictureBack() {
        int before = fingerprint();
        drag(at(0, 0), at(60, 20), MouseButton.MIDDLE);
        window.until("the picture elsewhere", () -> fingerprint() != before);
        window.press(KeyCode.ESCAPE);
        window.until("the picture put back", () -> fingerprint() == before);
        release(MouseButton.MIDDLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyCode.class,
            names = {"X", "Y", "Z"})
    void aKeyHeldInADragHoldsATurnToOneAxis(KeyCode key) {
        Pose start = pose();
        drag(at(30, 0), at(90, 40), MouseButton.PRIMARY);
        window.robot.press(key);
        window.until("a sentence about the axis", () -> tag().endsWith("about " + key.getName()));
        Quaterniond turn = start.rotation().conjugate().premul(pose().rotation());
        double along = Math.abs(key == KeyCode.X ? turn.x : key == KeyCode.Y ? turn.y : turn.z);
        assertThat(along).isCloseTo(Math.sqrt(1 - turn.w * turn.w), within(1e-9)); // measured 1e-16
        window.robot.release(key);
        window.until("free again", () -> !tag().contains("about"));
        release(MouseButton.PRIMARY);
        assertThat(window.studio().model().undoNameProperty().get()).isEqualTo("Turn");
    }

    @Test
    void aKeyHeldInADragHoldsAMoveToOneAxis() {
        Pose start = pose();
        window.robot.press(KeyCode.X); // before the drag does as well
        drag(at(0, 0), at(40, 30), MouseButton.SECONDARY);
        window.until("a sentence about the axis", () -> tag().endsWith("along X"));
        release(MouseButton.SECONDARY);
        window.robot.release(KeyCode.X);
        assertThat(pose().tx()).isGreaterThan(start.tx());
        assertThat(pose().ty()).isEqualTo(start.ty());
    }

    @Test
    void altAfterADragHasBegunMakesItTenTimesSlowerAndNoSlowerWhenLetGo() {
        Pose start = pose();
        drag(at(0, 0), at(40, 0), MouseButton.SECONDARY);
        double fast = pose().tx() - start.tx();
        window.robot.press(KeyCode.ALT).moveBy(40, 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pose().tx() - start.tx()).isCloseTo(1.1 * fast, within(1e-6 * fast)); // rounding
        window.robot.release(KeyCode.ALT).moveBy(40, 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pose().tx() - start.tx()).isCloseTo(2.1 * fast, within(1e-6 * fast)); // rounding
        release(MouseButton.SECONDARY);
    }

    private String tag() {
        return window.on(() -> ((Label) window.scene().lookup("#stage-tag")).getText());
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
