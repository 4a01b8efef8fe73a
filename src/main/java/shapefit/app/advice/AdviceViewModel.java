package shapefit.app.advice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import shapefit.app.document.Document;
import shapefit.app.document.Look;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.fit.RenderedPicture;
import shapefit.app.widgets.Command;
import shapefit.fit.FitProgress;
import shapefit.mesh.Mesh;

/** Finds the one thing worth saying now. JavaFX thread only; no nodes. */
public final class AdviceViewModel {

    /** 1 − IoU below which silhouettes agree. */
    private static final double AGREE = 0.1;

    /** Raised blur reaches a little past the target. */
    private static final double ROOM = 1.1;

    private final StudioModel model;
    private final FitViewModel fit;
    private final LivePreview preview;
    private final ReadOnlyObjectWrapper<Advice> advice = new ReadOnlyObjectWrapper<>();

    private RenderedPicture seen;
    private OptionalDouble gap = OptionalDouble.empty(); // in the picture seen
    private Mesh measured;
    private double meanEdge; // of the measured mesh, mesh units

    /**
     * @param model what is looked at
     * @param fit how it goes
     * @param preview where the object is in the picture
     */
    public AdviceViewModel(StudioModel model, FitViewModel fit, LivePreview preview) {
        this.model = model;
        this.fit = fit;
        this.preview = preview;
        fit.phaseProperty().subscribe(p -> look());
        fit.progressProperty().subscribe(p -> look());
        fit.problemProperty().subscribe(p -> look());
        preview.pictureProperty().subscribe(p -> look());
    }

    /** What to say now, never null. */
    public ReadOnlyObjectProperty<Advice> adviceProperty() {
        return advice.getReadOnlyProperty();
    }

    private void look() {
        Advice found = find();
        Advice now = advice.get();
        // Cures are made anew each time; with the same words they do the same.
        if (now == null || !now.title().equals(found.title()) || !now.text().equals(found.text())) {
            advice.set(found);
        }
    }

    private Advice find() {
        if (!fit.problemProperty().get().isEmpty()) {
            return new Advice(
                    Advice.Kind.ERROR,
                    "The fit cannot go on",
                    sentence(fit.problemProperty().get()),
                    List.of(rewind()));
        }
        Document document = model.state().document();
        if (document.shape().isEmpty()
                || document.photo().isEmpty() && document.region().isEmpty()) {
            return new Advice(
                    Advice.Kind.NOTE,
                    "Something is missing",
                    "Drop a mesh and a photo on the window; any order works.",
                    List.of());
        }
        FitPhase phase = fit.phaseProperty().get();
        RenderedPicture picture = preview.pictureProperty().get();
        if (phase != FitPhase.DONE && picture != null) {
            Advice far = apart(document, picture);
            if (far != null) {
                return far;
            }
        }
        return switch (phase) {
            case READY -> ready(document, picture);
            case RUNNING -> running();
            case PAUSED -> paused();
            case DONE -> done();
        };
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
        Command raise = Command.of(
                "Raise blur to %.0f px".formatted(wanted),
                "Lets the object feel the target.",
                "",
                () -> look("Raise blur", l -> l.with(l.sigma() * factor * factor, l.gamma())));
        return new Advice(
                Advice.Kind.WARNING,
                "Nothing pulls yet",
                text("Object and target are %.0f px apart; blur reaches %.0f px.", apart, picture.workingReach()),
                List.of(raise));
    }

    private Advice ready(Document document, RenderedPicture picture) {
        if (picture == null) {
            return new Advice(Advice.Kind.NOTE, "Drawing", "The picture comes in a moment.", List.of());
        }
        double edge = edgeInWorkingPixels(document, picture);
        if (edge < picture.workingReach() && !picture.state().look().hard()) {
            return new Advice(
                    Advice.Kind.NOTE,
                    "Blur is wider than the triangles",
                    text(
                            "It reaches %.0f px, a triangle is %.1f px wide: a fat outline is expected.",
                            picture.workingReach(), edge),
                    List.of(Command.of(
                            "Show hard render",
                            "Draws without blur; the fit is not touched.",
                            "",
                            () -> look("Hard render", l -> l.withHard(true)))));
        }
        String touch =
                document.region().isPresent() ? " and touches the target, so the fit can feel where to go." : ".";
        return new Advice(
                Advice.Kind.GOOD,
                "Ready to fit",
                text("Blur reaches %.0f px", picture.workingReach()) + touch,
                List.of());
    }

    private Advice running() {
        List<FitProgress> steps = fit.losses().steps();
        Optional<FitProgress.StepBack> back = LossTrend.stepBack(steps);
        if (back.isPresent()) {
            return new Advice(
                    Advice.Kind.NOTE,
                    "Going up since step " + back.get().since(),
                    "Step size halved, back to best.",
                    List.of());
        }
        double silhouette =
                steps.isEmpty() ? 1 : steps.get(steps.size() - 1).terms().getOrDefault("silhouette", 0.0);
        if (LossTrend.isStill(steps) && silhouette > AGREE) {
            return new Advice(
                    Advice.Kind.WARNING,
                    "Loss has not moved for " + LossTrend.STILL_STEPS + " steps",
                    "It may be stuck. Turn the object by hand, or let it feel finer.",
                    List.of(Command.of(
                            "Halve the blur",
                            "Makes edges sharper for this stage and the next ones.",
                            "",
                            () -> look("Halve blur", l -> l.with(l.sigma() / 4, l.gamma())))));
        }
        return silhouette < AGREE
                ? new Advice(
                        Advice.Kind.GAINING,
                        "Settling",
                        "Silhouettes agree. You can grab the object: the fit goes on when you let go.",
                        List.of())
                : new Advice(
                        Advice.Kind.GAINING,
                        "Finding its place",
                        "The outline pulls the object. You can grab it: the fit goes on when you let go.",
                        List.of());
    }

    private Advice paused() {
        var best = fit.bestProperty().get();
        if (best == null) {
            return new Advice(Advice.Kind.NOTE, "Paused", "Press Space to go on.", List.of());
        }
        return new Advice(
                Advice.Kind.NOTE,
                "Paused",
                text("Best so far is %.3f, at step %d. Press Space to go on.", best.loss(), best.iteration()),
                List.of(Command.of("Go to best", "Goes back to the best state of this stage.", "", fit::goToBest)));
    }

    private Advice done() {
        List<FitProgress> steps = fit.losses().steps();
        String loss = steps.isEmpty()
                ? ""
                : text(
                        " after %d steps, loss %.3f",
                        steps.size(), steps.get(steps.size() - 1).loss());
        return new Advice(
                Advice.Kind.GOOD,
                "Done" + loss,
                "Press Space to fit on from here, or rewind to see it again.",
                List.of(rewind()));
    }

    private Command rewind() {
        return Command.of("Rewind", "Brings back what the run started from.", "", fit::rewind);
    }

    private void look(String name, UnaryOperator<Look> edit) {
        model.apply(name, s -> s.look(edit, fit.stageNow()));
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

    private static String sentence(String text) {
        String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
