package shapefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;
import shapefit.app.document.Document;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.app.files.Example;
import shapefit.app.fit.FitService;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.theme.Appearance;
import shapefit.app.theme.Fonts;
import shapefit.app.widgets.Keys;
import shapefit.render.Backends;

/**
 * One window with its models. It makes them, gives them to the panes, and closes what they hold open. JavaFX thread only.
 */
public final class Studio {

    private final Stage stage;
    private final Appearance appearance = new Appearance();
    private final Keys keys = new Keys();
    private final StudioModel model;
    private final FitViewModel fit;
    private final LivePreview preview;
    private final StudioWindow window;
    private boolean closed;

    /**
     * @param stage the window, not yet shown
     * @param config where layout and preferences are kept
     * @param files to open; empty for the example
     */
    public Studio(Stage stage, Path config, List<Path> files) {
        this.stage = stage;
        Fonts.load();
        model = new StudioModel(first());
        int cores = Runtime.getRuntime().availableProcessors();
        fit = new FitViewModel(model, new FitService(Backends.open(Backends.AUTO, Math.max(1, cores - 1))));
        preview = new LivePreview(model, Backends.open(Backends.AUTO, Math.max(1, cores / 2)), problem -> {});
        window = new StudioWindow(model, fit, preview, appearance, keys);
        Scene scene = new Scene(window, 1440, 900);
        appearance.dress(scene);
        keys.install(scene);
        stage.setScene(scene);
        stage.setMinWidth(1100);
        stage.setMinHeight(680);
        stage.setTitle("Shapefit");
    }

    private static State first() {
        try {
            return Example.CUBE.open();
        } catch (IOException e) {
            return State.of(Document.EMPTY, Settings.EMPTY);
        }
    }

    /** Shows the window. */
    public void show() {
        stage.show();
    }

    /** What the window works on. */
    public StudioModel model() {
        return model;
    }

    /** Fitting. */
    public FitViewModel fit() {
        return fit;
    }

    /** The picture of the newest state. */
    public LivePreview preview() {
        return preview;
    }

    /** Theme and text size. */
    public Appearance appearance() {
        return appearance;
    }

    /** Ends all threads; the window may be gone already. */
    public void close() {
        if (!closed) {
            closed = true;
            fit.close();
            preview.close();
        }
    }
}
