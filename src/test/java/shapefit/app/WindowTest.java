package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;
import shapefit.app.theme.Theme;
import shapefit.testing.NeedsWindow;

@NeedsWindow
@Timeout(120)
class WindowTest {

    @TempDir
    Path config;

    @ParameterizedTest
    @CsvSource({
        "1440, 900, 100, DARK",
        "1440, 900, 200, LIGHT",
        "1440, 900, 80, DARK",
        "1300, 800, 100, LIGHT",
        "1100, 680, 100, DARK",
        "1100, 680, 150, DARK",
        "1100, 680, 200, LIGHT"
    })
    void nothingIsCutOrOverlapsAtAnySize(int width, int height, int text, Theme theme) {
        try (StudioRobot window = new StudioRobot(config, width, height)) {
            window.on(() -> {
                window.studio().appearance().themeProperty().set(theme);
                window.studio().appearance().textSizeProperty().set(text);
                return null;
            });
            assertNoFaults(window);
            window.press(KeyCode.SPACE);
            window.until("the end", () -> !window.studio().fit().runs().isEmpty());
            assertNoFaults(window);
        }
    }

    /** A read-out may be a pulse ahead of what it shows; a fault is one that stays. */
    private static void assertNoFaults(StudioRobot window) {
        for (int pulse = 0; pulse < 20 && !faults(window).isEmpty(); pulse++) {
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(faults(window)).isEmpty();
    }

    private static List<String> faults(StudioRobot window) {
        return window.on(() -> {
            Parent root = window.scene().getRoot();
            root.applyCss();
            root.layout();
            return LayoutAudit.faults(root);
        });
    }

    @Test
    void sizesThemeAndTextAreRemembered() {
        try (StudioRobot window = new StudioRobot(config, 1300, 800)) {
            window.on(() -> {
                window.studio().appearance().themeProperty().set(Theme.LIGHT);
                window.studio().appearance().changeTextSize(10);
                return null;
            });
        }
        try (StudioRobot window = new StudioRobot(config)) {
            assertThat(window.studio().appearance().themeProperty().get()).isEqualTo(Theme.LIGHT);
            assertThat(window.studio().appearance().textSizeProperty().get()).isEqualTo(110);
            assertThat(window.scene().getWidth()).isEqualTo(1300);
            assertThat(window.scene().getHeight()).isEqualTo(800);
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, 100", "1100, 680, 150", "1100, 680, 200"})
    void theHintLeavesTheKeyOfLinesFree(int width, int height, int text) {
        try (StudioRobot window = new StudioRobot(config, width, height)) {
            window.on(() -> {
                window.studio().appearance().textSizeProperty().set(text);
                return null;
            });
            window.until("a hint beside the key", () -> {
                Node hint = window.scene().lookup("#hint");
                Node key = window.scene().lookup(".line-key");
                return hint != null
                        && hint.isVisible()
                        && key != null
                        && !(key.isVisible() && inScene(hint).intersects(inScene(key)));
            });
        }
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void keysHideThePanelsAndMakeTextLarger() {
        try (StudioRobot window = new StudioRobot(config, 1440, 900)) {
            Region viewport = (Region) window.scene().lookup(".picture-stage");
            window.until("a laid out stage", () -> viewport.getWidth() > 500);
            double beside = window.on(viewport::getWidth);
            window.press(KeyCode.CONTROL, KeyCode.B);
            window.until("a wide stage", () -> viewport.getWidth() > beside + 400);
            for (int i = 0; i < 5; i++) {
                window.press(KeyCode.CONTROL, KeyCode.B);
            }
            // dividers stand on whole pixels; four more arrangements must not let them wander
            assertThat(window.on(viewport::getWidth)).isCloseTo(beside, offset(2.0));
            window.press(KeyCode.CONTROL, KeyCode.MINUS);
            assertThat(window.studio().appearance().textSizeProperty().get()).isEqualTo(90);
        }
    }

    @Test
    void theListOfKeysOpensAndClosesByKeyAndKeepsKeysFromTheWindow() {
        try (StudioRobot window = new StudioRobot(config, 1440, 900)) {
            window.press(KeyCode.F1);
            assertThat(window.scene().lookup("#key-sheet").isVisible()).isTrue();
            window.press(KeyCode.PERIOD);
            assertThat(window.studio().fit().phaseProperty().get().isLive()).isFalse();
            window.press(KeyCode.ESCAPE);
            assertThat(window.scene().lookup("#key-sheet").isVisible()).isFalse();
        }
    }
}
