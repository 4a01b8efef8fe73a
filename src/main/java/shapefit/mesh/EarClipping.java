package shapefit.mesh;

/**
 * Cuts a polygon into triangles by ear clipping, so that concave ones stay themselves: an ear is a convex corner whose triangle
 * holds no other corner. A convex polygon becomes a fan from its first corner.
 *
 * <p>Source: G. H. Meisters, "Polygons have ears", American Mathematical Monthly 82 (1975). Holes that a file has joined to
 * the outline by a seam run twice work too.
 */
final class EarClipping {

    /** More corners than a drawn polygon has; the work grows with their square. */
    static final int MAX_CORNERS = 4096;

    /** How often to look at all corners again before the rest, which then crosses itself, becomes a fan. */
    private static final int MAX_REVIEWS = 16;

    private final int count;
    private final double[] x;
    private final double[] y;
    private final int[] before;
    private final int[] after;
    private final boolean[] blocking; // corner is reflex or straight, so it may lie in another's ear
    private final boolean[] ear;
    private final int[] triangles;
    private int written;

    /**
     * @param corners [n, 3] positions, n from 3 to {@link #MAX_CORNERS}
     * @return [n − 2, 3] indices into the corners, turning the same way
     */
    static int[] triangulate(float[] corners) {
        if (corners.length == 9) {
            return new int[] {0, 1, 2};
        }
        return new EarClipping(corners).clip();
    }

    private EarClipping(float[] corners) {
        count = corners.length / 3;
        x = new double[count];
        y = new double[count];
        before = new int[count];
        after = new int[count];
        blocking = new boolean[count];
        ear = new boolean[count];
        triangles = new int[3 * (count - 2)];
        project(corners);
        for (int i = 0; i < count; i++) {
            before[i] = (i + count - 1) % count;
            after[i] = (i + 1) % count;
        }
    }

    /** Looks at the polygon along the largest component of its Newell normal, from the side where it turns left. */
    private void project(float[] p) {
        double[] normal = new double[3];
        for (int i = 0; i < count; i++) {
            int a = 3 * i;
            int b = 3 * ((i + 1) % count);
            for (int k = 0; k < 3; k++) {
                int u = (k + 1) % 3;
                int v = (k + 2) % 3;
                normal[k] += ((double) p[a + u] - p[b + u]) * ((double) p[a + v] + p[b + v]);
            }
        }
        int axis = 0;
        for (int k = 1; k < 3; k++) {
            axis = Math.abs(normal[k]) > Math.abs(normal[axis]) ? k : axis;
        }
        int u = (axis + 1) % 3;
        int v = (axis + 2) % 3;
        double side = normal[axis] < 0 ? -1 : 1;
        for (int i = 0; i < count; i++) {
            x[i] = p[3 * i + u];
            y[i] = side * p[3 * i + v];
        }
    }

    private int[] clip() {
        reviewAll();
        int left = count;
        int corner = 1;
        int sinceEar = 0;
        int reviews = 0;
        while (left > 3 && reviews <= MAX_REVIEWS) {
            if (ear[corner]) {
                corner = cut(corner);
                left--;
                sinceEar = 0;
            } else {
                corner = after[corner];
                sinceEar++;
            }
            if (sinceEar > left) {
                reviewAll();
                reviews++;
                sinceEar = 0;
            }
        }
        fan(before[corner], left);
        return triangles;
    }

    /** Cuts one ear off; returns the corner after it. */
    private int cut(int corner) {
        int previous = before[corner];
        int next = after[corner];
        write(previous, corner, next);
        after[previous] = next;
        before[next] = previous;
        blocking[corner] = false;
        blocking[previous] = turn(before[previous], previous, next) <= 0;
        blocking[next] = turn(previous, next, after[next]) <= 0;
        ear[corner] = false;
        ear[previous] = isEar(previous);
        ear[next] = isEar(next);
        return next;
    }

    private void fan(int first, int left) {
        int second = after[first];
        for (int i = 0; i < left - 2; i++) {
            write(first, second, after[second]);
            second = after[second];
        }
    }

    private void write(int a, int b, int c) {
        triangles[written++] = a;
        triangles[written++] = b;
        triangles[written++] = c;
    }

    private void reviewAll() {
        boolean[] present = new boolean[count];
        int corner = firstPresent();
        for (int i = corner; !present[i]; i = after[i]) {
            present[i] = true;
            blocking[i] = turn(before[i], i, after[i]) <= 0;
        }
        for (int i = 0; i < count; i++) {
            ear[i] = present[i] && isEar(i);
        }
    }

    /** Some corner that has not been cut off: its neighbours still know it. */
    private int firstPresent() {
        int i = 0;
        while (after[before[i]] != i) {
            i++;
        }
        return i;
    }

    private boolean isEar(int corner) {
        int a = before[corner];
        int c = after[corner];
        if (turn(a, corner, c) <= 0) {
            return false;
        }
        for (int i = after[c]; i != a; i = after[i]) {
            if (blocking[i] && isInside(i, a, corner, c)) {
                return false;
            }
        }
        return true;
    }

    /** Corners at the same place as an ear's do not block it: a seam run twice has such. */
    private boolean isInside(int i, int a, int b, int c) {
        boolean same = samePlace(i, a) || samePlace(i, b) || samePlace(i, c);
        return !same && turn(a, b, i) >= 0 && turn(b, c, i) >= 0 && turn(c, a, i) >= 0;
    }

    private boolean samePlace(int i, int j) {
        return x[i] == x[j] && y[i] == y[j];
    }

    /** Twice the signed area of a triangle; positive if it turns left. */
    private double turn(int a, int b, int c) {
        return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
    }
}
