package shapefit.mesh;

import java.util.Arrays;

/**
 * Finds pairs of faces that cut each other, by signed volumes in double precision: a volume that rounding could have given its
 * sign counts as 0, so faces that only touch do not cut. Pairs are found by a sweep along the longest side of the mesh's box.
 */
final class SelfIntersections {

    /** Of the product of three lengths: many times the rounding of a determinant of three differences. */
    private static final double ROUNDING = 1e-14;

    private final int[] faces; // [F, 3], welded
    private final long[] order; // [F] faces by the lower ends of their boxes, which stand in the upper bits
    private final float[] boxes; // [F, 6] lower and upper ends, in that order
    private float[] vertices; // [V, 3] of the present search
    private double tolerance; // of six times a volume

    /** Hears of a pair. */
    interface Pair {
        void accept(int face, int other);
    }

    /** @param faces [F, 3], welded */
    SelfIntersections(int[] faces) {
        this.faces = faces;
        order = new long[faces.length / 3];
        boxes = new float[6 * order.length];
    }

    /**
     * Tells every pair once, in a fixed order.
     *
     * @return how many there are
     */
    int find(float[] where, Pair pair) {
        vertices = where;
        double size = Bounds.of(where).diagonal();
        tolerance = ROUNDING * size * size * size;
        sort();
        int pairs = 0;
        int n = order.length;
        for (int i = 0; i < n; i++) {
            float end = boxes[6 * i + 3];
            for (int j = i + 1; j < n && boxes[6 * j] <= end; j++) {
                if (overlap(6 * i, 6 * j) && cut(face(i), face(j))) {
                    pairs++;
                    pair.accept(face(i), face(j));
                }
            }
        }
        return pairs;
    }

    /** Lays the faces' boxes in the order of their lower ends along the sweep; that axis comes first in each. */
    private void sort() {
        int axis = longestAxis();
        for (int f = 0; f < order.length; f++) {
            order[f] = (long) sortable(corner(f, axis, false)) << 32 | f; // equal ends in the order of the faces
        }
        Arrays.sort(order);
        for (int i = 0; i < order.length; i++) {
            for (int k = 0; k < 3; k++) {
                boxes[6 * i + k] = corner(face(i), (axis + k) % 3, false);
                boxes[6 * i + 3 + k] = corner(face(i), (axis + k) % 3, true);
            }
        }
    }

    /** The lower or upper end of a face's box. */
    private float corner(int f, int axis, boolean upper) {
        float a = vertices[3 * faces[3 * f] + axis];
        float b = vertices[3 * faces[3 * f + 1] + axis];
        float c = vertices[3 * faces[3 * f + 2] + axis];
        return upper ? Math.max(a, Math.max(b, c)) : Math.min(a, Math.min(b, c));
    }

    /** A number that is ordered as the value is. */
    private static int sortable(float value) {
        int bits = Float.floatToIntBits(value);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    private int face(int place) {
        return (int) order[place];
    }

    private int longestAxis() {
        float[] low = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
        float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
        for (int i = 0; i < vertices.length; i++) {
            low[i % 3] = Math.min(low[i % 3], vertices[i]);
            high[i % 3] = Math.max(high[i % 3], vertices[i]);
        }
        int axis = high[1] - low[1] > high[0] - low[0] ? 1 : 0;
        return high[2] - low[2] > high[axis] - low[axis] ? 2 : axis;
    }

    private boolean overlap(int i, int j) {
        return boxes[i + 1] <= boxes[j + 4]
                && boxes[j + 1] <= boxes[i + 4]
                && boxes[i + 2] <= boxes[j + 5]
                && boxes[j + 2] <= boxes[i + 5];
    }

    private boolean cut(int f, int g) {
        return pierces(f, g) || pierces(g, f);
    }

    /** Whether an edge of f that has no end on g goes through g. */
    private boolean pierces(int f, int g) {
        int shared = 0;
        for (int k = 0; k < 3; k++) {
            shared += isCorner(faces[3 * f + k], g) ? 1 : 0;
        }
        if (shared >= 2) {
            return false;
        }
        for (int k = 0; k < 3; k++) {
            int from = faces[3 * f + k];
            int to = faces[3 * f + (k + 1) % 3];
            if (!isCorner(from, g) && !isCorner(to, g) && pierces(from, to, g)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCorner(int vertex, int face) {
        return faces[3 * face] == vertex || faces[3 * face + 1] == vertex || faces[3 * face + 2] == vertex;
    }

    private boolean pierces(int from, int to, int face) {
        int a = faces[3 * face];
        int b = faces[3 * face + 1];
        int c = faces[3 * face + 2];
        if (sign(a, b, c, from) * sign(a, b, c, to) != -1) {
            return false;
        }
        int ab = sign(from, to, a, b);
        return ab != 0 && ab == sign(from, to, b, c) && ab == sign(from, to, c, a);
    }

    /** On which side of the plane through three vertices a fourth one is; 0 if rounding decides. */
    private int sign(int p, int q, int r, int s) {
        double ax = difference(q, p, 0);
        double ay = difference(q, p, 1);
        double az = difference(q, p, 2);
        double bx = difference(r, p, 0);
        double by = difference(r, p, 1);
        double bz = difference(r, p, 2);
        double volume = (ay * bz - az * by) * difference(s, p, 0)
                + (az * bx - ax * bz) * difference(s, p, 1)
                + (ax * by - ay * bx) * difference(s, p, 2);
        return volume > tolerance ? 1 : volume < -tolerance ? -1 : 0;
    }

    private double difference(int to, int from, int axis) {
        return (double) vertices[3 * to + axis] - vertices[3 * from + axis];
    }
}
