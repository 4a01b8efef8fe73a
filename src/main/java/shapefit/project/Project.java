package shapefit.project;

import java.util.Map;
import java.util.Optional;
import shapefit.fit.FitSpec;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.LossWeights;
import shapefit.fit.Move;
import shapefit.fit.Part;
import shapefit.raster.SoftSettings;

/**
 * A {@link FitSpec} whose meshes and pictures are named, not held. Immutable. What the members mean stands there.
 *
 * @param scene what is fitted to what
 * @param settings how to rasterize
 * @param rangeAroundObject lays near and far around the object
 * @param ignoreOccluders leaves out what seems to hide the object
 * @param moves what moves, and how
 * @param weights what counts how much
 * @param plan how long, how large, in which steps
 * @param look how the studio drew the object, if it was the studio's; fits do not depend on it
 */
public record Project(
        Scene scene,
        SoftSettings settings,
        boolean rangeAroundObject,
        boolean ignoreOccluders,
        Map<Part, Move> moves,
        LossWeights weights,
        Plan plan,
        Optional<ShownLook> look) {

    /** Copies the map. */
    public Project {
        moves = Map.copyOf(moves);
    }

    /** A spec, by the files it was made of. */
    public static Project of(Scene scene, FitSpec spec) {
        return new Project(
                scene,
                spec.settings(),
                spec.rangeAroundObject(),
                spec.ignoreOccluders(),
                spec.moves(),
                spec.weights(),
                spec.plan(),
                Optional.empty());
    }

    /**
     * The spec.
     *
     * @param subject the scene, loaded
     * @throws IllegalArgumentException if a part is to move that the mesh has not
     */
    public FitSpec spec(Subject subject) {
        return new FitSpec(subject, settings, rangeAroundObject, ignoreOccluders, moves, weights, plan);
    }

    /** The same with files elsewhere. */
    public Project with(Scene newScene) {
        return new Project(newScene, settings, rangeAroundObject, ignoreOccluders, moves, weights, plan, look);
    }
}
