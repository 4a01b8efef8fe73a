package shapefit.fit;

import java.util.List;
import java.util.Map;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.mesh.Mesh;
import shapefit.render.Light;

/**
 * What a fit ended with: the best state of its last stage. Immutable.
 *
 * @param mesh with moved vertices, colours and texture
 * @param pose mesh to world
 * @param cameras of the whole pictures, with the fitted focal length, one a view
 * @param light as fitted
 * @param iterations steps made
 * @param loss weighted sum of the terms of this state
 * @param terms each term's value without its weight
 * @param losses weighted sum at every step made
 * @param stopReason why it ended
 */
public record FitResult(
        Mesh mesh,
        Pose pose,
        List<Camera> cameras,
        Light light,
        int iterations,
        double loss,
        Map<String, Double> terms,
        List<Double> losses,
        StopReason stopReason) {

    /** The same with another reason why it ended. */
    FitResult endedBy(StopReason reason) {
        return new FitResult(mesh, pose, cameras, light, iterations, loss, terms, losses, reason);
    }

    /** Why a fit ended. */
    public enum StopReason {
        /** The last stage no longer got better. */
        CONVERGED,
        /** All planned steps were made. */
        ITERATIONS,
        /** Somebody stopped it. */
        CANCELLED,
        /** What computes has failed. */
        FAILED
    }
}
