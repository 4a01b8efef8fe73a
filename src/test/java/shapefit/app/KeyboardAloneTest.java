package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.document.State;
import shapefit.app.fit.FitPhase;
import shapefit.camera.Pose;
import shapefit.image.FloatImage;
import shapefit.project.PoseFile;
import shapefit.project.SceneFiles;
import shapefit.testing.NeedsWindow;

/** The demo from the window's first moment to files on the disk; nobody touches a pointer. */
@NeedsWindow
@Timeout(120)
class KeyboardAloneTest {

    @TempDir
    Path config;

    @TempDir
    Path folder;

    @Test
    void theDemoIsFittedAndExportedByKeyboardAlone() throws IOException {
        Path pose = folder.resolve("pose.json");
        Path picture = folder.resolve("picture.png");
        Path film = folder.resolve("film.gif");
        try (StudioRobot window = new StudioRobot(config, 1440, 900)) {
            window.press(KeyCode.SPACE);
            window.until("the end", () -> window.studio().fit().phaseProperty().get() == FitPhase.DONE);
            window.press(KeyCode.CONTROL, KeyCode.E);
            window.press(KeyCode.DOWN);
            export(window, pose, KeyCode.ENTER);
            export(window, picture, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
            export(window, film, KeyCode.CONTROL, KeyCode.R);
            assertThat(degreesFromTruth(pose)).isLessThan(2);
            State state = window.on(() -> window.studio().model().state());
            FloatImage photo = state.document().photo().orElseThrow().image();
            FloatImage drawn = shapefit.image.ImageReader.readColor(picture);
            assertThat(meanDifference(drawn, photo)).isLessThan(0.01); // measured 0.0007
        }
        assertThat(frames(film)).isGreaterThan(40);
        assertThat(Files.size(film)).isLessThan(2_000_000);
    }

    private static void export(StudioRobot window, Path file, KeyCode... keys) {
        window.on(() -> {
            window.chosen().answer(file);
            return null;
        });
        window.press(keys);
        window.until(file.getFileName().toString(), () -> Files.exists(file));
    }

    private static double degreesFromTruth(Path file) throws IOException {
        Pose found = SceneFiles.pose(PoseFile.read(file).pose());
        Pose truth = SceneFiles.pose(
                PoseFile.read(Path.of("assets/cube-pose/case.json")).pose());
        return Math.toDegrees(found.angleTo(truth));
    }

    /** Of linear values. */
    private static double meanDifference(FloatImage a, FloatImage b) {
        float[] first = a.rgb();
        float[] second = b.rgb();
        assertThat(first).hasSameSizeAs(second);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += Math.abs(first[i] - second[i]);
        }
        return sum / first.length;
    }

    private static int frames(Path gif) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            int frames = reader.getNumImages(true);
            reader.dispose();
            return frames;
        }
    }
}
