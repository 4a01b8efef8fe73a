package shapefit.fit;

import java.util.Arrays;

/**
 * Solves with a symmetric positive definite matrix that has entries where a graph has edges: P M Pᵀ = L D Lᵀ, made once, with
 * L unit lower triangular and P the order of a {@link Dissection}. Three right sides at a time; the same bits every time.
 *
 * <p>Source: Davis, "Algorithm 849: a concise sparse Cholesky factorization package", ACM Transactions on Mathematical
 * Software 31, 2005; the rows of L come one by one, each with the pattern that the elimination tree gives.
 */
final class SparseCholesky {

    private final int[] order; // [n] the vertex that is eliminated k-th
    private final int[] place; // [n] its inverse
    private final int[] columnStart; // [n + 1]
    private final int[] rows; // of the entries below the diagonal, ascending in each column
    private final double[] entries;
    private final double[] pivots; // [n] D
    private final double[] x; // [n, 3] in the order of elimination

    /** Where L has entries: the elimination tree, and how many there are in each column. */
    private record Pattern(int[] parent, int[] counts, long entries) {}

    /** The matrix: its graph and its numbers. */
    interface Matrix {

        /** [n + 1] where each vertex's neighbours start. */
        int[] start();

        /** Both ways, without the vertex itself. */
        int[] neighbors();

        /** The entry of a vertex with itself. */
        double diagonal(int vertex);

        /** The entry of every edge. */
        double edge();
    }

    private SparseCholesky(Matrix matrix, int[] order, int[] place, Pattern pattern) {
        int n = order.length;
        this.order = order;
        this.place = place;
        columnStart = new int[n + 1];
        for (int k = 0; k < n; k++) {
            columnStart[k + 1] = columnStart[k] + pattern.counts[k];
        }
        rows = new int[columnStart[n]];
        entries = new double[columnStart[n]];
        pivots = new double[n];
        x = new double[3 * n];
        factor(matrix, pattern.parent);
    }

    /**
     * Factors.
     *
     * @param mostEntries of L
     * @return null if L would have more
     */
    static SparseCholesky of(Matrix matrix, long mostEntries) {
        int[] order = Dissection.order(matrix.start(), matrix.neighbors());
        int[] place = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            place[order[k]] = k;
        }
        Pattern pattern = pattern(matrix, order, place);
        return pattern.entries > mostEntries ? null : new SparseCholesky(matrix, order, place, pattern);
    }

    private static Pattern pattern(Matrix matrix, int[] order, int[] place) {
        int n = order.length;
        int[] start = matrix.start();
        int[] neighbors = matrix.neighbors();
        int[] parent = new int[n];
        int[] counts = new int[n];
        int[] seen = new int[n];
        long entries = 0;
        for (int k = 0; k < n; k++) {
            parent[k] = -1;
            seen[k] = k;
            for (int e = start[order[k]]; e < start[order[k] + 1]; e++) {
                for (int i = place[neighbors[e]]; i < k && seen[i] != k; i = parent[i]) {
                    parent[i] = parent[i] < 0 ? k : parent[i];
                    counts[i]++;
                    entries++;
                    seen[i] = k;
                }
            }
        }
        return new Pattern(parent, counts, entries);
    }

    private void factor(Matrix matrix, int[] parent) {
        int n = order.length;
        double[] row = new double[n];
        int[] reach = new int[n]; // columns of the row, in the order they are worked off, at the end of the array
        int[] seen = new int[n];
        int[] filled = Arrays.copyOf(columnStart, n);
        Arrays.fill(seen, -1);
        for (int k = 0; k < n; k++) {
            int top = reach(matrix, k, parent, seen, reach, row);
            double pivot = matrix.diagonal(order[k]);
            for (; top < n; top++) {
                int i = reach[top];
                double value = row[i];
                row[i] = 0;
                for (int p = columnStart[i]; p < filled[i]; p++) {
                    row[rows[p]] -= entries[p] * value;
                }
                double entry = value / pivots[i];
                pivot -= entry * value;
                rows[filled[i]] = k;
                entries[filled[i]++] = entry;
            }
            row[k] = 0;
            pivots[k] = pivot;
        }
    }

    /** Puts row k of the matrix into {@code row} and the columns of L's row into {@code reach}; returns where they start. */
    private int reach(Matrix matrix, int k, int[] parent, int[] seen, int[] reach, double[] row) {
        int[] start = matrix.start();
        int[] neighbors = matrix.neighbors();
        int top = reach.length;
        seen[k] = k;
        for (int e = start[order[k]]; e < start[order[k] + 1]; e++) {
            int i = place[neighbors[e]];
            if (i > k) {
                continue;
            }
            row[i] += matrix.edge();
            int length = 0;
            for (; seen[i] != k; i = parent[i]) {
                reach[length++] = i;
                seen[i] = k;
            }
            while (length > 0) {
                reach[--top] = reach[--length];
            }
        }
        return top;
    }

    /**
     * Solves for three columns.
     *
     * @param right [n, 3]
     * @param out [n, 3], overwritten
     */
    void solve(double[] right, double[] out) {
        int n = order.length;
        for (int k = 0; k < n; k++) {
            System.arraycopy(right, 3 * order[k], x, 3 * k, 3);
        }
        for (int k = 0; k < n; k++) {
            double a = x[3 * k];
            double b = x[3 * k + 1];
            double c = x[3 * k + 2];
            for (int p = columnStart[k]; p < columnStart[k + 1]; p++) {
                int row = 3 * rows[p];
                x[row] -= entries[p] * a;
                x[row + 1] -= entries[p] * b;
                x[row + 2] -= entries[p] * c;
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            double a = x[3 * k] / pivots[k];
            double b = x[3 * k + 1] / pivots[k];
            double c = x[3 * k + 2] / pivots[k];
            for (int p = columnStart[k]; p < columnStart[k + 1]; p++) {
                int row = 3 * rows[p];
                a -= entries[p] * x[row];
                b -= entries[p] * x[row + 1];
                c -= entries[p] * x[row + 2];
            }
            x[3 * k] = a;
            x[3 * k + 1] = b;
            x[3 * k + 2] = c;
            int v = 3 * order[k];
            out[v] = a;
            out[v + 1] = b;
            out[v + 2] = c;
        }
    }

    /** How many entries L has below its diagonal. */
    int entryCount() {
        return entries.length;
    }
}
