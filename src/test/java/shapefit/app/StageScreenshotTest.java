package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;
import shapefit.app.fit.RenderedPicture;
import shapefit.app.theme.Theme;
import shapefit.testing.NeedsWindow;

/** Writes pictures of every view to {@code target/screenshots}, to be looked at. */
@NeedsWindow
@Timeout(120)
class StageScreenshotTest {

    private static final KeyCode[] DIGITS = {
        KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5
    };

    @TempDir
    Path config;

    @ParameterizedTest
    @CsvSource({"DARK,1440,900", "LIGHT,1440,900", "DARK,1100,680"})
    void everyView(Theme theme, int width, int height) throws IOException {
        try (StudioRobot window = new StudioRobot(config, width, height)) {
            window.on(() -> {
                window.studio().appearance().themeProperty().set(theme);
                return null;
            });
            window.until("a fine picture", () -> {
                RenderedPicture picture =
                        window.studio().preview().pictureProperty().get();
                return picture != null && picture.fine();
            });
            String name = theme.name().toLowerCase(Locale.ROOT) + "-" + width;
            for (int view = 0; view < DIGITS.length; view++) {
                window.press(KeyCode.V);
                window.press(DIGITS[view]);
                if (view == DIGITS.length - 1) {
                    window.until("a fine picture from aside", () -> {
                        RenderedPicture picture =
                                window.studio().preview().asideProperty().get();
                        return picture != null && picture.fine();
                    });
                }
                WaitForAsyncUtils.sleep(1000, TimeUnit.MILLISECONDS);
                WaitForAsyncUtils.waitForFxEvents();
                String shot = "view-" + (view + 1) + "-" + name;
                ScreenshotTest.write(window, shot);
                assertThat(Path.of("target/screenshots", shot + ".png")).isNotEmptyFile();
            }
        }
    }
}
