package shapefit.app.inspector;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import shapefit.app.document.Document;
import shapefit.app.document.Look;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.fit.RenderedPicture;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitSpec;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.Part;
import shapefit.fit.Schedule;

/**
 * What the inspector's groups share: ways to change settings as named steps, what is usual, and blur in pixels. JavaFX thread
 * only; no nodes.
 */
final class Tuning {

    private static final Set<Part> POSE = EnumSet.of(Part.ROTATION, Part.TRANSLATION);
    private static final Set<Part> SHAPE = EnumSet.of(Part.VERTICES);
    private static final Set<Part> POSTURE = EnumSet.of(Part.ROTATION, Part.TRANSLATION, Part.JOINTS);

    /** How far apart two numbers may be that were multiplied and divided again. */
    private static final double ROUNDING = 1e-9;

    private final StudioModel model;
    private final FitViewModel fit;
    private final LivePreview preview;

    private Document usualOf; // inputs that the usual settings were made for
    private Set<Part> usualOfKind;
    private Settings usual;

    Tuning(StudioModel model, FitViewModel fit, LivePreview preview) {
        this.model = model;
        this.fit = fit;
        this.preview = preview;
    }

    StudioModel model() {
        return model;
    }

    LivePreview preview() {
        return preview;
    }

    /** Changes settings as one step. */
    void settings(String name, UnaryOperator<Settings> edit) {
        model.apply(name, s -> s.settings(edit));
    }

    /** Changes blur and transparency, and the schedule with them, within a gesture or as one step. */
    void look(String name, UnaryOperator<Look> edit) {
        if (model.inGestureProperty().get()) {
            model.edit(s -> s.look(edit, fit.stageNow()));
        } else {
            model.apply(name, s -> s.look(edit, fit.stageNow()));
        }
    }

    /** Changes the schedule, and draws as it is now. */
    void schedule(String name, Schedule schedule) {
        model.apply(name, s -> along(s, schedule));
    }

    State along(State state, Schedule schedule) {
        State next = state.settings(s -> s.with(s.plan().along(schedule)));
        return next.lookAt(Math.min(fit.stageNow(), schedule.stages().size() - 1));
    }

    /** What the settings would be if nobody had touched them. */
    Settings usual(State state) {
        Document document = state.document();
        Set<Part> kind = kind(state.settings().moves().keySet());
        if (usualOf == null || kind != usualOfKind || !document.hasInputsOf(usualOf)) {
            usualOf = document;
            usualOfKind = kind;
            usual = usual(document, kind);
        }
        return usual;
    }

    /** Which of the usual fits one that moves these parts is most like. */
    static Set<Part> kind(Set<Part> parts) {
        return parts.contains(Part.VERTICES) ? SHAPE : parts.contains(Part.JOINTS) ? POSTURE : POSE;
    }

    /** @param kind of {@link #kind} */
    static Settings usual(Document document, Set<Part> kind) {
        if (document.subject().isEmpty()) {
            return Settings.EMPTY;
        }
        Subject subject = document.subject().get();
        FitSpec spec = FitDefaults.spec(subject, kind, Settings.SEED);
        return Settings.of(spec.with(FitDefaults.comparable(spec)));
    }

    /** The schedule of the same name with usual blur; the state's own if its name is no known one. */
    Schedule usualSchedule(State state) {
        Schedule now = state.settings().plan().schedule();
        return named(state, now.name(), now);
    }

    Schedule named(State state, String name, Schedule otherwise) {
        boolean known = Schedule.ALL.stream().anyMatch(s -> s.name().equals(name));
        if (!known) {
            return otherwise;
        }
        double blur = state.document()
                .shape()
                .map(s -> FitDefaults.blurFor(s.mesh(), state.settings().moves().keySet()))
                .orElse(1.0);
        return Schedule.named(name).blurred(blur);
    }

    boolean hasUsualBlur(State state) {
        return hasUsual(state, Schedule.Stage::sigma);
    }

    boolean hasUsualSeeThrough(State state) {
        return hasUsual(state, Schedule.Stage::gamma);
    }

    private boolean hasUsual(State state, ToDoubleFunction<Schedule.Stage> value) {
        List<Schedule.Stage> now = state.settings().plan().schedule().stages();
        List<Schedule.Stage> usually = usualSchedule(state).stages();
        return now.size() == usually.size()
                && IntStream.range(0, now.size())
                        .allMatch(i -> same(value.applyAsDouble(now.get(i)), value.applyAsDouble(usually.get(i))));
    }

    static boolean same(double a, double b) {
        return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
    }

    /** The usual blur at the stage that sliders speak of. */
    Schedule.Stage usualStage() {
        Schedule schedule = usualSchedule(model.state());
        return schedule.stages().get(Math.min(fit.stageNow(), schedule.stages().size() - 1));
    }

    /** How far blur reaches, pixels of the run's full working size; NaN while there is no picture. */
    double pixels(double sigma) {
        RenderedPicture picture = preview.pictureProperty().get();
        return picture == null
                ? Double.NaN
                : picture.workingReach()
                        * Math.sqrt(sigma / picture.state().look().sigma());
    }

    /** The other way round. */
    double sigma(double pixels) {
        double ratio = pixels / pixels(1);
        return ratio * ratio;
    }
}
