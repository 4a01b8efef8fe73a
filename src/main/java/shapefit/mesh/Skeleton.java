package shapefit.mesh;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A tree of joints. Immutable. J joints.
 *
 * @param joints at least one; each comes after its parent, and no two have the same name
 */
public record Skeleton(List<Joint> joints) {

    /** How far a joint turns from its rest if nobody says so, radians: more than an elbow does. */
    public static final double USUAL_LIMIT = Math.toRadians(150);

    /**
     * A joint. It turns about its own place; a turn is given in the axes of its parent, or the mesh's for a root.
     *
     * @param name what people call it
     * @param parent index of the joint it hangs on, −1 for a root
     * @param rest [4, 4] column-major, affine: the joint's space to its parent's, when nothing is turned
     * @param inverseBind [4, 4] column-major, affine: the mesh's space to the joint's, as the mesh was bound to it
     * @param limit largest angle of a turn from rest, radians, above 0 and at most π
     */
    public record Joint(String name, int parent, double[] rest, double[] inverseBind, double limit) {

        /** @throws IllegalArgumentException if a matrix is not affine and finite or flattens space, or the limit is out of range */
        public Joint {
            rest = checked(name, "rest", rest);
            inverseBind = checked(name, "inverse bind", inverseBind);
            if (!(limit > 0 && limit <= Math.PI)) {
                throw new IllegalArgumentException(
                        "joint %s: its limit must be above 0 and at most 180 degrees, got %s radians"
                                .formatted(name, limit));
            }
        }

        private static double[] checked(String name, String what, double[] matrix) {
            double determinant = matrix.length == 16 ? Affine.determinant(matrix) : Double.NaN;
            boolean affine = determinant != 0 && Double.isFinite(determinant);
            for (int i = 0; affine && i < 16; i++) {
                affine = i % 4 == 3 ? matrix[i] == (i == 15 ? 1 : 0) : Double.isFinite(matrix[i]);
            }
            if (!affine) {
                throw new IllegalArgumentException(
                        "joint %s: its %s matrix must be finite, affine and undoable".formatted(name, what));
            }
            return matrix.clone();
        }

        /** A copy, [4, 4]. */
        @Override
        public double[] rest() {
            return rest.clone();
        }

        /** A copy, [4, 4]. */
        @Override
        public double[] inverseBind() {
            return inverseBind.clone();
        }

        /** From the mesh's space, as it was bound, to the joint's; in place. */
        void fromBound(double[] point) {
            Affine.apply(inverseBind, point);
        }

        /**
         * From the joint's space to its parent's, in place: p ← t + q (p − t) q*, as p + 2w (q × p) + 2 q × (q × p).
         *
         * @param turns quaternions x, y, z, w
         * @param at where the joint's begins
         */
        void toParent(double[] turns, int at, double[] point) {
            Affine.apply(rest, point);
            double x = turns[at];
            double y = turns[at + 1];
            double z = turns[at + 2];
            double w = turns[at + 3];
            double px = point[0] - rest[12];
            double py = point[1] - rest[13];
            double pz = point[2] - rest[14];
            double cx = 2 * (y * pz - z * py);
            double cy = 2 * (z * px - x * pz);
            double cz = 2 * (x * py - y * px);
            point[0] += w * cx + y * cz - z * cy;
            point[1] += w * cy + z * cx - x * cz;
            point[2] += w * cz + x * cy - y * cx;
        }
    }

    /** @throws IllegalArgumentException if there is no joint, a parent does not come first, or a name is used twice */
    public Skeleton {
        joints = List.copyOf(joints);
        if (joints.isEmpty()) {
            throw new IllegalArgumentException("a skeleton needs at least one joint");
        }
        Set<String> names = new HashSet<>();
        for (int j = 0; j < joints.size(); j++) {
            Joint joint = joints.get(j);
            if (joint.parent < -1 || joint.parent >= j) {
                throw new IllegalArgumentException(
                        "joint %s must come after its parent, number %d".formatted(joint.name, joint.parent));
            }
            if (!names.add(joint.name)) {
                throw new IllegalArgumentException("two joints are called " + joint.name);
            }
        }
    }

    /** J. */
    public int size() {
        return joints.size();
    }

    /**
     * The number of the joint of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public int index(String name) {
        for (int j = 0; j < joints.size(); j++) {
            if (joints.get(j).name.equals(name)) {
                return j;
            }
        }
        throw new IllegalArgumentException("there is no joint \"%s\"; take one of %s"
                .formatted(
                        name, String.join(", ", joints.stream().map(Joint::name).toList())));
    }
}
