package shapefit.app.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shapefit.app.document.Document;
import shapefit.app.document.Look;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.app.files.Example;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.PictureMaker;
import shapefit.app.fit.RenderedPicture;
import shapefit.app.widgets.Command;
import shapefit.camera.Pose;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitProgress;
import shapefit.fit.FitSession.Reached;
import shapefit.mesh.Mesh;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;

/** Every message, in the situation it is for, with what its buttons do. */
class AdviserTest {

    private static final String SAME = "This shape looks the same from several sides; four poses fit equally well.";

    private final List<String> done = new ArrayList<>();
    private final Adviser adviser = new Adviser(new Recorder());
    private State cube;
    private Look edited; // by the latest cure

    private final class Recorder implements Cures {

        @Override
        public void look(String name, UnaryOperator<Look> edit) {
            done.add(name);
            edited = edit.apply(cube.look());
        }

        @Override
        public void goToBest() {
            done.add("best");
        }

        @Override
        public void rewind() {
            done.add("rewind");
        }

        @Override
        public void place() {
            done.add("place");
        }

        @Override
        public void showAlike() {
            done.add("alike");
        }

        @Override
        public Command openMask() {
            return Command.of("Open mask", "", "", () -> done.add("mask"));
        }
    }

    @BeforeEach
    void open() throws IOException {
        cube = Example.CUBE.open();
    }

    private static Optional<RenderedPicture> drawn(State state) {
        try (SoftRasterizer rasterizer = Backends.open(Backends.CPU, 1)) {
            return Optional.of(new PictureMaker(rasterizer).make(state, Optional.empty(), 160, true));
        }
    }

    private static Situation ready(State state) {
        boolean shown = state.document().shape().isPresent() && Sight.of(state.document()) == Sight.SEEN;
        return new Situation(
                state,
                FitPhase.READY,
                "",
                shown ? drawn(state) : Optional.empty(),
                List.of(),
                -1,
                Optional.empty(),
                "");
    }

    private static Situation in(FitPhase phase, State state, List<FitProgress> steps, int rolledBack) {
        Optional<Reached> best =
                steps.isEmpty() ? Optional.empty() : Optional.of(new Reached(3, 0.07, Pose.IDENTITY, 1));
        return new Situation(state, phase, "", drawn(state), steps, rolledBack, best, "");
    }

    private static Situation alike(Situation s) {
        return new Situation(s.state(), s.phase(), s.problem(), s.picture(), s.steps(), s.rolledBack(), s.best(), SAME);
    }

    private static FitProgress step(int iteration, double loss, double best, double silhouette) {
        return step(iteration, loss, best, silhouette, Optional.empty());
    }

    private static FitProgress step(
            int iteration, double loss, double best, double silhouette, Optional<FitProgress.StepBack> back) {
        return new FitProgress(
                iteration,
                240,
                0,
                loss,
                best,
                Map.of("silhouette", silhouette),
                Pose.IDENTITY,
                1,
                1e-4,
                1e-2,
                64,
                64,
                Optional.empty(),
                back);
    }

    private static List<FitProgress> falling(int steps, double silhouette) {
        return IntStream.rangeClosed(1, steps)
                .mapToObj(i -> step(i, 1.0 / i, 1.0 / i, silhouette))
                .toList();
    }

    private Advice expect(Situation situation, Advice.Kind kind, String title, String... cures) {
        Advice advice = adviser.find(situation);
        assertThat(advice.title()).isEqualTo(title);
        assertThat(advice.kind()).isEqualTo(kind);
        assertThat(advice.text()).endsWith(".");
        assertThat(advice.cures()).extracting(Command::title).containsExactly(cures);
        advice.cures().forEach(Command::run);
        assertThat(done).hasSize(cures.length);
        return advice;
    }

    private State without(UnaryOperator<Document> edit) {
        State bare = cube.document(edit);
        return bare.document()
                .subject()
                .map(s -> State.of(bare.document(), Settings.usual(s, Settings.SEED)))
                .orElse(bare);
    }

    private State at(double x, double z) {
        return cube.document(d -> d.at(Pose.translation(x, 0, z).then(d.view().inverse())));
    }

    @Test
    void aFitThatCannotGoOnIsToldInASentence() {
        Situation failed = new Situation(
                cube,
                FitPhase.DONE,
                "the loss of the start is not a number",
                Optional.empty(),
                List.of(),
                -1,
                Optional.empty(),
                "");
        Advice advice = expect(failed, Advice.Kind.ERROR, "The fit cannot go on", "Rewind");
        assertThat(advice.text()).isEqualTo("The loss of the start is not a number.");
        assertThat(done).containsExactly("rewind");
    }

    @Test
    void whatIsMissingIsNamed() {
        State empty = State.of(Document.EMPTY, Settings.EMPTY);
        assertThat(expect(ready(empty), Advice.Kind.NOTE, "Something is missing")
                        .text())
                .contains("a mesh and a photo");
        State mesh = empty.document(d -> d.with(cube.document().shape().orElseThrow()));
        assertThat(expect(ready(mesh), Advice.Kind.NOTE, "Something is missing").text())
                .contains("a photo or a mask");
        State mask = empty.document(d -> d.withRegion(cube.document().region()));
        assertThat(expect(ready(mask), Advice.Kind.NOTE, "Something is missing").text())
                .isEqualTo("Drop a mesh on the window.");
    }

    @Test
    void anObjectBehindTheCameraIsBroughtBack() {
        expect(ready(at(0, 4)), Advice.Kind.WARNING, "The object is behind the camera", "Bring it to the middle");
        assertThat(done).containsExactly("place");
    }

    @Test
    void anObjectBesideThePictureIsBroughtBack() {
        expect(ready(at(9, -4)), Advice.Kind.WARNING, "The object is outside the picture", "Bring it to the middle");
        assertThat(Sight.of(at(9, -4).document().placed())).isEqualTo(Sight.SEEN);
    }

    @Test
    void aCameraInsideTheObjectSeesIt() {
        assertThat(Sight.of(at(0, 0).document())).isEqualTo(Sight.SEEN);
    }

    @Test
    void blurIsRaisedUntilItReachesTheTarget() {
        State apart = at(-3, -10);
        State sharp = new State(apart.document(), apart.settings(), apart.look().withSigma(1e-5));
        Advice advice = adviser.find(ready(sharp));
        assertThat(advice.title()).isEqualTo("Nothing pulls yet");
        assertThat(advice.text()).matches("Object and target are \\d+ px apart; blur reaches \\d+ px\\.");
        assertThat(advice.cures().get(0).title()).matches("Raise blur to \\d+ px");
        advice.cures().get(0).run();
        assertThat(edited.sigma()).isGreaterThan(cube.look().sigma());
    }

    @Test
    void severalPosesThatFitEquallyWellAreShown() {
        Advice advice = expect(alike(ready(cube)), Advice.Kind.NOTE, "More than one pose fits", "Show them");
        assertThat(advice.text()).isEqualTo(SAME);
        assertThat(done).containsExactly("alike");
    }

    @Test
    void withoutAMaskTheBackgroundIsWarnedOf() {
        State bare = without(d -> d.withRegion(Optional.empty()));
        expect(ready(bare), Advice.Kind.WARNING, "The background dominates", "Open mask");
        assertThat(done).containsExactly("mask");
    }

    @Test
    void aFoundStartIsFittedSharpWithoutAMaskAndThenTheBackgroundDoesNoHarm() {
        State bare = without(d -> d.withRegion(Optional.empty()));
        State found = bare.startingAt(bare.document().pose());
        assertThat(adviser.find(ready(found)).title()).isEqualTo("Ready to fit");
    }

    @Test
    void aGreyMeshWithoutAMaskCannotBeCompared() {
        State bare = without(d -> {
            Mesh mesh = d.shape().orElseThrow().mesh();
            return d.fitted(Mesh.of(mesh.vertices(), mesh.faces())).withRegion(Optional.empty());
        });
        expect(ready(bare), Advice.Kind.WARNING, "Nothing can be compared", "Open mask");
    }

    @Test
    void untilThereIsAPictureItIsDrawn() {
        Situation s = new Situation(cube, FitPhase.READY, "", Optional.empty(), List.of(), -1, Optional.empty(), "");
        expect(s, Advice.Kind.NOTE, "Drawing");
    }

    @Test
    void blurWiderThanTrianglesOffersTheHardRender() {
        Look wide = cube.look().withSigma(0.3);
        expect(
                ready(new State(cube.document(), cube.settings(), wide)),
                Advice.Kind.NOTE,
                "Blur is wider than the triangles",
                "Show hard render");
        assertThat(edited.hard()).isTrue();
    }

    @Test
    void aGoodStartIsReady() {
        assertThat(expect(ready(cube), Advice.Kind.GOOD, "Ready to fit").text())
                .isEqualTo("Blur reaches 10 px and touches the target, so the fit can feel where to go.");
    }

    @Test
    void aStepThatWasTakenBackIsToldForAWhile() {
        Advice advice = expect(
                in(FitPhase.RUNNING, cube, falling(60, 0.5), 57), Advice.Kind.WARNING, "Not a number at step 57");
        assertThat(advice.text()).isEqualTo("Went back to step 56; steps are half as long from there.");
        assertThat(adviser.find(in(FitPhase.RUNNING, cube, falling(130, 0.5), 57))
                        .title())
                .isEqualTo("Finding its place");
    }

    @Test
    void goingBackToTheBestIsToldForAWhile() {
        List<FitProgress> steps = IntStream.rangeClosed(1, 20)
                .mapToObj(i ->
                        step(i, 0.5, 0.1, 0.5, i == 15 ? Optional.of(new FitProgress.StepBack(3)) : Optional.empty()))
                .toList();
        Advice advice = expect(in(FitPhase.RUNNING, cube, steps, -1), Advice.Kind.NOTE, "Going up since step 3");
        assertThat(advice.text()).isEqualTo("Step size halved, back to best.");
    }

    @Test
    void aLossThatDoesNotMoveGetsLessBlur() {
        List<FitProgress> steps = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> step(i, 0.5, 0.5, 0.5))
                .toList();
        expect(
                in(FitPhase.RUNNING, cube, steps, -1),
                Advice.Kind.WARNING,
                "Loss has not moved for 40 steps",
                "Halve the blur");
        assertThat(edited.sigma()).isEqualTo(cube.look().sigma() / 4);
    }

    @Test
    void aRunFindsItsPlaceAndThenSettles() {
        expect(in(FitPhase.RUNNING, cube, falling(10, 0.5), -1), Advice.Kind.GAINING, "Finding its place");
        expect(in(FitPhase.RUNNING, cube, falling(10, 0.05), -1), Advice.Kind.GAINING, "Settling");
    }

    @Test
    void coloursAloneDoNotSayThatOutlinesAgree() {
        FitProgress outline = step(5, 0.1, 0.1, 0);
        FitProgress colors = new FitProgress(
                5,
                240,
                0,
                0.1,
                0.1,
                Map.of("color", 0.1),
                Pose.IDENTITY,
                1,
                1e-4,
                1e-2,
                64,
                64,
                Optional.empty(),
                Optional.empty());
        assertThat(adviser.find(in(FitPhase.RUNNING, cube, List.of(outline), -1))
                        .title())
                .isEqualTo("Settling");
        Advice advice =
                expect(in(FitPhase.RUNNING, cube, List.of(colors), -1), Advice.Kind.GAINING, "Finding its place");
        assertThat(advice.text()).startsWith("Colours pull the object.");
    }

    @Test
    void aPausedRunSaysItsBest() {
        expect(in(FitPhase.PAUSED, cube, List.of(), -1), Advice.Kind.NOTE, "Paused");
        Advice advice =
                expect(in(FitPhase.PAUSED, cube, falling(5, 0.5), -1), Advice.Kind.NOTE, "Paused", "Go to best");
        assertThat(advice.text()).isEqualTo("Best so far is 0.070, at step 3. Press Space to go on.");
        assertThat(done).containsExactly("best");
    }

    @Test
    void aRunThatIsDoneSaysItsLossAndASearchAfterItItsLookalikes() {
        Situation over = in(FitPhase.DONE, cube, falling(8, 0.05), -1);
        expect(over, Advice.Kind.GOOD, "Done after 8 steps, loss 0.125", "Rewind");
        done.clear();
        expect(alike(over), Advice.Kind.NOTE, "More than one pose fits", "Show them");
    }

    @Test
    void polishingIsForWhoChoseNoScheduleAndHasNoMask() {
        State bare = without(d -> d.withRegion(Optional.empty()));
        Pose there = Pose.translation(0.1, 0, -4);
        State found = bare.startingAt(there);
        assertThat(found.document().pose()).isEqualTo(there);
        assertThat(found.settings().plan())
                .isEqualTo(FitDefaults.polishing(bare.spec().orElseThrow()).plan());
        assertThat(found.look().sigma()).isEqualTo(found.settings().stage(0).sigma());
        assertThat(cube.startingAt(there).settings()).isEqualTo(cube.settings());
        State chosen =
                bare.settings(s -> s.with(s.plan().along(s.plan().schedule().scaled(0.5, 1))));
        assertThat(chosen.startingAt(there).settings()).isEqualTo(chosen.settings());
    }
}
