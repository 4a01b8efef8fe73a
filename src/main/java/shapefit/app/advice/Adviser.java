package shapefit.app.advice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import shapefit.app.document.Document;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.RenderedPicture;
import shapefit.app.widgets.Command;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitProgress;
import shapefit.fit.Schedule;
import shapefit.mesh.Mesh;

/** Finds the one thing worth saying in a situation. Used by one thread; it keeps what is slow to measure. */
final class Adviser {

    /** 1 − IoU below which silhouettes agree. */
    private static final double AGREE = 0.1;

    /** Raised blur reaches a little past the target. */
    private static final double ROOM = 1.1;

    /** For so many steps it is said that one was taken back. */
    private static final int RECENT_STEPS = 60;

    private final Cures cures;
    private RenderedPicture seen;
    private OptionalDouble gap = OptionalDouble.empty(); // in the picture seen
    private Mesh measured;
    private double meanEdge; // of the measured mesh, mesh units

    Adviser(Cures cures) {
        this.cures = cures;
    }

    /** What to say, never null. */
    Advice find(Situation now) {
        if (!now.problem().isEmpty()) {
            return advice(Advice.Kind.ERROR, "The fit cannot go on", sentence(now.problem()), rewind());
        }
        Document document = now.state().document();
        boolean target = document.photo().isPresent() || document.region().isPresent();
        if (document.shape().isEmpty() || !target) {
            return missing(document.shape().isPresent(), target);
        }
        Advice unseen = now.phase() == FitPhase.RUNNING ? null : unseen(document);
        if (unseen != null) {
            return unseen;
        }
        Advice apart = now.phase() == FitPhase.DONE || now.picture().isEmpty()
                ? null
                : apart(document, now.picture().get());
        if (apart != null) {
            return apart;
        }
        return switch (now.phase()) {
            case READY -> ready(now);
            case RUNNING -> running(now);
            case PAUSED -> paused(now);
            case DONE -> now.sameness().isEmpty() ? done(now) : alike(now);
        };
    }

    private static Advice missing(boolean shape, boolean target) {
        return advice(
                Advice.Kind.NOTE,
                "Something is missing",
                shape
                        ? "Drop a photo or a mask on the window."
                        : target
                                ? "Drop a mesh on the window."
                                : "Drop a mesh and a photo on the window; any order works.");
    }

    /** Nothing of the object can be in the picture. */
    private Advice unseen(Document document) {
        Sight sight = Sight.of(document);
        if (sight == Sight.SEEN) {
            return null;
        }
        Command place = Command.of(
                "Bring it to the middle",
                "Puts it upright and whole where the mask is, or in the middle of the picture.",
                "",
                cures::place);
        return sight == Sight.BEHIND
                ? advice(
                        Advice.Kind.WARNING,
                        "The object is behind the camera",
                        "It is there, but the photo’s camera looks the other way.",
                        place)
                : advice(
                        Advice.Kind.WARNING,
                        "The object is outside the picture",
                        "It is there, but beside what the photo’s camera sees.",
                        place);
    }

    /** No overlap: nothing pulls. */
    private Advice apart(Document document, RenderedPicture picture) {
        if (picture != seen) {
            seen = picture;
            gap = document.region().map(r -> Gap.between(picture, r.mask())).orElse(OptionalDouble.empty());
        }
        if (picture.reach() == 0) {
            return null; // the distribution ends at the edge, and no blur goes past it
        }
        // What blur reaches, and the gap, both in pixels of the fit's working picture
        double apart = gap.orElse(0) * workingPixels(picture);
        if (apart <= picture.workingReach()) {
            return null;
        }
        double wanted = Math.ceil(apart * ROOM / 5) * 5;
        double factor = wanted / picture.workingReach();
        return advice(
                Advice.Kind.WARNING,
                "Nothing pulls yet",
                text("Object and target are %.0f px apart; blur reaches %.0f px.", apart, picture.workingReach()),
                Command.of(
                        "Raise blur to %.0f px".formatted(wanted),
                        "Lets the object feel the target.",
                        "",
                        () -> cures.look("Raise blur", l -> l.with(l.sigma() * factor * factor, l.gamma()))));
    }

    private Advice ready(Situation now) {
        Document document = now.state().document();
        if (!now.sameness().isEmpty()) {
            return alike(now);
        }
        Advice background = background(now);
        if (background != null) {
            return background;
        }
        if (now.picture().isEmpty()) {
            return advice(Advice.Kind.NOTE, "Drawing", "The picture comes in a moment.");
        }
        RenderedPicture picture = now.picture().get();
        double edge = edgeInWorkingPixels(document, picture);
        if (edge < picture.workingReach() && !picture.state().look().hard()) {
            return advice(
                    Advice.Kind.NOTE,
                    "Blur is wider than the triangles",
                    text(
                            "It reaches %.0f px, a triangle is %.1f px wide: a fat outline is expected.",
                            picture.workingReach(), edge),
                    Command.of(
                            "Show hard render",
                            "Draws without blur; the fit is not touched.",
                            "",
                            () -> cures.look("Hard render", l -> l.withHard(true))));
        }
        double reach = picture.workingReach();
        String touch =
                document.region().isPresent() ? " and touches the target, so the fit can feel where to go." : ".";
        return advice(
                Advice.Kind.GOOD,
                "Ready to fit",
                text(reach < 1 ? "Blur reaches %.1f px" : "Blur reaches %.0f px", reach) + touch);
    }

    private Advice alike(Situation now) {
        return advice(
                Advice.Kind.NOTE,
                "More than one pose fits",
                now.sameness(),
                Command.of("Show them", "Shows the poses that fit equally well.", "", cures::showAlike));
    }

    /** Colours without a mask: what is behind a blurred object counts as much as the object. */
    private Advice background(Situation now) {
        Document document = now.state().document();
        boolean sharp = now.state().settings().plan().schedule().name().equals(Schedule.FINE.name());
        if (document.region().isPresent() || !document.others().isEmpty()) {
            return null;
        }
        boolean comparable = document.subject().map(FitDefaults::isComparable).orElse(false);
        if (!comparable) {
            return advice(
                    Advice.Kind.WARNING,
                    "Nothing can be compared",
                    "There is no mask, and the mesh has no colours to find in the photo.",
                    cures.openMask());
        }
        return sharp
                ? null
                : advice(
                        Advice.Kind.WARNING,
                        "The background dominates",
                        "Without a mask colours beside the object count, too. A mask, or a start that was found, helps.",
                        cures.openMask());
    }

    private Advice running(Situation now) {
        List<FitProgress> steps = now.steps();
        int newest = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).iteration();
        if (now.rolledBack() > 0 && newest - now.rolledBack() < RECENT_STEPS) {
            return advice(
                    Advice.Kind.WARNING,
                    "Not a number at step " + now.rolledBack(),
                    "Went back to step %d; steps are half as long from there.".formatted(now.rolledBack() - 1));
        }
        Optional<FitProgress.StepBack> back = LossTrend.stepBack(steps);
        if (back.isPresent()) {
            return advice(
                    Advice.Kind.NOTE, "Going up since step " + back.get().since(), "Step size halved, back to best.");
        }
        double silhouette =
                steps.isEmpty() ? 1 : steps.get(steps.size() - 1).terms().getOrDefault("silhouette", 0.0);
        if (LossTrend.isStill(steps) && silhouette > AGREE) {
            return advice(
                    Advice.Kind.WARNING,
                    "Loss has not moved for " + LossTrend.STILL_STEPS + " steps",
                    "It may be stuck. Turn the object by hand, or let it feel finer.",
                    Command.of(
                            "Halve the blur",
                            "Makes edges sharper for this stage and the next ones.",
                            "",
                            () -> cures.look("Halve blur", l -> l.with(l.sigma() / 4, l.gamma()))));
        }
        if (!hasOutline(steps)) {
            return advice(
                    Advice.Kind.GAINING,
                    "Finding its place",
                    "Colours pull the object. You can grab it: the fit goes on when you let go.");
        }
        return silhouette < AGREE
                ? advice(
                        Advice.Kind.GAINING,
                        "Settling",
                        "Silhouettes agree. You can grab the object: the fit goes on when you let go.")
                : advice(
                        Advice.Kind.GAINING,
                        "Finding its place",
                        "The outline pulls the object. You can grab it: the fit goes on when you let go.");
    }

    private static boolean hasOutline(List<FitProgress> steps) {
        return steps.isEmpty() || steps.get(steps.size() - 1).terms().containsKey("silhouette");
    }

    private Advice paused(Situation now) {
        return now.best()
                .map(best -> advice(
                        Advice.Kind.NOTE,
                        "Paused",
                        text("Best so far is %.3f, at step %d. Press Space to go on.", best.loss(), best.iteration()),
                        Command.of("Go to best", "Goes back to the best state of this stage.", "", cures::goToBest)))
                .orElseGet(() -> advice(Advice.Kind.NOTE, "Paused", "Press Space to go on."));
    }

    private Advice done(Situation now) {
        List<FitProgress> steps = now.steps();
        String loss = steps.isEmpty()
                ? ""
                : text(
                        " after %d steps, loss %.3f",
                        steps.size(), steps.get(steps.size() - 1).loss());
        return advice(
                Advice.Kind.GOOD,
                "Done" + loss,
                "Press Space to fit on from here, or rewind to see it again.",
                rewind());
    }

    private Command rewind() {
        return Command.of("Rewind", "Brings back what the run started from.", "", cures::rewind);
    }

    private double edgeInWorkingPixels(Document document, RenderedPicture picture) {
        Mesh mesh = document.shape().orElseThrow().mesh();
        if (mesh != measured) {
            measured = mesh;
            meanEdge = mesh.meanEdge();
        }
        double depth = -document.pose().then(document.view()).tz();
        double photoPixels =
                meanEdge * document.pose().scale() * document.lens().camera().fx() / Math.max(1e-9, depth);
        return photoPixels * workingPixels(picture);
    }

    /** Pixels of the fit's working picture per pixel of the photo; 1 where nothing reaches past an edge to tell by. */
    private static double workingPixels(RenderedPicture picture) {
        return picture.reach() == 0 ? 1 : picture.workingReach() * picture.enlargement() / picture.reach();
    }

    private static Advice advice(Advice.Kind kind, String title, String text, Command... cures) {
        return new Advice(kind, title, text, List.of(cures));
    }

    private static String sentence(String text) {
        String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
