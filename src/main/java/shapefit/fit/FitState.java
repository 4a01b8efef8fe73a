package shapefit.fit;

import java.util.EnumMap;
import java.util.Map;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.mesh.Mesh;
import shapefit.raster.SoftRasterizer;
import shapefit.render.SoftRenderer;

/** The spec in force, with the parameters and the objective that belong to it. */
final class FitState {

    private final SoftRasterizer rasterizer;
    private final PoseFrame frame;
    private FitSpec spec;
    private Parameters parameters;
    private Objective objective;

    /** How much of what a fit has seen still counts after a change. */
    enum Effect {
        /** All of it. */
        NONE,
        /** Losses before and after cannot be compared. */
        OTHER_LOSS,
        /** Nor can a state from before be restored. */
        OTHER_STATE
    }

    /** @param renderer of the spec's mesh, nothing of which has moved */
    FitState(FitSpec spec, SoftRasterizer rasterizer, SoftRenderer renderer) {
        this.rasterizer = rasterizer;
        frame = new PoseFrame(spec.subject().mesh(), spec.subject().views());
        begin(spec, renderer);
    }

    private void begin(FitSpec newSpec, SoftRenderer renderer) {
        spec = newSpec;
        parameters = new Parameters(spec, renderer, frame);
        objective = new Objective(spec, renderer, frame);
    }

    FitSpec spec() {
        return spec;
    }

    Parameters parameters() {
        return parameters;
    }

    Objective objective() {
        return objective;
    }

    /** The mesh as it is now. */
    Mesh mesh() {
        return parameters.mesh(spec.subject().mesh());
    }

    /** Goes on with other settings; the subject stays. */
    Effect change(FitSpec changed) {
        FitSpec next = changed.with(spec.subject());
        if (parameters.renderer().texture().length == 0 && next.moves(Part.TEXTURE)) {
            Map<Part, Move> moves = new EnumMap<>(next.moves());
            moves.remove(Part.TEXTURE); // it has come since the start, and the renderer knows nothing of it
            next = next.with(moves).with(spec.subject());
        }
        boolean other = next.moves(Part.VERTICES) && parameters.hasMoved(Part.JOINTS)
                || next.moves(Part.JOINTS) && parameters.hasMoved(Part.VERTICES);
        if (other) {
            goOnFromHere(next);
            return Effect.OTHER_STATE;
        }
        boolean newLook = !next.plan().schedule().equals(spec.plan().schedule())
                || !next.weights().equals(spec.weights())
                || !next.settings().equals(spec.settings())
                || !next.moves().keySet().equals(spec.moves().keySet())
                || next.plan().size() != spec.plan().size();
        spec = next;
        return newLook ? Effect.OTHER_LOSS : Effect.NONE;
    }

    /** Joints and vertices act on each other: what moves the one starts from where the other has come to. */
    private void goOnFromHere(FitSpec next) {
        Subject here = new Subject(mesh(), parameters.pose, spec.subject().views(), parameters.light);
        double zoom = parameters.zoom;
        begin(next.with(here), new SoftRenderer(here.mesh(), rasterizer));
        parameters.zoom = zoom;
    }

    /** Puts the object elsewhere; what is looked at follows. */
    Effect place(Pose pose) {
        parameters.place(pose);
        objective = new Objective(spec.with(spec.subject().from(pose)), parameters.renderer(), frame);
        return Effect.OTHER_STATE;
    }
}
