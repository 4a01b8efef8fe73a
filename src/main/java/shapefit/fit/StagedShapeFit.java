package shapefit.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import shapefit.fit.FitResult.StopReason;
import shapefit.fit.FitSpec.Subject;
import shapefit.mesh.Mesh;
import shapefit.mesh.Subdivision;
import shapefit.raster.SoftRasterizer;

/**
 * One fit on a mesh that gets finer: its schedule is cut into levels of equally many steps, and between two levels the mesh
 * reached is subdivided, so that every level has four times the faces of the one before and moves its vertices by numbers of their
 * own. Without subdivisions it is a {@link FitSession} to the bit. What it tells of steps and stages is counted through.
 *
 * <p>Used by one thread. The same spec gives the same bits, on any number of threads of the rasterizer.
 */
public final class StagedShapeFit {

    /** Each makes the faces four times as many. */
    public static final int MOST_SUBDIVISIONS = 3;

    private final FitSpec spec;
    private final int levels;
    private final SoftRasterizer rasterizer;
    private FitSession session; // of the present level
    private FitResult reached; // by the levels before, all together; null in the first
    private int stagesBefore;

    /**
     * @param spec what to do, on the coarsest mesh
     * @param subdivisions how often the mesh gets finer, 0 to {@link #MOST_SUBDIVISIONS}
     * @param rasterizer does the work; stays the caller's to close
     * @throws IllegalArgumentException if there are to be subdivisions and vertices do not move, or the mesh has a skeleton or
     *     would have too many faces
     * @throws FitException if the object is not in front of every camera
     */
    public StagedShapeFit(FitSpec spec, int subdivisions, SoftRasterizer rasterizer) {
        if (subdivisions < 0 || subdivisions > MOST_SUBDIVISIONS) {
            throw new IllegalArgumentException(
                    "a fit subdivides its mesh 0 to %d times, not %d".formatted(MOST_SUBDIVISIONS, subdivisions));
        }
        if (subdivisions > 0 && !spec.moves(Part.VERTICES)) {
            throw new IllegalArgumentException("a mesh is subdivided only while its vertices move");
        }
        Subdivision.check(spec.subject().mesh(), subdivisions);
        this.spec = spec;
        this.rasterizer = rasterizer;
        levels = subdivisions + 1;
        session = new FitSession(part(0, spec.subject()), rasterizer);
    }

    /** What a level does from where the one before has come to. */
    private FitSpec part(int level, Subject subject) {
        if (levels == 1) {
            return spec;
        }
        FitSpec.Plan plan = spec.plan();
        Schedule schedule = plan.schedule().between((double) level / levels, (double) (level + 1) / levels);
        int steps = stepsBefore(level + 1) - stepsBefore(level);
        return spec.with(subject)
                .with(plan.along(schedule).seeded(plan.seed() + level).scaled(steps, plan.size()));
    }

    private int stepsBefore(int level) {
        return (int) Math.round((double) spec.plan().iterations() * level / levels);
    }

    /**
     * Steps until the plan is done, the last level has converged, or it is cancelled. To be called once.
     *
     * @param listener hears every step, on this thread
     * @param cancelled asked between views and steps
     * @throws FitException if the fit diverged
     * @throws shapefit.raster.RasterException if the device failed; {@link #salvage} has what was reached
     */
    public FitResult run(Consumer<FitProgress> listener, BooleanSupplier cancelled) {
        for (int level = 0; true; level++) {
            int steps = reached == null ? 0 : reached.iterations();
            double zoom = zoom();
            int planned = spec.plan().iterations() - stepsBefore(level) + steps; // fewer if a level has converged early
            FitResult result =
                    session.run(p -> listener.accept(p.after(steps, stagesBefore, planned, zoom)), cancelled);
            reached = joined(result, result.stopReason());
            if (level == levels - 1 || result.stopReason() == StopReason.CANCELLED) {
                return reached;
            }
            stagesBefore +=
                    part(level, spec.subject()).plan().schedule().stages().size();
            session = new FitSession(part(level + 1, finer(reached)), rasterizer);
        }
    }

    /** Factor on the focal length by the levels before. */
    private double zoom() {
        return reached == null
                ? 1
                : reached.cameras().get(0).fx()
                        / spec.subject().views().get(0).camera().fx();
    }

    private Subject finer(FitResult from) {
        List<View> views = new ArrayList<>();
        for (int i = 0; i < from.cameras().size(); i++) {
            views.add(spec.subject().views().get(i).through(from.cameras().get(i)));
        }
        Mesh fine = Subdivision.of(from.mesh(), 1);
        return new Subject(fine, from.pose(), views, from.light());
    }

    /** A level's result as that of all levels so far. */
    private FitResult joined(FitResult result, StopReason reason) {
        List<Double> losses = new ArrayList<>(reached == null ? List.of() : reached.losses());
        losses.addAll(result.losses());
        return new FitResult(
                result.mesh(),
                result.pose(),
                result.cameras(),
                result.light(),
                losses.size(),
                result.loss(),
                result.terms(),
                List.copyOf(losses),
                reason);
    }

    /** The best state known, when {@link #run} could not go on; computes nothing. Empty before the first step. */
    public Optional<FitResult> salvage() {
        Optional<FitResult> here = session.salvage();
        if (here.isPresent()) {
            return Optional.of(joined(here.get(), StopReason.FAILED));
        }
        return Optional.ofNullable(reached).map(done -> done.endedBy(StopReason.FAILED));
    }
}
