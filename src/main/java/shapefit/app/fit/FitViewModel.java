package shapefit.app.fit;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import shapefit.app.document.Document;
import shapefit.app.document.Edit;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.app.document.Step;
import shapefit.app.document.StudioModel;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitProgress;
import shapefit.fit.FitResult;
import shapefit.fit.FitSession.Reached;
import shapefit.fit.FitSpec;

/**
 * State and commands of fitting. JavaFX thread only; no nodes.
 *
 * <p>It obeys what a person does to the {@link StudioModel} while a run is live: another pose pauses the run at its step,
 * is handed over when the gesture ends, and the run goes on; other settings act on the next step; another mesh or photo ends
 * it. What the run reaches goes into the model by {@link StudioModel#follow}, so the picture and every pane see one state.
 * A run is one step of undo; to undo it while it is live ends it.
 */
public final class FitViewModel {

    private final StudioModel model;
    private final FitService service;
    private final FitRun.Listener listener = new Ears();

    private final ReadOnlyObjectWrapper<FitPhase> phase = new ReadOnlyObjectWrapper<>(FitPhase.READY);
    private final ReadOnlyObjectWrapper<FitProgress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<FitProgress> read = new ReadOnlyObjectWrapper<>();
    private final Calm reading = new Calm(() -> read.set(progress.get()));
    private final ReadOnlyObjectWrapper<Reached> best = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper();
    private final LossSeries losses = new LossSeries();
    private final ObservableList<Run> runs = FXCollections.observableArrayList();
    private final MeshTrail meshes = new MeshTrail();
    private final StepClock clock = new StepClock();

    private FitRun run; // live or stopping, else null
    private Step runStep;
    private State start; // of the run, to rewind to
    private Camera startCamera;
    private boolean held; // the object is in the hand
    private int runNumber;
    private long startedNanos;

    /**
     * @param model what is fitted
     * @param service fits
     */
    public FitViewModel(StudioModel model, FitService service) {
        this.model = model;
        this.service = service;
        model.onEdit(this::edited);
        progress.subscribe(this::progressed);
        phase.subscribe(now -> reading.now());
        model.inGestureProperty().subscribe(this::gestureChanged);
    }

    // Properties

    /** Where fitting stands. */
    public ReadOnlyObjectProperty<FitPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Newest step of the run that is shown, or null before its first. */
    public ReadOnlyObjectProperty<FitProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The same for what people read: while a run goes, at most ten times a second. */
    public ReadOnlyObjectProperty<FitProgress> readProperty() {
        return read.getReadOnlyProperty();
    }

    /** Best state of the stage, or null. */
    public ReadOnlyObjectProperty<Reached> bestProperty() {
        return best.getReadOnlyProperty();
    }

    /** Why the last run could not go on, one sentence; empty if it could. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Steps a second, lately; 0 if nothing runs. */
    public ReadOnlyDoubleProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    /** Losses of the run that is shown. They change whenever {@link #progressProperty} does. */
    public LossSeries losses() {
        return losses;
    }

    /** Runs that have ended, newest first. Not to be changed by panes. */
    public ObservableList<Run> runs() {
        return runs;
    }

    /** Number of the run that is live, or was last; 0 before the first. */
    public int runNumber() {
        return runNumber;
    }

    /** The run that is shown, as far as it has come; empty before its first step. */
    public Optional<Run> shown() {
        if (start == null || losses.steps().isEmpty()) {
            return Optional.empty();
        }
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        return Optional.of(new Run(
                runNumber,
                start,
                model.state(),
                losses.steps(),
                meshes.all(),
                progress.get().loss(),
                seconds));
    }

    /** Index of the schedule's stage that sliders speak of: the live run's, else the first. */
    public int stageNow() {
        return phase.get().isLive() && progress.get() != null
                ? Math.min(progress.get().stage(), stages(model.state()) - 1)
                : 0;
    }

    private static int stages(State state) {
        return state.settings().plan().schedule().stages().size();
    }

    // Commands

    /** Starts a run, pauses it or lets it go on. */
    public void toggle() {
        switch (phase.get()) {
            case READY, DONE -> start(false);
            case RUNNING -> pause();
            case PAUSED -> resume();
        }
    }

    /** Pauses after the present step. */
    public void pause() {
        if (phase.get() == FitPhase.RUNNING) {
            run.pause();
            phase.set(FitPhase.PAUSED);
            speed.set(0);
        }
    }

    private void resume() {
        clock.restart();
        phase.set(FitPhase.RUNNING);
        run.resume();
    }

    /** Makes one step and waits; starts a run if there is none. */
    public void step() {
        if (!phase.get().isLive()) {
            start(true);
        }
        if (phase.get() == FitPhase.PAUSED) {
            run.stepOnce();
        }
    }

    /** Ends the run at once; the best of its stage is kept. */
    public void stop() {
        if (phase.get().isLive()) {
            run.stop();
            phase.set(FitPhase.DONE);
            speed.set(0);
        }
    }

    /** Ends the run and brings back what it started from; settings stay as they are now. */
    public void rewind() {
        if (start == null) {
            return;
        }
        keepUnfinished(model.state());
        Document from = start.document();
        leave();
        clear();
        model.apply("Rewind", now -> now.document(d -> asNow(from, d)).lookAt(0));
    }

    /** What was saved since keeps its name and file. */
    private static Document asNow(Document then, Document now) {
        return then.named(now.name(), now.file());
    }

    /** Takes the best state of the stage; a live run goes on from there. */
    public void goToBest() {
        Reached reached = best.get();
        if (reached == null || !phase.get().isLive()) {
            return;
        }
        run.moveToBest();
        model.follow(now -> now.document(d -> d.at(reached.pose()).through(zoomed(reached.zoom()))));
    }

    /** Brings a kept run's result back. */
    public void restore(Run kept) {
        keepUnfinished(model.state());
        leave();
        clear();
        model.apply("Restore run " + kept.number(), now -> kept.end().document(d -> asNow(d, now.document())));
        losses.addAll(kept.steps());
        meshes.setAll(kept.meshes());
        progress.set(kept.steps().get(kept.steps().size() - 1));
        start = kept.start();
        phase.set(FitPhase.DONE);
    }

    /** Ends what runs, for good. */
    public void close() {
        leave();
        service.close();
    }

    // How it goes

    private void start(boolean paused) {
        keepUnfinished(model.state());
        leave();
        clear();
        Optional<FitSpec> spec;
        try {
            spec = model.state().spec();
        } catch (IllegalArgumentException e) {
            problem.set(e.getMessage());
            return;
        }
        if (spec.isEmpty()) {
            problem.set("A mesh and a photo or mask are needed to fit; drop them on the window");
            return;
        }
        start = model.state();
        startCamera = start.document().lens().camera();
        runStep = model.record("Fit run " + ++runNumber);
        startedNanos = System.nanoTime();
        clock.restart();
        phase.set(paused ? FitPhase.PAUSED : FitPhase.RUNNING);
        run = service.start(spec.get(), paused, listener);
    }

    private void progressed(FitProgress now) {
        if (now == null || phase.get() != FitPhase.RUNNING) {
            reading.now();
        } else {
            reading.soon();
        }
    }

    private void leave() {
        if (run != null) {
            run.abandon();
            run = null;
        }
        held = false;
        speed.set(0);
    }

    private void clear() {
        losses.clear();
        meshes.setAll(List.of());
        best.set(null);
        progress.set(null);
        problem.set("");
        start = null;
        phase.set(FitPhase.READY);
    }

    /** Keeps the run that is about to be left before it has ended. */
    private void keepUnfinished(State reached) {
        keepRun(reached, progress.get() == null ? Double.NaN : progress.get().loss());
    }

    private void keepRun(State reached, double loss) {
        if (run != null && !losses.steps().isEmpty()) {
            double seconds = (System.nanoTime() - startedNanos) / 1e9;
            runs.add(0, new Run(runNumber, start, reached, losses.steps(), meshes.all(), loss, seconds));
        }
    }

    private Camera zoomed(double zoom) {
        return zoom == 1 ? startCamera : startCamera.zoomed(zoom);
    }

    private final class Ears implements FitRun.Listener {

        @Override
        public void stepped(FitRun from, List<FitProgress> all, FitRun.Tick newest) {
            losses.addAll(all);
            losses.rollBack(newest.rolledBack());
            best.set(newest.best().orElse(null));
            newest.mesh().ifPresent(mesh -> meshes.add(newest.progress().iteration(), mesh));
            clock.add(all.size());
            speed.set(phase.get() == FitPhase.RUNNING ? clock.perSecond() : 0);
            if (!held && newest.edits() == from.edits() && phase.get().isLive()) {
                model.follow(now -> followed(now, newest));
            }
            progress.set(newest.progress());
        }

        @Override
        public void ended(FitRun from, FitResult result) {
            State reached = model.state()
                    .document(d -> d.at(result.pose())
                            .through(result.cameras().get(0))
                            .in(result.light())
                            .fitted(result.mesh()));
            if (!held) {
                model.follow(now -> reached);
            }
            keepRun(reached, result.loss());
            leave();
            phase.set(FitPhase.DONE);
        }

        @Override
        public void failed(FitRun from, String why) {
            keepRun(model.state(), Double.NaN);
            leave();
            phase.set(FitPhase.DONE);
            problem.set(why);
        }
    }

    private State followed(State now, FitRun.Tick tick) {
        FitProgress p = tick.progress();
        State moved = now.document(d -> {
            Document placed = d.at(p.pose());
            placed = p.zoom() == 1 ? placed : placed.through(zoomed(p.zoom()));
            return tick.mesh().map(placed::fitted).orElse(placed);
        });
        return new State(moved.document(), moved.settings(), moved.look().with(p.sigma(), p.gamma()));
    }

    private void edited(Edit edit) {
        if (edit.kind() == Edit.Kind.OPEN) {
            leave();
            clear();
            runs.clear();
            return;
        }
        boolean undone = edit.kind() == Edit.Kind.UNDO && edit.step() == runStep;
        Document before = edit.before().document();
        Document after = edit.after().document();
        if (undone || !after.hasInputsOf(before) || (phase.get().isLive() && lensDiffers(before, after))) {
            keepUnfinished(edit.before());
            leave();
            clear();
            return;
        }
        if (!phase.get().isLive()) {
            return;
        }
        Settings settings = edit.after().settings();
        if (!settings.equals(edit.before().settings())) {
            run.change(spec -> settings.spec(spec.subject()));
        }
        if (!after.pose().equals(before.pose())) {
            moved(after.pose());
        }
    }

    /** A fit that moves the focal length changes it, too; but that is no edit. */
    private static boolean lensDiffers(Document before, Document after) {
        return !after.lens().camera().equals(before.lens().camera());
    }

    private void moved(Pose pose) {
        if (model.inGestureProperty().get()) {
            held = true;
            run.pause();
        } else {
            run.moveTo(pose);
        }
    }

    private void gestureChanged(boolean inGesture) {
        if (inGesture || !held) {
            return;
        }
        held = false;
        if (run != null && phase.get().isLive()) {
            run.moveTo(model.state().document().pose());
            if (phase.get() == FitPhase.RUNNING) {
                run.resume();
            }
        }
    }
}
