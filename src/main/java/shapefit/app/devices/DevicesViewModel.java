package shapefit.app.devices;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import shapefit.app.fit.FitService;
import shapefit.raster.RasterException;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;
import shapefit.render.Survey;
import shapefit.render.Survey.Finding;

/**
 * What computes fits: the processor from the first moment on, and a device as soon as one that is wanted has been found, tried
 * and opened, all of which happens on a thread of its own. JavaFX thread only; no nodes.
 */
public final class DevicesViewModel implements AutoCloseable {

    private final FitService service;
    private final DeviceSource source;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "devices");
        made.setDaemon(true);
        return made;
    });
    private final ReadOnlyObjectWrapper<DeviceChoice> choice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Survey> survey = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private String inUse = Backends.CPU; // or on its way
    private boolean closed;
    private int orders; // a device that was ordered before the latest one is not wanted any more

    /**
     * @param service fits
     * @param source of devices
     * @param choice as it was the last time
     */
    public DevicesViewModel(FitService service, DeviceSource source, DeviceChoice choice) {
        this.service = service;
        this.source = source;
        this.choice.set(choice);
        service.failureProperty().subscribe(this::failed);
        doing.subscribe(words -> tell());
        obstacle.subscribe(words -> tell());
        tell();
    }

    // Properties

    /** What a person wants. */
    public ReadOnlyObjectProperty<DeviceChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** What was found; null before that. */
    public ReadOnlyObjectProperty<Survey> surveyProperty() {
        return survey.getReadOnlyProperty();
    }

    /** Whether it looks for devices or opens one. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What computes, in words. */
    public ReadOnlyStringProperty computingProperty() {
        return service.computingProperty();
    }

    /** Why that and nothing faster, in a few words; may be empty. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Why what is wanted does not compute, one sentence; empty if it does. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** That a device has failed in the middle of work, one sentence; empty if none has, or it has been read. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    // Commands

    /** Looks for what is wanted, where it is not the processor. */
    public void begin() {
        if (!choice.get().equals(DeviceChoice.PROCESSOR)) {
            look(false);
        }
    }

    /** Finds out what there is, if that is not known yet. */
    public void inquire() {
        if (survey.get() == null && !busy.get()) {
            look(false);
        }
    }

    /** Tries all devices again, also one that has failed. */
    public void tryAgain() {
        if (!busy.get()) {
            look(true);
        }
    }

    /** Computes with something else, from the next step on. */
    public void choose(DeviceChoice wanted) {
        choice.set(wanted);
        obstacle.set("");
        if (survey.get() == null) {
            begin();
        } else {
            useChosen();
        }
        tell();
    }

    /** It has been read. */
    public void clearFailure() {
        failure.set("");
    }

    /** Ends the thread; a device that is still being opened is closed. */
    @Override
    public void close() {
        closed = true;
        orders++;
        thread.shutdownNow();
    }

    // How it goes

    private void look(boolean again) {
        if (again) {
            obstacle.set("");
            failure.set("");
        }
        work("looking for a GPU", () -> {
            Survey found = source.survey(again);
            Platform.runLater(() -> {
                if (!closed) {
                    survey.set(found);
                    useChosen();
                }
            });
        });
    }

    private void useChosen() {
        Optional<Finding> wanted = choice.get().among(survey.get());
        String backend = wanted.filter(Finding::usable).map(Finding::name).orElse(Backends.CPU);
        if (wanted.isEmpty()) {
            obstacle.set("The device " + choice.get().device() + " is not there any more");
        } else if (!wanted.get().usable()) {
            obstacle.set(wanted.get().device() + ": " + wanted.get().reason());
        }
        if (!backend.equals(inUse)) {
            inUse = backend;
            orders++;
            if (backend.equals(Backends.CPU)) {
                service.useProcessor();
            } else {
                open(backend, wanted.orElseThrow().device(), orders);
            }
        }
        tell();
    }

    private void open(String backend, String device, int order) {
        work("preparing " + device, () -> {
            SoftRasterizer opened = source.open(backend);
            Platform.runLater(() -> {
                if (order == orders) {
                    service.use(opened);
                } else {
                    discard(opened);
                }
            });
        });
    }

    private void discard(SoftRasterizer unwanted) {
        try {
            thread.execute(unwanted::close);
        } catch (RejectedExecutionException e) {
            unwanted.close(); // the window has been closed
        }
    }

    /** Does something on the other thread; what goes wrong there leaves the processor computing, and says why. */
    private void work(String words, Runnable task) {
        busy.set(true);
        doing.set(words);
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RasterException | IllegalArgumentException | LinkageError e) {
                    Platform.runLater(() -> failed(String.valueOf(e.getMessage())));
                } finally {
                    Platform.runLater(() -> {
                        if (doing.get().equals(words)) {
                            busy.set(false);
                            doing.set("");
                        }
                    });
                }
            });
        } catch (RejectedExecutionException e) {
            busy.set(false); // the window has been closed
        }
    }

    private void failed(String sentence) {
        if (!sentence.isEmpty()) {
            String capital = sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
            inUse = Backends.CPU;
            failure.set(capital);
            obstacle.set(capital);
        }
    }

    private void tell() {
        boolean automatic = choice.get().equals(DeviceChoice.AUTOMATIC);
        boolean doubt = automatic && survey.get() != null && survey.get().gpuFailed();
        if (!inUse.equals(Backends.CPU) && doing.get().isEmpty()) {
            note.set("");
        } else if (!doing.get().isEmpty()) {
            note.set(doing.get());
        } else if (!obstacle.get().isEmpty() || doubt) {
            note.set(automatic ? "GPU not used (why?)" : "chosen device not used (why?)");
        } else {
            note.set(automatic && survey.get() != null ? "no GPU found" : "");
        }
    }
}
