package shapefit.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitResult.StopReason;
import shapefit.image.FloatImage;
import shapefit.mesh.Mesh;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.SceneGradients;
import shapefit.render.SoftRenderer;

/**
 * Runs a {@link FitSpec}. It owns everything that changes; what it gives out is immutable.
 *
 * <p><b>Threads.</b> {@link #run}, {@link #step}, {@link #rewind}, {@link #best}, {@link #rolledBack} and {@link #mesh} belong to one thread, the
 * fit thread, on which the listener of {@code run} is called, too. {@link #pause}, {@link #resume}, {@link #stepOnce},
 * {@link #stop}, {@link #change}, {@link #moveTo}, {@link #moveToBest} and {@link #wantPicture} may be called from any.
 *
 * <p><b>Determinism.</b> The same spec, rewound or made anew, gives the same losses to the bit, on any number of threads.
 */
public final class FitSession {

    /** How often a step may be tried again, each time half as long, before the fit counts as diverged. */
    private static final int MOST_ROLL_BACKS = 20;

    private final FitSpec original;
    private final SoftRasterizer rasterizer;
    private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
    private final RunGate gate = new RunGate();
    private volatile boolean pictureWanted;

    private FitState state;
    private final SceneGradients gradients = new SceneGradients();
    private Parameters.Snapshot beforeStep;
    private final StageBest best = new StageBest();
    private final LossRise rise = new LossRise();
    private StageBest.Kept latest; // what the latest step started from
    private int iteration;
    private int stage;
    private double backOff;
    private int rollBacks;
    private int rolledBack; // the step of the newest one, -1 before the first
    private final List<Double> losses = new ArrayList<>();

    /**
     * The best state of the stage so far.
     *
     * @param iteration the steps that had been made
     * @param loss weighted sum of the terms
     * @param pose mesh to world
     * @param zoom factor on the focal length
     */
    public record Reached(int iteration, double loss, Pose pose, double zoom) {}

    /**
     * @param spec what to do
     * @param rasterizer does the work; stays the caller's to close
     * @throws FitException if the object is not in front of every camera
     */
    public FitSession(FitSpec spec, SoftRasterizer rasterizer) {
        this(spec, rasterizer, new SoftRenderer(spec.subject().mesh(), rasterizer));
    }

    /**
     * For many sessions of one mesh: copying a large texture for each would take longer than the fit.
     *
     * @param renderer of the spec's mesh, nothing of which has moved
     */
    FitSession(FitSpec spec, SoftRasterizer rasterizer, SoftRenderer renderer) {
        original = spec;
        this.rasterizer = rasterizer;
        begin(renderer);
    }

    /** Back to the start, to the bit; settings changed meanwhile are forgotten. */
    public void rewind() {
        begin(new SoftRenderer(original.subject().mesh(), rasterizer));
    }

    private void begin(SoftRenderer renderer) {
        changes.clear();
        state = new FitState(original, rasterizer, renderer);
        beforeStep = null;
        best.begin(0);
        latest = null;
        iteration = 0;
        stage = -1;
        backOff = 1;
        rollBacks = 0;
        rolledBack = -1;
        losses.clear();
    }

    /** Waits after the current step. */
    public void pause() {
        gate.pause();
    }

    /** Goes on. */
    public void resume() {
        gate.resume();
    }

    /** While it waits: makes one step, then waits again. */
    public void stepOnce() {
        gate.stepOnce();
    }

    /** Ends {@link #run} before the next view is rendered. */
    public void stop() {
        gate.stop();
    }

    /**
     * Changes the settings between two steps. Subject and optimiser stay those of the start; a change of anything else acts
     * on the next step.
     */
    public void change(UnaryOperator<FitSpec> edit) {
        changes.add(() -> heed(state.change(edit.apply(state.spec()))));
    }

    /**
     * Puts the object elsewhere before the next step, as a hand would. The part of the picture that is looked at and the depth
     * range follow, so losses before and after cannot be compared. If the object is then behind a camera, that step throws a
     * {@link FitException}.
     *
     * @param pose mesh to world
     */
    public void moveTo(Pose pose) {
        changes.add(() -> heed(state.place(pose)));
    }

    /** Goes back to {@link #best} before the next step. */
    public void moveToBest() {
        changes.add(() -> {
            if (best.get() != null) {
                state.parameters().restore(best.get().state());
            }
        });
    }

    /** The best state of this stage; empty before the first step of it. */
    public Optional<Reached> best() {
        return Optional.ofNullable(best.get())
                .map(b -> new Reached(
                        b.iteration(),
                        b.value().loss(),
                        b.state().pose(),
                        b.state().zoom()));
    }

    /** The newest step whose loss or gradient was not a number, so that it was taken back; -1 if there was none. */
    public int rolledBack() {
        return rolledBack;
    }

    /** Asks for a picture in the next progress. */
    public void wantPicture() {
        pictureWanted = true;
    }

    /**
     * Steps until the plan is done, the fit has converged, or somebody stops it.
     *
     * @param listener hears every step, on this thread
     * @param cancelled asked between views and steps
     * @throws FitException if the fit diverged
     * @throws shapefit.raster.RasterException if the device failed; {@link #salvage} has what was reached
     */
    public FitResult run(Consumer<FitProgress> listener, BooleanSupplier cancelled) {
        gate.open();
        StopReason reason = StopReason.ITERATIONS;
        while (iteration < state.spec().plan().iterations()) {
            if (!gate.await(cancelled)) {
                reason = StopReason.CANCELLED;
                break;
            }
            FitProgress progress = step(() -> gate.isStopped() || cancelled.getAsBoolean());
            if (progress == null) {
                reason = StopReason.CANCELLED;
                break;
            }
            listener.accept(progress);
            if (hasConverged()) {
                reason = StopReason.CONVERGED;
                break;
            }
        }
        return finish(reason);
    }

    /**
     * Makes one step.
     *
     * @return null if {@code cancelled} said so before the step was done; nothing has moved then
     * @throws FitException if the fit diverged
     */
    public FitProgress step(BooleanSupplier cancelled) {
        for (Runnable edit = changes.poll(); edit != null; edit = changes.poll()) {
            edit.run();
        }
        enterStage();
        FitSpec spec = state.spec();
        Parameters parameters = state.parameters();
        Objective objective = state.objective();
        SoftSettings look = look();
        while (true) {
            parameters.renderer().resize(gradients, spec.moves(Part.TEXTURE));
            gradients.clear();
            int[] views = objective.viewsOf(spec.plan(), iteration);
            Objective.Value value = objective.evaluate(spec, parameters, look, views, gradients, cancelled);
            if (value == null) {
                return null;
            }
            if (Double.isFinite(value.loss()) && parameters.gather(gradients, spec.moves())) {
                return advance(value, look);
            }
            rollBack();
        }
    }

    private void heed(FitState.Effect effect) {
        if (effect != FitState.Effect.NONE) {
            stage = -1; // entered anew, which forgets the best
        }
        if (effect == FitState.Effect.OTHER_STATE) {
            beforeStep = null;
        }
    }

    private void enterStage() {
        FitSpec spec = state.spec();
        int newStage = spec.plan().schedule().stageAt(iteration, spec.plan().iterations());
        if (newStage == stage) {
            return;
        }
        stage = newStage;
        best.begin(iteration);
        rise.begin();
        Schedule.Stage s = spec.plan().schedule().stages().get(stage);
        state.objective().useSize(Math.max(8, (int) Math.round(spec.plan().size() * s.sizeFactor())), spec);
        boolean early = stage > 0 || spec.moves(Part.LIGHT); // a photo's colours say that the pose is near, too
        if (early && spec.ignoreOccluders() && !spec.moves(Part.JOINTS)) {
            state.objective().ignoreOccluders(spec, state.parameters(), stage == 0);
        }
    }

    private SoftSettings look() {
        FitSpec spec = state.spec();
        Schedule.Stage s = spec.plan().schedule().stages().get(stage);
        return spec.settings().withBlur(s.sigma(), s.gamma());
    }

    private FitProgress advance(Objective.Value value, SoftSettings look) {
        FitSpec spec = state.spec();
        Parameters.Snapshot now = state.parameters().save(spec.moves().keySet());
        latest = new StageBest.Kept(now, value, iteration);
        keepBest(latest);
        beforeStep = now;
        losses.add(value.loss());
        Optional<FitProgress.StepBack> back = stepBack(value.loss());
        if (back.isEmpty()) {
            double factor =
                    spec.plan().schedule().stepFactorAt(iteration, spec.plan().iterations());
            state.parameters().step(spec.moves(), backOff * factor);
        }
        iteration++;
        return progress(value, look, back);
    }

    /** Goes back to the best state, to take smaller steps from there, if the loss has gone up for long. */
    private Optional<FitProgress.StepBack> stepBack(double loss) {
        StageBest.Kept known = best.get();
        // A shape's loss rises before it falls where parts of it have to pass each other; smaller steps leave it there.
        boolean shape = state.spec().moves(Part.VERTICES);
        if (shape || seesSome() || !rise.hears(loss, known.value().loss(), iteration - known.iteration())) {
            return Optional.empty();
        }
        returnTo(known.state());
        return Optional.of(new FitProgress.StepBack(known.iteration()));
    }

    /** Back to a state, to go on from it in steps half as long. */
    private void returnTo(Parameters.Snapshot known) {
        state.parameters().restore(known);
        state.parameters().forgetSteps();
        beforeStep = known;
        backOff /= 2;
    }

    private void keepBest(StageBest.Kept kept) {
        // A step that looks at some of the views has a loss of its own; then the newest state is the best known.
        best.offer(kept, seesSome());
    }

    private boolean seesSome() {
        FitSpec spec = state.spec();
        return spec.plan().viewsPerStep() > 0
                && spec.plan().viewsPerStep() < spec.subject().views().size();
    }

    private void rollBack() {
        rollBacks++;
        rolledBack = iteration;
        if (beforeStep == null || rollBacks > MOST_ROLL_BACKS) {
            throw new FitException(
                    beforeStep == null
                            ? "the loss of the start is not a number; check mesh, camera and start pose"
                            : "the fit diverged at step %d: even after %d halvings of the step its loss is not a number; take smaller steps or more blur"
                                    .formatted(iteration, MOST_ROLL_BACKS));
        }
        returnTo(beforeStep);
    }

    private boolean hasConverged() {
        FitSpec.Plan plan = state.spec().plan();
        boolean last = stage == plan.schedule().stages().size() - 1;
        boolean all = plan.viewsPerStep() == 0;
        return last && all && best.isStale(iteration);
    }

    private FitProgress progress(Objective.Value value, SoftSettings look, Optional<FitProgress.StepBack> back) {
        Optional<FitProgress.Picture> picture = Optional.empty();
        if (pictureWanted) {
            pictureWanted = false;
            picture = Optional.of(picture(look));
        }
        Camera camera = state.objective().target(0).camera();
        return new FitProgress(
                iteration,
                state.spec().plan().iterations(),
                stage,
                value.loss(),
                best.get().value().loss(),
                value.terms(),
                state.parameters().pose,
                state.parameters().zoom,
                look.sigma(),
                look.gamma(),
                camera.width(),
                camera.height(),
                picture,
                back);
    }

    private FitProgress.Picture picture(SoftSettings look) {
        SoftImage image = state.objective().render(state.spec(), state.parameters(), look, 0, true);
        return new FitProgress.Picture(new FloatImage(image.width, image.height, image.color), image.alpha);
    }

    /** The best state of the current stage, the newest one included. */
    private FitResult finish(StopReason reason) {
        if (stage < 0) {
            enterStage();
        }
        FitSpec spec = state.spec();
        Parameters parameters = state.parameters();
        Objective objective = state.objective();
        int[] views = objective.viewsOf(spec.plan(), iteration);
        Objective.Value newest = objective.evaluate(spec, parameters, look(), views, null, () -> false);
        if (Double.isFinite(newest.loss())) {
            keepBest(new StageBest.Kept(parameters.save(spec.moves().keySet()), newest, iteration));
        }
        return ended(best.get(), reason);
    }

    /** How much of the object seems hidden in the present stage, as a share of the mask; the loss does not count it. */
    double hidden() {
        return state.objective().hidden();
    }

    /**
     * The best state of the current stage, or else the latest known one, when {@link #run} could not go on; computes nothing.
     * Empty before the first step.
     */
    public Optional<FitResult> salvage() {
        return Optional.ofNullable(best.get() == null ? latest : best.get())
                .map(known -> ended(known, StopReason.FAILED));
    }

    private FitResult ended(StageBest.Kept with, StopReason reason) {
        FitSpec spec = state.spec();
        Parameters parameters = state.parameters();
        Parameters.Snapshot current = parameters.save(spec.moves().keySet());
        parameters.restore(with.state());
        FitResult result = new FitResult(
                mesh(),
                parameters.pose,
                spec.subject().views().stream()
                        .map(v -> v.camera().zoomed(parameters.zoom))
                        .toList(),
                parameters.light,
                iteration,
                with.value().loss(),
                with.value().terms(),
                List.copyOf(losses),
                reason);
        parameters.restore(current);
        return result;
    }

    /** The mesh as it is after the latest step. */
    public Mesh mesh() {
        return state.mesh();
    }
}
