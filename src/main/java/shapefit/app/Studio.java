package shapefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import shapefit.app.devices.DeviceChoice;
import shapefit.app.devices.DeviceSource;
import shapefit.app.devices.DevicesViewModel;
import shapefit.app.document.Document;
import shapefit.app.document.NudgeSteps;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.app.files.Choosers;
import shapefit.app.files.Example;
import shapefit.app.files.FilesViewModel;
import shapefit.app.files.Work;
import shapefit.app.fit.FitService;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.inputs.InputsPane;
import shapefit.app.inputs.InputsViewModel;
import shapefit.app.inputs.StartFinder;
import shapefit.app.inspector.OwnPresets;
import shapefit.app.runs.ComparisonSheet;
import shapefit.app.runs.RunsPane;
import shapefit.app.theme.Appearance;
import shapefit.app.theme.Fonts;
import shapefit.app.theme.Theme;
import shapefit.app.widgets.Command;
import shapefit.app.widgets.DisabledHints;
import shapefit.app.widgets.Keys;
import shapefit.render.Backends;

/**
 * One window with its models. It makes them, gives them to the panes, and closes what they hold open. JavaFX thread only.
 */
public final class Studio {

    private static final System.Logger LOG = System.getLogger(Studio.class.getName());
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 1100;
    private static final double LEAST_HEIGHT = 680;

    private final Stage stage;
    private final LayoutFile layout;
    private final Appearance appearance = new Appearance();
    private final Keys keys = new Keys();
    private final StudioModel model;
    private final FitViewModel fit;
    private final DevicesViewModel devices;
    private final LivePreview preview;
    private final Work work = new Work();
    private final FilesViewModel files;
    private final InputsViewModel inputs;
    private final FileMenu menu;
    private final WelcomeStrip welcome;
    private final StudioWindow window;
    private final NudgeSteps nudge = new NudgeSteps();
    private final BooleanProperty reopens = new SimpleBooleanProperty();
    private boolean closed;

    /**
     * @param stage the window, not yet shown
     * @param config where layout and preferences are kept
     * @param choosers ask for files
     * @param opened files to open; empty for the example
     */
    public Studio(Stage stage, Path config, Choosers choosers, List<Path> opened) {
        this(stage, config, choosers, opened, DeviceSource.MACHINE);
    }

    /** @param source of devices */
    Studio(Stage stage, Path config, Choosers choosers, List<Path> opened, DeviceSource source) {
        this.stage = stage;
        Fonts.load();
        model = new StudioModel(first());
        int cores = Runtime.getRuntime().availableProcessors();
        layout = new LayoutFile(config);
        // A first look for a GPU takes seconds, and a window must not wait for it.
        FitService service = new FitService(Backends.open(Backends.CPU, Math.max(1, cores - 1)));
        fit = new FitViewModel(model, service);
        preview = new LivePreview(model, Backends.open(Backends.CPU, Math.max(1, cores / 2)), problem -> {});
        devices = new DevicesViewModel(service, source, rememberedDevice());
        recall();
        files = new FilesViewModel(model, work, config);
        inputs = new InputsViewModel(model, work);
        fit.phaseProperty().subscribe((was, is) -> {
            if (!was.isLive() && is.isLive()) {
                files.autosave();
            }
        });
        NoticeStrip notices = new NoticeStrip(files, devices);
        menu = new FileMenu(stage, model, fit, files, inputs, notices, choosers);
        welcome = new WelcomeStrip(model, fit, appearance);
        window = new StudioWindow(
                new WindowModels(model, fit, devices, preview, appearance, keys, nudge),
                layout,
                parts(notices, choosers, new OwnPresets(config)));
        addCommands();
        open();
        if (opened.isEmpty()) {
            beginAgain();
        } else {
            model.open(State.of(Document.EMPTY, Settings.EMPTY)); // the files have nothing to do with an example
            menu.openAll(opened);
        }
    }

    private StudioWindow.Parts parts(NoticeStrip notices, Choosers choosers, OwnPresets presets) {
        StartFinder finder = new StartFinder(model, work);
        InputsPane scene = new InputsPane(model, inputs, finder, work, appearance, choosers);
        ComparisonSheet comparison = new ComparisonSheet();
        RunsPane runs = new RunsPane(fit, work, appearance, comparison::show);
        menu.addTo(keys, scene.commands());
        keys.add("Fit", List.of(scene.findStart()));
        return new StudioWindow.Parts(scene, finder, runs, comparison, notices, welcome, menu.exports(), presets);
    }

    private void open() {
        Scene scene = new Scene(
                window,
                layout.number("width", WIDTH, LEAST_WIDTH, 10_000),
                layout.number("height", HEIGHT, LEAST_HEIGHT, 10_000));
        appearance.dress(scene);
        keys.install(scene, window::isCovered);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.titleProperty()
                .bind(model.stateProperty().map(state -> state.document().name() + " – Shapefit"));
        DisabledHints.install(scene);
        menu.install(scene);
        stage.setOnHidden(event -> close());
    }

    private void addCommands() {
        keys.add("Edit", menu.clipboard());
        keys.add(
                "Edit",
                List.of(Command.of(
                                "Reopen the last project at start",
                                "Begins where you ended, or with the first example.",
                                "",
                                () -> reopens.set(!reopens.get()))
                        .ticked(reopens)));
        keys.add(
                "Window",
                List.of(Command.of(
                                "Full screen",
                                "Fills the screen, or goes back.",
                                "F11",
                                () -> stage.setFullScreen(!stage.isFullScreen()))
                        .once()));
    }

    /** A first start shows the first example; later ones go on with the last project, if there was one. */
    private void beginAgain() {
        Optional<Path> last = reopens.get() ? files.last() : Optional.empty();
        if (last.isPresent()) {
            model.open(State.of(Document.EMPTY, Settings.EMPTY)); // an example would be gone again at once
            files.reopen(last.get(), this::offer);
        } else if (layout.isKept()) {
            offer();
        }
    }

    private void offer() {
        welcome.show(menu.otherRecent(), menu.examples());
    }

    private void recall() {
        appearance.themeProperty().set("LIGHT".equals(layout.word("theme", "DARK")) ? Theme.LIGHT : Theme.DARK);
        appearance.textSizeProperty().set((int)
                layout.number("text", 100, Appearance.SMALLEST_TEXT, Appearance.LARGEST_TEXT));
        appearance.reducedMotionProperty().set(layout.flag("reducedMotion", false));
        reopens.set(layout.flag("reopen", true));
        nudge.pixelsProperty()
                .set(layout.number("nudge.pixels", NudgeSteps.USUAL_PIXELS, NudgeSteps.LEAST, NudgeSteps.MOST_PIXELS));
        nudge.degreesProperty()
                .set(layout.number(
                        "nudge.degrees", NudgeSteps.USUAL_DEGREES, NudgeSteps.LEAST, NudgeSteps.MOST_DEGREES));
    }

    private DeviceChoice rememberedDevice() {
        return new DeviceChoice(
                layout.word("device.backend", DeviceChoice.AUTOMATIC.backend()), layout.word("device.name", ""));
    }

    private void remember() {
        window.rememberSizes();
        DeviceChoice device = devices.choiceProperty().get();
        layout.set("device.backend", device.backend());
        layout.set("device.name", device.device());
        layout.set("theme", appearance.themeProperty().get().name());
        layout.set("text", appearance.textSizeProperty().get());
        layout.set("reducedMotion", appearance.reducedMotionProperty().get());
        layout.set("reopen", reopens.get());
        layout.set("nudge.pixels", nudge.pixelsProperty().get());
        layout.set("nudge.degrees", nudge.degreesProperty().get());
        if (!stage.isMaximized()) {
            layout.set("width", Math.round(stage.getScene().getWidth()));
            layout.set("height", Math.round(stage.getScene().getHeight()));
        }
        layout.set("maximized", stage.isMaximized());
        try {
            layout.save();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the window's layout was not kept: {0}", e.getMessage());
        }
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
        stage.setMaximized(layout.flag("maximized", false));
        stage.show();
        window.requestFocus();
        if (!layout.isKept()) {
            window.welcome();
        }
        devices.begin();
    }

    /** What the window works on. */
    public StudioModel model() {
        return model;
    }

    /** Fitting. */
    public FitViewModel fit() {
        return fit;
    }

    /** What computes. */
    public DevicesViewModel devices() {
        return devices;
    }

    /** The picture of the newest state. */
    public LivePreview preview() {
        return preview;
    }

    /** Opens and saves. */
    public FilesViewModel files() {
        return files;
    }

    /** Opens photo, mask, mesh and camera. */
    public InputsViewModel inputs() {
        return inputs;
    }

    /** Theme and text size. */
    public Appearance appearance() {
        return appearance;
    }

    /** Ends all threads; the window may be gone already. */
    public void close() {
        if (!closed) {
            closed = true;
            remember();
            devices.close();
            fit.close();
            preview.close();
            files.close();
            work.close();
        }
    }
}
