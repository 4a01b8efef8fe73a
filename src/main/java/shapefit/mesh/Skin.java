package shapefit.mesh;

import java.util.ArrayList;
import java.util.List;

/**
 * How a mesh hangs on a skeleton, and how that is turned now. Immutable. V vertices, J joints, K influences a vertex.
 *
 * <p>Linear blend skinning: v = Σₖ wₖ · Gₖ · Bₖ · u, with u a vertex as it was bound, B the joint's inverse bind matrix and G
 * its place now: G = G(parent) · turn about the joint's place · rest. Source: Khronos Group, "glTF 2.0 Specification", 2021,
 * section 3.7.3.
 *
 * @param skeleton the joints
 * @param binding which joints move which vertex
 * @param turns [J, 4] unit quaternions x, y, z, w: how far each joint is turned from its rest, in its parent's axes
 */
public record Skin(Skeleton skeleton, Binding binding, double[] turns) {

    /**
     * Which joints move which vertex.
     *
     * @param vertices [V, 3] as they were bound, mesh units
     * @param influences K, at least 1
     * @param joints [V, K] indices of joints
     * @param weights [V, K], at least 0; those of a vertex sum to 1
     */
    public record Binding(float[] vertices, int influences, int[] joints, float[] weights) {

        /** Of a sum of weights from 1: a few roundings of float. */
        private static final double ROUNDING = 1e-5;

        /** @throws IllegalArgumentException if a shape is off, or weights do not sum to 1 */
        public Binding {
            int numbers = vertices.length / 3 * influences;
            if (influences < 1 || joints.length != numbers || weights.length != numbers) {
                throw new IllegalArgumentException("joints and weights must be [%d, %d], got lengths %d and %d"
                        .formatted(vertices.length / 3, influences, joints.length, weights.length));
            }
            for (int v = 0; v < numbers; v += influences) {
                double sum = 0;
                for (int k = v; k < v + influences; k++) {
                    sum += weights[k] >= 0 ? weights[k] : Double.NaN;
                }
                if (!(Math.abs(sum - 1) <= ROUNDING)) {
                    throw new IllegalArgumentException("weights of vertex %d must be at least 0 and sum to 1, got %s"
                            .formatted(v / influences, sum));
                }
            }
            vertices = vertices.clone();
            joints = joints.clone();
            weights = weights.clone();
        }

        /** A copy, [V, 3]. */
        @Override
        public float[] vertices() {
            return vertices.clone();
        }

        /** A copy, [V, K]. */
        @Override
        public int[] joints() {
            return joints.clone();
        }

        /** A copy, [V, K]. */
        @Override
        public float[] weights() {
            return weights.clone();
        }
    }

    /** @throws IllegalArgumentException if a joint is named that is not there, or a turn is no unit quaternion */
    public Skin {
        int count = skeleton.size();
        for (int joint : binding.joints) {
            if (joint < 0 || joint >= count) {
                throw new IllegalArgumentException("a vertex names joint %d of %d".formatted(joint, count));
            }
        }
        if (turns.length != 4 * count) {
            throw new IllegalArgumentException("turns must be [%d, 4], got length %d".formatted(count, turns.length));
        }
        for (int i = 0; i < turns.length; i += 4) {
            double length = Math.hypot(Math.hypot(turns[i], turns[i + 1]), Math.hypot(turns[i + 2], turns[i + 3]));
            if (!(Math.abs(length - 1) < 1e-6)) {
                throw new IllegalArgumentException("turn %d must have length 1, got %s".formatted(i / 4, length));
            }
        }
        turns = turns.clone();
    }

    /** A skin at rest. */
    public static Skin atRest(Skeleton skeleton, Binding binding) {
        double[] turns = new double[4 * skeleton.size()];
        for (int i = 3; i < turns.length; i += 4) {
            turns[i] = 1;
        }
        return new Skin(skeleton, binding, turns);
    }

    /** A copy, [J, 4]. */
    @Override
    public double[] turns() {
        return turns.clone();
    }

    /** The same with the joints turned otherwise. */
    public Skin turned(double[] newTurns) {
        return new Skin(skeleton, binding, newTurns);
    }

    /**
     * Where the vertices are now, [V, 3]: the definition, in double precision, written to be read.
     *
     * <p>A point goes from the mesh's space as bound to its joint's, and from there from joint to joint up the tree.
     */
    public float[] vertices() {
        float[] moved = new float[binding.vertices.length];
        double[] point = new double[3];
        for (int i = 0; i < moved.length; i += 3) {
            double[] sum = new double[3];
            for (int k = i / 3 * binding.influences; k < (i / 3 + 1) * binding.influences; k++) {
                for (int axis = 0; axis < 3; axis++) {
                    point[axis] = binding.vertices[i + axis];
                }
                int joint = binding.joints[k];
                skeleton.joints().get(joint).fromBound(point);
                toMesh(joint, point);
                for (int axis = 0; axis < 3; axis++) {
                    sum[axis] += binding.weights[k] * point[axis];
                }
            }
            for (int axis = 0; axis < 3; axis++) {
                moved[i + axis] = (float) sum[axis];
            }
        }
        return moved;
    }

    /** Where a joint is now, [3], mesh units. */
    public double[] place(int joint) {
        double[] origin = new double[3];
        toMesh(joint, origin);
        return origin;
    }

    /** From a joint's space to the mesh's, in place. */
    private void toMesh(int joint, double[] point) {
        for (int j = joint; j >= 0; j = skeleton.joints().get(j).parent()) {
            skeleton.joints().get(j).toParent(turns, 4 * j, point);
        }
    }

    /** From a joint's space to the mesh's, [4, 4]. */
    double[] placement(int joint) {
        double[] matrix = Affine.IDENTITY.clone();
        for (int column = 3; column >= 0; column--) { // the origin first: it is taken from the axes
            double[] point = {column == 0 ? 1 : 0, column == 1 ? 1 : 0, column == 2 ? 1 : 0};
            toMesh(joint, point);
            for (int k = 0; k < 3; k++) {
                matrix[4 * column + k] = column == 3 ? point[k] : point[k] - matrix[12 + k];
            }
        }
        return matrix;
    }

    /** The same joints, turned as they are, under a mesh whose vertices lie elsewhere now. */
    Skin rebound(float[] vertices) {
        List<Skeleton.Joint> joints = new ArrayList<>();
        for (int j = 0; j < skeleton.size(); j++) {
            Skeleton.Joint joint = skeleton.joints().get(j);
            joints.add(new Skeleton.Joint(
                    joint.name(), joint.parent(), joint.rest(), Affine.inverse(placement(j)), joint.limit()));
        }
        Binding other = new Binding(vertices, binding.influences, binding.joints, binding.weights);
        return new Skin(new Skeleton(joints), other, turns);
    }
}
