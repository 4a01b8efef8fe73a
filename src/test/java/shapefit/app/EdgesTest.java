package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.files.FileKind;
import shapefit.app.fit.RenderedPicture;
import shapefit.testing.NeedsWindow;

/** The mesh's edges over the object, in every view that shows it. */
@NeedsWindow
@Timeout(120)
class EdgesTest {

    @TempDir
    Path config;

    @Test
    void aKeyShowsThemInAllViewsAndTheyAreRemembered() throws IOException {
        try (StudioRobot window = new StudioRobot(config, 1440, 900)) {
            window.on(() -> {
                window.studio().inputs().load(FileKind.MESH, Path.of("meshes/vessel.obj"));
                return null;
            });
            window.until("the vessel, fine", () -> isFine(window) && faces(window) == 2896);
            assertThat(picture(window).edges()).isEmpty();
            int[] plain = shot(window);
            window.robot.clickOn("#stage");
            window.press(KeyCode.E);
            window.until(
                    "edges, fine",
                    () -> isFine(window) && picture(window).edges().isPresent());
            assertThat(isOn(window)).isTrue();
            assertThat(inked(picture(window))).isGreaterThan(2000);
            assertThat(differing(plain, shot(window))).isGreaterThan(2000);
            ScreenshotTest.write(window, "edges-overlay");
            window.press(KeyCode.V);
            window.press(KeyCode.DIGIT5);
            window.until("edges from aside", () -> {
                RenderedPicture aside =
                        window.studio().preview().asideProperty().get();
                return aside != null && aside.fine() && aside.edges().isPresent();
            });
            ScreenshotTest.write(window, "edges-3d");
        }
        try (StudioRobot window = new StudioRobot(config, 1440, 900)) {
            assertThat(isOn(window)).isTrue();
            window.until(
                    "edges", () -> isFine(window) && picture(window).edges().isPresent());
            window.robot.clickOn("#show-edges");
            window.until(
                    "no edges", () -> isFine(window) && picture(window).edges().isEmpty());
        }
    }

    private static RenderedPicture picture(StudioRobot window) {
        return window.studio().preview().pictureProperty().get();
    }

    private static boolean isFine(StudioRobot window) {
        return picture(window) != null && picture(window).fine();
    }

    private static int faces(StudioRobot window) {
        return picture(window).state().document().shape().orElseThrow().mesh().faceCount();
    }

    private static boolean isOn(StudioRobot window) {
        return window.on(() -> ((ToggleButton) window.scene().lookup("#show-edges")).isSelected());
    }

    private static long inked(RenderedPicture picture) {
        return Arrays.stream(picture.edges().orElseThrow()).filter(p -> p != 0).count();
    }

    private static int[] shot(StudioRobot window) {
        return window.on(() -> {
            var image = window.scene().lookup("#stage-canvas").snapshot(null, null);
            int w = (int) image.getWidth();
            int h = (int) image.getHeight();
            int[] argb = new int[w * h];
            image.getPixelReader()
                    .getPixels(0, 0, w, h, javafx.scene.image.PixelFormat.getIntArgbInstance(), argb, 0, w);
            return argb;
        });
    }

    private static int differing(int[] a, int[] b) {
        int count = 0;
        for (int p = 0; p < a.length; p++) {
            count += a[p] == b[p] ? 0 : 1;
        }
        return count;
    }
}
