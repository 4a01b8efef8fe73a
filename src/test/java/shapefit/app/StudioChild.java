package shapefit.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.app.document.StudioModel;
import shapefit.camera.Pose;
import shapefit.project.ProjectFile;

/**
 * A program of its own with a window in which a fit runs for ever, to be killed. It says one line once a state of the run lies
 * in its autosave: {@code kept} and that state's pose.
 */
final class StudioChild {

    /** Steps a run has made before a state of it is kept. */
    private static final int STEPS = 40;

    private StudioChild() {}

    public static void main(String[] args) throws Exception {
        Path config = Path.of(args[0]);
        CompletableFuture<Studio> opened = new CompletableFuture<>();
        Platform.startup(() -> {
            Studio studio = new Studio(new Stage(), config, new ChosenFiles(), List.of());
            studio.show();
            opened.complete(studio);
        });
        Studio studio = opened.get();
        on(() -> {
            StudioModel model = studio.model();
            model.apply("Plan", s -> s.settings(x -> x.with(x.plan().scaled(1_000_000, 128))));
            studio.fit().toggle();
            return model;
        });
        while (on(() -> studio.fit().losses().steps().size()) < STEPS) {
            Thread.sleep(20);
        }
        Pose pose = on(() -> {
            studio.files().autosave(); // as the clock does each minute
            return studio.model().state().document().pose();
        });
        while (!kept(config).equals(Optional.of(pose))) {
            Thread.sleep(20);
        }
        System.out.println(line(pose));
    }

    static String line(Pose pose) {
        Quaterniond q = pose.rotation();
        Vector3d t = pose.translation();
        return "kept " + List.of(q.x, q.y, q.z, q.w, t.x, t.y, t.z);
    }

    private static <T> T on(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.get();
    }

    /** The pose in the autosave, if there is a whole one. */
    private static Optional<Pose> kept(Path config) {
        try (Stream<Path> all = Files.walk(config.resolve("autosave"))) {
            Path project = all.filter(p -> p.toString().endsWith(ProjectFile.ENDING))
                    .findFirst()
                    .orElseThrow(() -> new IOException("none yet"));
            return Optional.of(ProjectFile.read(project).scene().start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
