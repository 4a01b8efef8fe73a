package shapefit.app.inputs;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.concurrent.Task;
import javafx.scene.image.Image;
import shapefit.app.document.Document;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.app.files.Work;
import shapefit.app.fit.Thumbnails;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitSpec;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.Part;
import shapefit.fit.StartSearch;
import shapefit.fit.StartSearch.Candidate;
import shapefit.fit.StartSearch.Ranking;
import shapefit.fit.Still;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;
import shapefit.render.Crew;

/** Looks for poses from which a fit ends well, on a thread of its own. JavaFX thread only; no nodes. */
public final class StartFinder {

    private static final List<String> NUMBERS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private final StudioModel model;
    private final Work work;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Found>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Found>> alike = new ReadOnlyObjectWrapper<>(List.of()); // several, or none

    private Search task;
    private Document searched;

    /**
     * A pose to choose.
     *
     * @param candidate the pose, and how well it fits
     * @param alike whether it is one of several that explain the photo equally well
     * @param picture of the object there, over the photo
     */
    public record Found(Candidate candidate, boolean alike, Image picture) {}

    /**
     * @param model whose object is looked for
     * @param work has the thread
     */
    public StartFinder(StudioModel model, Work work) {
        this.model = model;
        this.work = work;
        model.stateProperty().subscribe(this::stateChanged);
    }

    // Properties

    /** Whether it looks. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How much of the work is done, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why nothing was found, one sentence; empty if something was. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why it cannot look, one sentence; empty if it can. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** Poses to choose from, best first. */
    public ReadOnlyObjectProperty<List<Found>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Says that the newest search has found several equally good poses, one sentence; empty if it has not. */
    public ObservableValue<String> sameness() {
        return alike.map(poses -> poses.isEmpty() ? "" : sameness(poses.size()));
    }

    static String sameness(int count) {
        return "This shape looks the same from several sides; %s poses fit equally well."
                .formatted(count < NUMBERS.size() ? NUMBERS.get(count) : String.valueOf(count));
    }

    // Commands

    /** Tries all rotations. */
    public void find() {
        State state = model.state();
        if (running.get() || !obstacle.get().isEmpty()) {
            return;
        }
        problem.set("");
        forget();
        searched = state.document();
        task = new Search(state.document(), state.settings());
        progress.bind(task.progressProperty().map(p -> Math.max(0, p.doubleValue())));
        task.setOnSucceeded(e -> {
            stopped();
            found.set(task.getValue());
            alike.set(task.getValue().stream().filter(Found::alike).toList());
        });
        task.setOnFailed(e -> {
            stopped();
            problem.set(Work.sentence(task.getException()));
        });
        task.setOnCancelled(e -> stopped());
        running.set(true);
        work.run(task);
    }

    private void stopped() {
        progress.unbind();
        progress.set(0);
        running.set(false);
    }

    /** Gives up. */
    public void cancel() {
        if (running.get()) {
            task.cancel(false);
        }
    }

    /** Puts the object where one of the poses says. */
    public void take(Found chosen) {
        model.apply("Take a found start", s -> s.startingAt(chosen.candidate().pose()));
    }

    /** Takes the poses away; {@link #showAlike} brings the equally good ones back. */
    public void dismiss() {
        found.set(List.of());
    }

    /** Leaves only those to choose from that are equally good. */
    public void showAlike() {
        found.set(alike.get());
    }

    private void forget() {
        dismiss();
        alike.set(List.of());
    }

    private void stateChanged(State state) {
        obstacle.set(obstacle(state.document()));
        boolean other = searched != null && !state.document().hasInputsOf(searched);
        if (other) {
            searched = null;
            cancel();
            forget();
        }
    }

    private static String obstacle(Document document) {
        if (document.shape().isEmpty()) {
            return "Open a mesh first.";
        }
        boolean colors = Still.hasColors(document.shape().get().mesh())
                && document.photo().isPresent();
        if (document.region().isEmpty() && !colors) {
            return "Open a mask first: it says where to look.";
        }
        return document.others().isEmpty() ? "" : "With several photos the views say where the object is.";
    }

    private static final class Search extends Task<List<Found>> {

        private final Document document;
        private final Settings settings;

        Search(Document document, Settings settings) {
            this.document = document;
            this.settings = settings;
        }

        @Override
        protected List<Found> call() {
            Subject subject = document.subject().orElseThrow();
            boolean turns = settings.moves().containsKey(Part.ROTATION)
                    && !settings.moves().containsKey(Part.VERTICES);
            FitSpec spec = settings.spec(subject);
            FitSpec poses = turns
                    ? spec
                    : FitDefaults.spec(
                            subject,
                            EnumSet.of(Part.ROTATION, Part.TRANSLATION),
                            spec.plan().seed());
            DoubleConsumer told = share -> updateProgress(share, 1);
            BooleanSupplier cancelled = this::isCancelled;
            int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
            try (Crew crew = Backends.openCrew(threads)) {
                List<Found> all = new ArrayList<>();
                SoftRasterizer first = crew.members().get(0);
                Ranking ranking = new StartSearch(poses, crew.members()).everywhere(told, cancelled);
                for (Candidate candidate : ranking.few()) {
                    boolean alike = all.size() < ranking.alike() && ranking.alike() > 1;
                    all.add(new Found(candidate, alike, Thumbnails.placed(document.at(candidate.pose()), first)));
                }
                return all;
            }
        }
    }
}
