package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shapefit.app.files.FileKind;
import shapefit.app.theme.Theme;
import shapefit.camera.Pose;
import shapefit.image.FloatImage;
import shapefit.image.ImageWriter;
import shapefit.image.Srgb;
import shapefit.testing.NeedsWindow;

/** Writes pictures of the window to {@code target/screenshots}, to be looked at. */
@NeedsWindow
@Timeout(120)
class ScreenshotTest {

    private static final Path FOLDER = Path.of("target/screenshots");

    private static final int STEPS = 1600;

    @TempDir
    Path config;

    @ParameterizedTest
    @CsvSource({
        "DARK,1440,900,100",
        "LIGHT,1440,900,100",
        "DARK,1100,680,100",
        "LIGHT,1100,680,100",
        "DARK,1440,900,200",
        "LIGHT,1100,680,200"
    })
    void theWindowAtFirstAndInARun(Theme theme, int width, int height, int text) throws IOException {
        try (StudioRobot window = new StudioRobot(config, width, height)) {
            window.on(() -> {
                window.studio().appearance().themeProperty().set(theme);
                window.studio().appearance().textSizeProperty().set(text);
                return null;
            });
            window.until("a fine picture", () -> {
                var picture = window.studio().preview().pictureProperty().get();
                return picture != null && picture.fine();
            });
            String name = theme.name().toLowerCase(Locale.ROOT) + "-" + width + (text == 100 ? "" : "-text" + text);
            write(window, "start-" + name);
            window.on(
                    () -> { // slow enough to be met half-way
                        window.studio()
                                .model()
                                .apply(
                                        "Plan",
                                        t -> t.settings(x -> x.with(
                                                x.plan().scaled(STEPS, x.plan().size()))));
                        return null;
                    });
            window.press(KeyCode.SPACE);
            window.until("half the run", () -> stepsOf(window) > STEPS / 2);
            write(window, "running-" + name);
            assertThat(Files.size(FOLDER.resolve("running-" + name + ".png"))).isGreaterThan(10_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"1440,900,100", "1100,680,100", "1440,900,200", "1100,680,200"})
    void theListOfKeys(int width, int height, int text) throws IOException {
        try (StudioRobot window = new StudioRobot(config, width, height)) {
            window.on(() -> {
                window.studio().appearance().textSizeProperty().set(text);
                return null;
            });
            window.press(KeyCode.F1);
            assertThat(window.on(
                            () -> LayoutAudit.faults((Parent) window.scene().lookup("#key-sheet"))))
                    .isEmpty();
            checkTight(window);
            write(window, "keys-" + width + "-" + text);
            window.press(KeyCode.ESCAPE);
            assertThat(window.scene().lookup("#key-sheet").isVisible()).isFalse();
        }
    }

    /** A key stands right before its words, and columns do not stand far apart. */
    private static void checkTight(StudioRobot window) {
        double em = window.on(() -> window.studio().appearance().bodySize());
        List<Bounds> keys = all(window, "#key-sheet .key");
        List<Bounds> words = all(window, "#key-sheet .key-words");
        assertThat(keys).hasSameSizeAs(words).hasSizeGreaterThan(20);
        for (int i = 0; i < keys.size(); i++) {
            double gap = words.get(i).getMinX() - keys.get(i).getMaxX();
            assertThat(gap).as("gap in line %d", i).isBetween(0.5 * em, 1.5 * em);
        }
        List<Bounds> groups = all(window, "#key-sheet .key-group");
        for (int i = 1; i < groups.size(); i++) {
            assertThat(groups.get(i).getMinX() - groups.get(i - 1).getMaxX()).isLessThan(41);
        }
    }

    private static List<Bounds> all(StudioRobot window, String selector) {
        return window.on(() -> window.robot.lookup(selector).queryAll().stream()
                .map(node -> node.localToScene(node.getLayoutBounds()))
                .toList());
    }

    private static int stepsOf(StudioRobot window) {
        return window.studio().fit().losses().steps().size();
    }

    @ParameterizedTest
    @CsvSource({"DARK,1440,900,200", "LIGHT,1100,680,100", "DARK,1440,1150,100"})
    void theInspectorChangedAndTheSceneWithAMessage(Theme theme, int width, int height, int text) throws IOException {
        try (StudioRobot window = new StudioRobot(config, width, height)) {
            window.on(() -> {
                window.studio().appearance().themeProperty().set(theme);
                window.studio().appearance().textSizeProperty().set(text);
                window.studio()
                        .model()
                        .apply(
                                "Move",
                                s -> s.look(l -> l.withSigma(1e-3), 0)
                                        .document(d -> d.at(d.pose().then(Pose.translation(0.1, 0, 0)))));
                window.studio().inputs().load(FileKind.MESH, Path.of("pom.xml"));
                window.studio().files().open(Path.of("nothing.shapefit"));
                return null;
            });
            window.until(
                    "a message",
                    () -> !window.studio()
                            .inputs()
                            .problemProperty(FileKind.MESH)
                            .get()
                            .isEmpty());
            window.press(KeyCode.CONTROL, KeyCode.N);
            if (height > 900) {
                window.robot.clickOn("#fold-more");
            }
            write(window, "files-" + theme.name().toLowerCase(Locale.ROOT) + "-" + height + "-" + text);
        }
    }

    static void write(StudioRobot window, String name) throws IOException {
        write(window.on(() -> window.scene().snapshot(null)), name);
    }

    static void write(WritableImage shot, String name) throws IOException {
        int w = (int) shot.getWidth();
        int h = (int) shot.getHeight();
        float[] rgb = new float[3 * w * h];
        PixelReader pixels = shot.getPixelReader();
        for (int p = 0; p < w * h; p++) {
            int argb = pixels.getArgb(p % w, p / w);
            rgb[3 * p] = Srgb.byteToLinear(argb >> 16 & 0xff);
            rgb[3 * p + 1] = Srgb.byteToLinear(argb >> 8 & 0xff);
            rgb[3 * p + 2] = Srgb.byteToLinear(argb & 0xff);
        }
        Files.createDirectories(FOLDER);
        ImageWriter.writePng(FOLDER.resolve(name + ".png"), new FloatImage(w, h, rgb));
    }
}
