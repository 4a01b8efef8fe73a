package shapefit.fit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitResult.StopReason;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.FloatImage;
import shapefit.mesh.Mesh;
import shapefit.mesh.Texture;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.SceneGradients;
import shapefit.render.SoftRenderer;

/**
 * Runs a {@link FitSpec}. It owns everything that changes; what it gives out is immutable.
 *
 * <p><b>Threads.</b> {@link #run}, {@link #step}, {@link #rewind}, {@link #best} and {@link #mesh} belong to one thread, the
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
    private final Object wakeUp = new Object();
    private volatile boolean paused;
    private int stepsGranted; // while paused; guarded by wakeUp
    private volatile boolean stopped;
    private volatile boolean pictureWanted;

    private FitSpec spec;
    private PoseFrame frame;
    private Parameters parameters;
    private Objective objective;
    private final SceneGradients gradients = new SceneGradients();
    private Parameters.Snapshot beforeStep;
    private final StageBest best = new StageBest();
    private StageBest.Kept latest; // what the latest step started from
    private int iteration;
    private int stage;
    private double backOff;
    private int rollBacks;
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
        spec = original;
        frame = new PoseFrame(spec.subject().mesh(), spec.subject().views());
        parameters = new Parameters(spec, renderer, frame);
        objective = new Objective(spec, renderer, frame);
        beforeStep = null;
        best.begin(0);
        latest = null;
        iteration = 0;
        stage = -1;
        backOff = 1;
        rollBacks = 0;
        losses.clear();
    }

    /** Waits after the current step. */
    public void pause() {
        paused = true;
    }

    /** Goes on. */
    public void resume() {
        synchronized (wakeUp) {
            paused = false;
            stepsGranted = 0;
            wakeUp.notifyAll();
        }
    }

    /** While it waits: makes one step, then waits again. */
    public void stepOnce() {
        synchronized (wakeUp) {
            stepsGranted++;
            wakeUp.notifyAll();
        }
    }

    /** Ends {@link #run} before the next view is rendered. */
    public void stop() {
        synchronized (wakeUp) {
            stopped = true;
            wakeUp.notifyAll();
        }
    }

    /**
     * Changes the settings between two steps. Subject and optimiser stay those of the start; a change of anything else acts
     * on the next step.
     */
    public void change(UnaryOperator<FitSpec> edit) {
        changes.add(() -> apply(edit.apply(spec)));
    }

    /**
     * Puts the object elsewhere before the next step, as a hand would. The part of the picture that is looked at and the depth
     * range follow, so losses before and after cannot be compared. If the object is then behind a camera, that step throws a
     * {@link FitException}.
     *
     * @param pose mesh to world
     */
    public void moveTo(Pose pose) {
        changes.add(() -> place(pose));
    }

    /** Goes back to {@link #best} before the next step. */
    public void moveToBest() {
        changes.add(() -> {
            if (best.get() != null) {
                parameters.restore(best.get().state());
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
        stopped = false;
        StopReason reason = StopReason.ITERATIONS;
        while (iteration < spec.plan().iterations()) {
            if (!waitWhilePaused(cancelled)) {
                reason = StopReason.CANCELLED;
                break;
            }
            FitProgress progress = step(() -> stopped || cancelled.getAsBoolean());
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

    private boolean waitWhilePaused(BooleanSupplier cancelled) {
        synchronized (wakeUp) {
            while (paused && stepsGranted == 0 && !stopped && !cancelled.getAsBoolean()) {
                try {
                    wakeUp.wait(20); // the caller's own flag rings no bell
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            stepsGranted = Math.max(0, stepsGranted - 1);
        }
        return !stopped && !cancelled.getAsBoolean();
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
        Schedule schedule = spec.plan().schedule();
        int iterations = spec.plan().iterations();
        enter(schedule.stageAt(iteration, iterations));
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

    private void apply(FitSpec changed) {
        FitSpec next = changed.with(spec.subject());
        if (parameters.renderer().texture().length == 0 && next.moves(Part.TEXTURE)) {
            Map<Part, Move> moves = new EnumMap<>(next.moves());
            moves.remove(Part.TEXTURE); // it has come since the start, and the renderer knows nothing of it
            next = next.with(moves).with(spec.subject());
        }
        boolean other = next.moves(Part.VERTICES) && parameters.hasMoved(Part.JOINTS)
                || next.moves(Part.JOINTS) && parameters.hasMoved(Part.VERTICES);
        if (other) {
            goOnWith(next.with(
                    new Subject(mesh(), parameters.pose, spec.subject().views(), parameters.light)));
            return;
        }
        boolean newLook = !next.plan().schedule().equals(spec.plan().schedule())
                || !next.weights().equals(spec.weights())
                || !next.settings().equals(spec.settings())
                || !next.moves().keySet().equals(spec.moves().keySet())
                || next.plan().size() != spec.plan().size();
        if (newLook) {
            stage = -1; // losses before and after cannot be compared
        }
        spec = next;
    }

    /** Joints and vertices act on each other: what moves the one starts from where the other has come to. */
    private void goOnWith(FitSpec next) {
        double zoom = parameters.zoom;
        SoftRenderer renderer = new SoftRenderer(next.subject().mesh(), rasterizer);
        spec = next;
        parameters = new Parameters(spec, renderer, frame);
        parameters.zoom = zoom;
        objective = new Objective(spec, renderer, frame);
        beforeStep = null;
        stage = -1;
    }

    private void place(Pose pose) {
        parameters.place(pose);
        objective = new Objective(spec.with(spec.subject().from(pose)), parameters.renderer(), frame);
        beforeStep = null;
        stage = -1;
    }

    private void enter(int newStage) {
        if (newStage == stage) {
            return;
        }
        stage = newStage;
        best.begin(iteration);
        Schedule.Stage s = spec.plan().schedule().stages().get(stage);
        objective.useSize(Math.max(8, (int) Math.round(spec.plan().size() * s.sizeFactor())), spec);
        if (stage > 0 && spec.ignoreOccluders() && !spec.moves(Part.JOINTS)) {
            objective.ignoreOccluders(spec, parameters);
        }
    }

    private SoftSettings look() {
        Schedule.Stage s = spec.plan().schedule().stages().get(stage);
        return spec.settings().withBlur(s.sigma(), s.gamma());
    }

    private FitProgress advance(Objective.Value value, SoftSettings look) {
        Parameters.Snapshot now = parameters.save(spec.moves().keySet());
        latest = new StageBest.Kept(now, value, iteration);
        keepBest(latest);
        beforeStep = now;
        losses.add(value.loss());
        Schedule schedule = spec.plan().schedule();
        parameters.step(
                spec.moves(),
                backOff * schedule.stepFactorAt(iteration, spec.plan().iterations()));
        iteration++;
        return progress(value, look);
    }

    private void keepBest(StageBest.Kept state) {
        // A step that looks at some of the views has a loss of its own; then the newest state is the best known.
        boolean some = spec.plan().viewsPerStep() > 0
                && spec.plan().viewsPerStep() < spec.subject().views().size();
        best.offer(state, some);
    }

    private void rollBack() {
        rollBacks++;
        if (beforeStep == null || rollBacks > MOST_ROLL_BACKS) {
            throw new FitException(
                    beforeStep == null
                            ? "the loss of the start is not a number; check mesh, camera and start pose"
                            : "the fit diverged at step %d: even after %d halvings of the step its loss is not a number; take smaller steps or more blur"
                                    .formatted(iteration, MOST_ROLL_BACKS));
        }
        parameters.restore(beforeStep);
        parameters.forgetSteps();
        backOff /= 2;
    }

    private boolean hasConverged() {
        boolean last = stage == spec.plan().schedule().stages().size() - 1;
        boolean all = spec.plan().viewsPerStep() == 0;
        return last && all && best.isStale(iteration);
    }

    private FitProgress progress(Objective.Value value, SoftSettings look) {
        Optional<FitProgress.Picture> picture = Optional.empty();
        if (pictureWanted) {
            pictureWanted = false;
            picture = Optional.of(picture(look));
        }
        Camera camera = objective.target(0).camera();
        return new FitProgress(
                iteration,
                spec.plan().iterations(),
                stage,
                value.loss(),
                best.get().value().loss(),
                value.terms(),
                parameters.pose,
                parameters.zoom,
                look.sigma(),
                look.gamma(),
                camera.width(),
                camera.height(),
                picture);
    }

    private FitProgress.Picture picture(SoftSettings look) {
        SoftImage image = objective.render(spec, parameters, look, 0, true);
        return new FitProgress.Picture(new FloatImage(image.width, image.height, image.color), image.alpha);
    }

    /** The best state of the current stage, the newest one included. */
    private FitResult finish(StopReason reason) {
        if (stage < 0) {
            enter(spec.plan().schedule().stageAt(iteration, spec.plan().iterations()));
        }
        int[] views = objective.viewsOf(spec.plan(), iteration);
        Objective.Value newest = objective.evaluate(spec, parameters, look(), views, null, () -> false);
        if (Double.isFinite(newest.loss())) {
            keepBest(new StageBest.Kept(parameters.save(spec.moves().keySet()), newest, iteration));
        }
        return ended(best.get(), reason);
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
        SoftRenderer renderer = parameters.renderer();
        Mesh mesh = spec.subject().mesh();
        if (parameters.hasMoved(Part.VERTICES)) {
            mesh = mesh.withVertices(renderer.vertices());
        }
        if (parameters.hasMoved(Part.JOINTS)) {
            mesh = mesh.posed(parameters.joints().values());
        }
        if (parameters.hasMoved(Part.COLORS)) {
            mesh = mesh.vertexColors().isPresent()
                    ? mesh.withVertexColors(renderer.colors())
                    : mesh.withFaceColors(renderer.colors());
        }
        if (parameters.hasMoved(Part.TEXTURE)) {
            Mesh.TextureMap map = mesh.textureMap().orElseThrow();
            Texture texture = new Texture(map.texture().width(), map.texture().height(), renderer.texture());
            mesh = mesh.withTexture(new Mesh.TextureMap(map.uvs(), map.faces(), texture));
        }
        return mesh;
    }
}
