package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.document.State;
import shapefit.testing.NeedsWindow;

/** A program that is killed in a run, and the one that is started after it. */
@NeedsWindow
@Timeout(180)
class KilledStudioTest {

    /** What this JVM was told about the window that a child must be told, too. */
    private static final Set<String> WINDOW_FLAGS =
            Set.of("glass.platform", "monocle.platform", "prism.order", "headless.geometry", "java.awt.headless");

    @TempDir
    Path config;

    @TempDir
    Path folder;

    private Process child;

    @AfterEach
    void end() throws InterruptedException {
        if (child != null) {
            child.destroyForcibly().waitFor();
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : WINDOW_FLAGS) {
            String value = System.getProperty(flag);
            if (value != null) {
                command.add("-D" + flag + "=" + value);
            }
        }
        command.addAll(List.of(
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                StudioChild.class.getName(),
                config.toString()));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("child.err").toFile())
                .start();
    }

    /** The line that the child says; the whole of its complaints if it ends before. */
    private String said() throws IOException {
        try (BufferedReader reader = child.inputReader()) {
            String line = reader.readLine();
            assertThat(line).as(Files.readString(folder.resolve("child.err"))).isNotNull();
            return line;
        }
    }

    @Test
    void aRunOfAKilledProgramIsOfferedAndComesBackAndGoesOn() throws Exception {
        child = start();
        String kept = said();
        assertThat(child.isAlive()).isTrue(); // its run has no end
        child.destroyForcibly();
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (StudioRobot next = new StudioRobot(config, 1440, 900)) {
            assertThat(next.on(() -> next.scene().lookup("#recovery").isVisible()))
                    .isTrue();
            assertThat(next.on(() -> ((Labeled) next.scene().lookup("#notice-recover")).getText()))
                    .isEqualTo("Recover");
            next.robot.clickOn("#notice-recover");
            next.until(
                    "the work",
                    () -> StudioChild.line(
                                    next.studio().model().state().document().pose())
                            .equals(kept));
            State state = next.on(() -> next.studio().model().state());
            assertThat(state.document().name()).isEqualTo("Cube pose");
            assertThat(state.document().photo()).isPresent();
            assertThat(state.document().region()).isPresent();
            assertThat(state.settings().plan().iterations()).isEqualTo(1_000_000);
            assertThat(next.on(() -> next.studio().model().changedProperty().get()))
                    .isTrue();
            next.on(() -> {
                next.studio().fit().step();
                return null;
            });
            next.until("a step", () -> next.studio().fit().losses().steps().size() == 1);
        }
        try (Stream<Path> left = Files.list(config.resolve("autosave"))) {
            assertThat(left).isEmpty();
        }
    }
}
