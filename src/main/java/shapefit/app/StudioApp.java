package shapefit.app;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;
import shapefit.app.files.SystemChoosers;

/** The JavaFX application: one window. */
public final class StudioApp extends Application {

    private Studio studio;

    /**
     * Opens the window and returns when it is closed.
     *
     * @param files to open in it; empty for the example
     */
    public static void open(List<Path> files) {
        launch(StudioApp.class, files.stream().map(Path::toString).toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        List<Path> files = getParameters().getRaw().stream().map(Path::of).toList();
        studio = new Studio(stage, ConfigFolder.ofUser(), new SystemChoosers(), files);
        studio.show();
    }

    @Override
    public void stop() {
        if (studio != null) {
            studio.close();
        }
    }
}
