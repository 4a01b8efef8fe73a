package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shapefit.app.document.State;
import shapefit.app.theme.Theme;
import shapefit.camera.Pose;
import shapefit.testing.NeedsWindow;

/** What a start shows, after a first one. */
@NeedsWindow
@Timeout(120)
class ReopeningTest {

    @TempDir
    Path config;

    @TempDir
    Path folder;

    /** A first start in which a project is saved; gives what it has. */
    private State saveOne(Path file, Theme theme) {
        try (StudioRobot window = new StudioRobot(config, 1440, 900)) {
            assertThat(isShown(window, "#hint")).isTrue();
            assertThat(isShown(window, "#welcome")).isFalse();
            window.on(() -> {
                window.studio().appearance().themeProperty().set(theme);
                window.studio()
                        .model()
                        .apply(
                                "Move",
                                s -> s.document(d -> d.at(d.pose().then(Pose.translation(0.2, 0, 0))))
                                        .look(l -> l.withLinked(true), 0));
                window.studio().files().save(file, () -> {});
                return null;
            });
            window.until(
                    "saved", () -> !window.studio().model().changedProperty().get());
            return window.on(() -> window.studio().model().state());
        }
    }

    private static boolean isShown(StudioRobot window, String id) {
        return window.robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    private static String name(StudioRobot window) {
        return window.studio().model().state().document().name();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aLaterStartGoesOnWithTheLastProject(Theme theme) throws IOException {
        State saved = saveOne(folder.resolve("mine.shapefit"), theme);
        try (StudioRobot window = new StudioRobot(config)) {
            window.until("the project", () -> name(window).equals("mine.shapefit"));
            State read = window.studio().model().state();
            assertThat(read.document().pose()).isEqualTo(saved.document().pose());
            assertThat(read.look()).isEqualTo(saved.look());
            assertThat(window.studio().model().changedProperty().get()).isFalse();
            window.until("the welcome", () -> isShown(window, "#welcome"));
            assertThat(isShown(window, "#hint")).isFalse();
            window.until("its picture", () -> {
                var picture = window.studio().preview().pictureProperty().get();
                return picture != null && picture.fine();
            });
            assertThat(window.on(() -> LayoutAudit.faults(window.scene().getRoot())))
                    .isEmpty();
            ScreenshotTest.write(window, "welcome-" + theme.name().toLowerCase(Locale.ROOT));
            window.press(KeyCode.ESCAPE);
            assertThat(isShown(window, "#welcome")).isFalse();
        }
    }

    @Test
    void theWelcomeGoesWhenSomethingIsDone() {
        saveOne(folder.resolve("mine.shapefit"), Theme.DARK);
        try (StudioRobot window = new StudioRobot(config)) {
            window.until("the welcome", () -> isShown(window, "#welcome"));
            window.on(() -> {
                window.studio()
                        .model()
                        .apply("Move", s -> s.document(d -> d.at(d.pose().then(Pose.translation(0.1, 0, 0)))));
                return null;
            });
            assertThat(isShown(window, "#welcome")).isFalse();
        }
    }

    @Test
    void aVanishedProjectIsSaidOnceAndTheFirstExampleIsShown() throws IOException {
        Path file = folder.resolve("mine.shapefit");
        saveOne(file, Theme.DARK);
        Files.delete(file);
        try (StudioRobot window = new StudioRobot(config)) {
            window.until("the example", () -> name(window).equals("Cube pose"));
            window.until(
                    "a notice",
                    () -> window.studio().files().problemProperty().get().contains("mine.shapefit"));
            assertThat(isShown(window, "#file-problem")).isTrue();
        }
        try (StudioRobot window = new StudioRobot(config)) {
            window.until("the welcome", () -> isShown(window, "#welcome"));
            assertThat(window.studio().files().problemProperty().get()).isEmpty();
            assertThat(name(window)).isEqualTo("Cube pose");
        }
    }

    @Test
    void aBrokenProjectIsSaidAndTheFirstExampleIsShown() throws IOException {
        Path file = folder.resolve("mine.shapefit");
        saveOne(file, Theme.DARK);
        Files.writeString(file, "{");
        try (StudioRobot window = new StudioRobot(config)) {
            window.until("the example", () -> name(window).equals("Cube pose"));
            window.until(
                    "a notice",
                    () -> !window.studio().files().problemProperty().get().isEmpty());
            assertThat(window.studio().files().problemProperty().get())
                    .startsWith("The last project was not opened again.")
                    .contains("mine.shapefit");
        }
    }

    @Test
    void reopeningCanBeTurnedOff() {
        saveOne(folder.resolve("mine.shapefit"), Theme.DARK);
        try (StudioRobot window = new StudioRobot(config)) {
            window.until("the project", () -> name(window).equals("mine.shapefit"));
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            window.robot.write("reopen");
            window.press(KeyCode.ENTER);
        }
        try (StudioRobot window = new StudioRobot(config)) {
            window.until("the welcome", () -> isShown(window, "#welcome"));
            assertThat(name(window)).isEqualTo("Cube pose");
        }
    }

    @Test
    void aStartWithFilesReopensNothing() {
        saveOne(folder.resolve("mine.shapefit"), Theme.DARK);
        try (StudioRobot window =
                new StudioRobot(config, List.of(Path.of("meshes/vessel.obj").toAbsolutePath()))) {
            window.until(
                    "the mesh",
                    () -> window.studio()
                            .model()
                            .state()
                            .document()
                            .shape()
                            .filter(shape -> shape.file().endsWith("vessel.obj"))
                            .isPresent());
            assertThat(name(window)).isEqualTo("Untitled");
            assertThat(isShown(window, "#welcome")).isFalse();
        }
    }
}
