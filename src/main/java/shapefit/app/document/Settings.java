package shapefit.app.document;

import java.util.EnumSet;
import java.util.Map;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitSpec;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.LossWeights;
import shapefit.fit.Move;
import shapefit.fit.Part;
import shapefit.fit.Schedule;
import shapefit.optim.OptimizerChoice;
import shapefit.project.Project;
import shapefit.raster.SoftSettings;

/**
 * How it is fitted: a {@link FitSpec} without its subject; what the members mean stands there. Immutable.
 *
 * @param raster how to rasterize; σ and γ come from the plan's schedule
 * @param rangeAroundObject lays near and far around the object
 * @param ignoreOccluders leaves out what seems to hide the object
 * @param moves what moves, and how
 * @param weights what counts how much
 * @param plan how long, how large, in which steps
 */
public record Settings(
        SoftSettings raster,
        boolean rangeAroundObject,
        boolean ignoreOccluders,
        Map<Part, Move> moves,
        LossWeights weights,
        Plan plan) {

    /** The seed that nobody chose. */
    public static final long SEED = 7;

    /** For an empty document: a pose, by silhouette and colour. */
    public static final Settings EMPTY = new Settings(
            SoftSettings.DEFAULT,
            true,
            true,
            FitDefaults.moves(EnumSet.of(Part.ROTATION, Part.TRANSLATION)),
            LossWeights.POSE,
            new Plan(Schedule.COARSE_TO_FINE, OptimizerChoice.ADAM, 240, 128, 0, SEED));

    /** Copies the map. */
    public Settings {
        moves = Map.copyOf(moves);
    }

    /** Those of a spec. */
    public static Settings of(FitSpec spec) {
        return new Settings(
                spec.settings(),
                spec.rangeAroundObject(),
                spec.ignoreOccluders(),
                spec.moves(),
                spec.weights(),
                spec.plan());
    }

    /** Those of a project. */
    public static Settings of(Project project) {
        return new Settings(
                project.settings(),
                project.rangeAroundObject(),
                project.ignoreOccluders(),
                project.moves(),
                project.weights(),
                project.plan());
    }

    /** The usual ones for finding a pose. */
    public static Settings usual(Subject subject, long seed) {
        FitSpec spec = FitDefaults.spec(subject, EnumSet.of(Part.ROTATION, Part.TRANSLATION), seed);
        return of(spec.with(FitDefaults.comparable(spec)));
    }

    /**
     * The whole spec.
     *
     * @throws IllegalArgumentException if a part is to move that the mesh has not
     */
    public FitSpec spec(Subject subject) {
        return new FitSpec(subject, raster, rangeAroundObject, ignoreOccluders, moves, weights, plan);
    }

    /** The same, rasterizing otherwise. */
    public Settings with(SoftSettings newRaster) {
        return new Settings(newRaster, rangeAroundObject, ignoreOccluders, moves, weights, plan);
    }

    /** The same with other parts moving. */
    public Settings with(Map<Part, Move> newMoves) {
        return new Settings(raster, rangeAroundObject, ignoreOccluders, newMoves, weights, plan);
    }

    /** The same with other weights. */
    public Settings with(LossWeights newWeights) {
        return new Settings(raster, rangeAroundObject, ignoreOccluders, moves, newWeights, plan);
    }

    /** The same with another plan. */
    public Settings with(Plan newPlan) {
        return new Settings(raster, rangeAroundObject, ignoreOccluders, moves, weights, newPlan);
    }

    /** The same with near and far laid around the object, or as {@link #raster} says. */
    public Settings withRangeAroundObject(boolean around) {
        return new Settings(raster, around, ignoreOccluders, moves, weights, plan);
    }

    /** The same with occluders left out, or not. */
    public Settings withIgnoreOccluders(boolean ignore) {
        return new Settings(raster, rangeAroundObject, ignore, moves, weights, plan);
    }

    /** The stage of the schedule with this index. */
    public Schedule.Stage stage(int index) {
        return plan.schedule().stages().get(index);
    }
}
