package shapefit.mesh;

import java.util.HashMap;
import java.util.Map;

/** A chair of bars and boards, its back towards −z: the skin of filled cells of an uneven grid. */
final class Chair {

    private static final double[] ACROSS = {-0.25, -0.2, -0.14, -0.07, 0, 0.07, 0.14, 0.2, 0.25};
    private static final double[] UP = {
        -0.5, -0.44, -0.38, -0.32, -0.26, -0.2, -0.14, -0.08, -0.03, 0.04, 0.1, 0.16, 0.22, 0.28, 0.34, 0.4, 0.45, 0.5
    };
    private static final int CELLS = ACROSS.length - 1; // also from front to back
    private static final int SEAT = 7; // layer of cells
    private static final int RAIL = 3; // layer of cells with bars between the legs
    private static final int FIRST_SLAT = 11; // two layers of board, two of air

    private final Sculpture sculpture = new Sculpture();
    private final Map<Integer, Integer> corners = new HashMap<>();

    private Chair() {}

    static Mesh make() {
        return new Chair().build();
    }

    private static boolean isFilled(int i, int layer, int k) {
        if (i < 0 || k < 0 || layer < 0 || i >= CELLS || k >= CELLS || layer >= UP.length - 1) {
            return false;
        }
        boolean side = i == 0 || i == CELLS - 1;
        boolean back = k == 0;
        boolean post = side && (back || k == CELLS - 1);
        if (layer < SEAT) {
            return post || side && layer == RAIL;
        }
        if (layer == SEAT) {
            return true;
        }
        boolean slat = layer >= FIRST_SLAT && (layer - FIRST_SLAT) % 4 < 2;
        return back && (side || slat);
    }

    private Mesh build() {
        for (int i = 0; i < CELLS; i++) {
            for (int layer = 0; layer < UP.length - 1; layer++) {
                for (int k = 0; k < CELLS; k++) {
                    if (isFilled(i, layer, k)) {
                        skin(new int[] {i, layer, k});
                    }
                }
            }
        }
        return sculpture.finish();
    }

    /** The sides of a cell that are seen. */
    private void skin(int[] cell) {
        for (int axis = 0; axis < 3; axis++) {
            for (int way = 0; way < 2; way++) {
                int[] beside = cell.clone();
                beside[axis] += 2 * way - 1;
                if (!isFilled(beside[0], beside[1], beside[2])) {
                    int u = way == 1 ? (axis + 1) % 3 : (axis + 2) % 3;
                    int v = 3 - axis - u;
                    int[] a = cell.clone();
                    a[axis] += way;
                    int[] b = a.clone();
                    b[u]++;
                    int[] c = b.clone();
                    c[v]++;
                    int[] d = a.clone();
                    d[v]++;
                    sculpture.quad(corner(a), corner(b), corner(c), corner(d));
                }
            }
        }
    }

    /** The vertex at a corner of the grid; above the seat the chair leans back. */
    private int corner(int[] at) {
        int key = (at[0] * UP.length + at[1]) * ACROSS.length + at[2];
        double y = UP[at[1]];
        double lean = Math.max(0, y - UP[SEAT + 1]) * 0.2;
        return corners.computeIfAbsent(key, k -> sculpture.vertex(ACROSS[at[0]], y, ACROSS[at[2]] - lean));
    }
}
