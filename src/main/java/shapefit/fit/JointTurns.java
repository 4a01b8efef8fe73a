package shapefit.fit;

import java.util.Arrays;
import java.util.Map;
import shapefit.mesh.Skeleton;
import shapefit.mesh.Skin;
import shapefit.render.SkinStage;

/**
 * The turns of a skinned mesh's joints while a fit moves them. J joints. A step turns each joint further by a rotation vector in
 * its parent's axes; a turn beyond the joint's limit is taken back to it.
 */
final class JointTurns {

    static final String TERM = "joints";

    private final SkinStage stage;
    private final double[] limits; // [J] radians
    private final double[] turns; // [J, 4] unit quaternions x, y, z, w
    private final double[] gradient; // [J, 3]
    private final double[] vector = new double[3]; // of one turn

    JointTurns(Skin skin) {
        stage = new SkinStage(skin);
        limits = skin.skeleton().joints().stream()
                .mapToDouble(Skeleton.Joint::limit)
                .toArray();
        turns = skin.turns();
        stage.forward(turns, skin.binding().vertices()); // so that the first gradient is this posture's
        gradient = new double[3 * limits.length];
    }

    /** [J, 4], a copy; see {@link Skin#turns}. */
    double[] values() {
        return turns.clone();
    }

    /** Back to what {@link #values} gave. */
    void restore(double[] values, float[] vertices) {
        System.arraycopy(values, 0, turns, 0, turns.length);
        stage.forward(turns, vertices);
    }

    /** [J, 3] by a further turn, as {@link #evaluate} left it. */
    double[] gradient() {
        return gradient;
    }

    /**
     * The chain rule to the turns, and the prior that keeps a figure near its rest: the mean over all joints of (angle / limit)².
     *
     * @param gradVertices [V, 3]; null for the value alone
     * @param terms gets the prior without its weight
     * @return weight · prior
     */
    double evaluate(float[] gradVertices, double weight, Map<String, Double> terms) {
        if (gradVertices == null) {
            Arrays.fill(gradient, 0);
        } else {
            stage.backward(gradVertices, gradient);
        }
        double sum = 0;
        for (int j = 0; j < limits.length; j++) {
            setVector(4 * j);
            double scale = 1 / (limits[j] * limits[j] * limits.length);
            for (int k = 0; k < 3; k++) {
                sum += scale * vector[k] * vector[k];
                gradient[3 * j + k] += weight * 2 * scale * vector[k];
            }
        }
        if (weight > 0) {
            terms.put(TERM, sum);
        }
        return weight * sum;
    }

    /**
     * Turns the joints further.
     *
     * @param steps [J, 3] rotation vectors, radians
     * @param vertices [V, 3], overwritten
     */
    void step(float[] steps, float[] vertices) {
        for (int j = 0; j < limits.length; j++) {
            turnFurther(4 * j, steps[3 * j], steps[3 * j + 1], steps[3 * j + 2]);
            setVector(4 * j);
            double angle = Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
            if (angle > limits[j]) {
                set(4 * j, vector[0] / angle, vector[1] / angle, vector[2] / angle, limits[j]);
            }
        }
        stage.forward(turns, vertices);
    }

    /** q ← exp(step) q, of length 1. */
    private void turnFurther(int at, double sx, double sy, double sz) {
        double angle = Math.sqrt(sx * sx + sy * sy + sz * sz);
        if (angle == 0) {
            return;
        }
        double bx = turns[at];
        double by = turns[at + 1];
        double bz = turns[at + 2];
        double bw = turns[at + 3];
        set(at, sx / angle, sy / angle, sz / angle, angle);
        double ax = turns[at];
        double ay = turns[at + 1];
        double az = turns[at + 2];
        double aw = turns[at + 3];
        double x = aw * bx + ax * bw + ay * bz - az * by;
        double y = aw * by - ax * bz + ay * bw + az * bx;
        double z = aw * bz + ax * by - ay * bx + az * bw;
        double w = aw * bw - ax * bx - ay * by - az * bz;
        double length = Math.sqrt(x * x + y * y + z * z + w * w);
        turns[at] = x / length;
        turns[at + 1] = y / length;
        turns[at + 2] = z / length;
        turns[at + 3] = w / length;
    }

    private void set(int at, double axisX, double axisY, double axisZ, double angle) {
        double sine = Math.sin(angle / 2);
        turns[at] = sine * axisX;
        turns[at + 1] = sine * axisY;
        turns[at + 2] = sine * axisZ;
        turns[at + 3] = Math.cos(angle / 2);
    }

    /** The rotation vector of a turn, at most π long. */
    private void setVector(int at) {
        double sign = turns[at + 3] < 0 ? -1 : 1;
        double sine = Math.sqrt(turns[at] * turns[at] + turns[at + 1] * turns[at + 1] + turns[at + 2] * turns[at + 2]);
        // angle / sin(angle / 2), which goes to 2
        double factor = sine < 1e-9 ? 2 : 2 * Math.atan2(sine, sign * turns[at + 3]) / sine;
        for (int k = 0; k < 3; k++) {
            vector[k] = sign * factor * turns[at + k];
        }
    }
}
