package shapefit.app.document;

import java.util.Optional;
import java.util.function.UnaryOperator;
import shapefit.camera.Pose;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitSpec;
import shapefit.fit.Schedule;

/**
 * Everything that undo brings back. Immutable.
 *
 * @param document what is fitted to what
 * @param settings how
 * @param look how the object is drawn
 */
public record State(Document document, Settings settings, Look look) {

    /** A document with settings, drawn as its fit will start. */
    public static State of(Document document, Settings settings) {
        return new State(document, settings, Look.of(settings.stage(0)));
    }

    /** The fit to make from here; empty if something is missing. */
    public Optional<FitSpec> spec() {
        return document.subject().map(settings::spec);
    }

    /** Whether a project that keeps this one keeps the other one, too. */
    public boolean isKeptAs(State other) {
        return document.equals(other.document) && settings.equals(other.settings) && look.isKeptAs(other.look);
    }

    /** The same with the document changed. */
    public State document(UnaryOperator<Document> edit) {
        return new State(edit.apply(document), settings, look);
    }

    /** The same with the settings changed; the look stays. */
    public State settings(UnaryOperator<Settings> edit) {
        return new State(document, edit.apply(settings), look);
    }

    /**
     * The same with the object where a search has found it, drawn as the fit will start. Without a mask the fit stays sharp from
     * there, unless somebody chose a schedule.
     *
     * @param found mesh to world
     */
    public State startingAt(Pose found) {
        return document(d -> d.at(found)).polishing().lookAt(0);
    }

    private State polishing() {
        Optional<FitSpec> spec = document.region().isPresent() ? Optional.empty() : spec();
        if (spec.isEmpty() || !hasUsualSchedule(spec.get())) {
            return this;
        }
        return settings(s -> s.with(FitDefaults.polishing(spec.get()).plan()));
    }

    private static boolean hasUsualSchedule(FitSpec spec) {
        FitSpec usual = FitDefaults.spec(
                spec.subject(), spec.moves().keySet(), spec.plan().seed());
        return spec.plan().schedule().equals(usual.plan().schedule());
    }

    /** The same drawn as it is at a stage of the schedule. */
    public State lookAt(int stage) {
        Schedule.Stage s = settings.stage(stage);
        return new State(document, settings, look.with(s.sigma(), s.gamma()));
    }

    /**
     * The same with another look. The whole schedule is scaled with it, so that the given stage has just this blur and
     * transparency: a fit that starts or runs in it feels what is seen.
     *
     * @param stage where the fit is, 0 if none runs
     */
    public State look(UnaryOperator<Look> edit, int stage) {
        Look next = edit.apply(look);
        if (next.sigma() == look.sigma() && next.gamma() == look.gamma()) {
            return new State(document, settings, next);
        }
        Schedule.Stage now = settings.stage(stage);
        Schedule scaled = settings.plan().schedule().scaled(next.sigma() / now.sigma(), next.gamma() / now.gamma());
        return new State(document, settings.with(settings.plan().along(scaled)), next);
    }
}
