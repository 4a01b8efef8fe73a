package shapefit.fit;

import java.util.List;
import org.joml.Vector3d;
import shapefit.camera.Camera.Projection;
import shapefit.camera.Pose;
import shapefit.mesh.Mesh;

/**
 * The axes along which a pose steps, so that its numbers are of one size and do not fight each other.
 *
 * <p>It turns about the middle of the mesh. With one pinhole view it moves right and up in the picture and along the line of
 * sight, there by the logarithm of the distance: a step then changes the apparent size by the same share however far the
 * object is. Otherwise it moves along the world's axes.
 */
final class PoseFrame {

    /** Middle of the mesh, mesh units. */
    final Vector3d pivot;

    /** Half the diagonal of the mesh's box, mesh units. */
    final double radius;

    private final boolean alongSight;
    private final Pose viewToWorld;

    PoseFrame(Mesh mesh, List<View> views) {
        var box = mesh.bounds();
        pivot = new Vector3d(box.centerX(), box.centerY(), box.centerZ());
        radius = Math.max(box.diagonal() / 2, Double.MIN_NORMAL);
        View first = views.get(0);
        alongSight = views.size() == 1 && first.camera().projection() == Projection.PINHOLE;
        viewToWorld = first.pose().inverse();
    }

    /** Size of the posed mesh in the world. */
    double size(Pose pose) {
        return 2 * radius * pose.scale();
    }

    /**
     * Derivatives by the three numbers of {@link Part#TRANSLATION}.
     *
     * @param byWorld [3] derivative by the world translation
     * @param out [3], overwritten
     */
    void translationGradient(Pose pose, double[] byWorld, float[] out) {
        Vector3d g = new Vector3d(byWorld);
        for (int axis = 0; axis < 3; axis++) {
            out[axis] = (float) g.dot(axis(pose, axis));
        }
    }

    /**
     * The pose after a step.
     *
     * @param turn [3] rotation vector, world axes, radians
     * @param move [3] numbers of {@link Part#TRANSLATION}
     * @param logScale natural logarithm of the growth
     */
    Pose step(Pose pose, float[] turn, float[] move, float logScale) {
        Vector3d shift = new Vector3d();
        for (int axis = 0; axis < 3; axis++) {
            double amount = alongSight && axis == 2 ? StrictMath.expm1(move[2]) : move[axis];
            shift.fma(amount, axis(pose, axis));
        }
        return pose.stepped(pivot, new Vector3d(turn[0], turn[1], turn[2]), shift, StrictMath.exp(logScale));
    }

    /** World displacement per unit of a number of {@link Part#TRANSLATION}. */
    private Vector3d axis(Pose pose, int axis) {
        if (alongSight && axis == 2) {
            return pose.apply(pivot).sub(viewToWorld.translation());
        }
        Vector3d unit = new Vector3d().setComponent(axis, size(pose));
        return alongSight ? viewToWorld.rotation().transform(unit) : unit;
    }
}
