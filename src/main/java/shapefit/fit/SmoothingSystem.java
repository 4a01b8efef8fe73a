package shapefit.fit;

import java.util.Arrays;
import shapefit.mesh.Topology;

/**
 * The matrix I + λL of a mesh of U vertices, and its inverse. L is the uniform graph Laplacian. Columns x, y and z are solved
 * together; sums run in a fixed order.
 *
 * <p>A mesh of usual size is solved by a {@link SparseCholesky} factor. A larger one, whose factor would not fit into memory
 * well, by conjugate gradients: its eigenvalues lie between 1 and 1 + 2λ · (largest degree), so some tens of rounds suffice.
 *
 * <p>Source: Hestenes and Stiefel, "Methods of conjugate gradients for solving linear systems", 1952, with the diagonal as
 * preconditioner.
 */
final class SmoothingSystem implements SparseCholesky.Matrix {

    /** Of a factor, each 12 bytes: some 200,000 faces. */
    private static final long MOST_ENTRIES = 1 << 24;

    /** Residual at the end, as a share of the right side's length: below the rounding of a float. */
    private static final double PRECISION = 1e-8;

    /** More than the condition number of any mesh can ask for at this precision. */
    private static final int MOST_ROUNDS = 2000;

    private final int[] start; // [U + 1]
    private final int[] neighbors;
    private final double lambda;
    private final SparseCholesky factor; // null if it would have too many entries
    private final double[] residual; // [U, 3], as the others empty if there is a factor
    private final double[] direction; // [U, 3]
    private final double[] image; // [U, 3] of the direction

    SmoothingSystem(Topology topology, double lambda) {
        this(topology, lambda, MOST_ENTRIES);
    }

    /** @param mostEntries of a factor; with 0 conjugate gradients solve every mesh that has an edge */
    SmoothingSystem(Topology topology, double lambda, long mostEntries) {
        start = topology.neighborStart();
        neighbors = topology.neighbors();
        this.lambda = lambda;
        factor = SparseCholesky.of(this, mostEntries);
        int length = factor == null ? 3 * (start.length - 1) : 0;
        residual = new double[length];
        direction = new double[length];
        image = new double[length];
    }

    @Override
    public int[] start() {
        return start;
    }

    @Override
    public int[] neighbors() {
        return neighbors;
    }

    @Override
    public double diagonal(int vertex) {
        return 1 + lambda * (start[vertex + 1] - start[vertex]);
    }

    @Override
    public double edge() {
        return -lambda;
    }

    /**
     * @param x [U, 3]
     * @param out [U, 3], overwritten with (I + λL)x
     */
    void multiply(double[] x, double[] out) {
        for (int v = 0; v + 1 < start.length; v++) {
            double a = 0;
            double b = 0;
            double c = 0;
            for (int n = start[v]; n < start[v + 1]; n++) {
                int other = 3 * neighbors[n];
                a += x[other];
                b += x[other + 1];
                c += x[other + 2];
            }
            double d = diagonal(v);
            out[3 * v] = d * x[3 * v] - lambda * a;
            out[3 * v + 1] = d * x[3 * v + 1] - lambda * b;
            out[3 * v + 2] = d * x[3 * v + 2] - lambda * c;
        }
    }

    /**
     * Solves (I + λL)x = right.
     *
     * @param right [U, 3]
     * @param x [U, 3], a guess, overwritten; without a factor, the nearer it is, the faster
     * @throws FitException if the numbers are not finite or so large that no solution is found
     */
    void solve(double[] right, double[] x) {
        if (factor == null) {
            iterate(right, x);
            return;
        }
        factor.solve(right, x);
        double sum = 0;
        for (double value : x) {
            sum += value * 0; // 0 unless the value is infinite or not a number
        }
        if (sum != 0) {
            throw unsolved();
        }
    }

    private void iterate(double[] right, double[] x) {
        multiply(x, image);
        double[] enough = new double[3];
        for (int i = 0; i < x.length; i++) {
            residual[i] = right[i] - image[i];
            enough[i % 3] += right[i] * right[i];
        }
        for (int k = 0; k < 3; k++) {
            enough[k] *= PRECISION * PRECISION;
        }
        double[] product = new double[3]; // residual · preconditioned residual
        Arrays.fill(direction, 0);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (isSmall(residual, enough)) {
                return;
            }
            direct(product);
            advance(x, product);
        }
        throw unsolved();
    }

    private static FitException unsolved() {
        return new FitException("the vertices cannot be solved for: their gradient is not finite; take smaller steps");
    }

    private static boolean isSmall(double[] residual, double[] enough) {
        double[] squared = new double[3];
        for (int i = 0; i < residual.length; i++) {
            squared[i % 3] += residual[i] * residual[i];
        }
        return squared[0] <= enough[0] && squared[1] <= enough[1] && squared[2] <= enough[2];
    }

    /** The next direction; {@code product} becomes that of the present residual. */
    private void direct(double[] product) {
        double[] next = new double[3];
        for (int i = 0; i < residual.length; i++) {
            next[i % 3] += residual[i] * residual[i] / diagonal(i / 3);
        }
        for (int i = 0; i < direction.length; i++) {
            int k = i % 3;
            double keep = product[k] > 0 ? next[k] / product[k] : 0;
            direction[i] = residual[i] / diagonal(i / 3) + keep * direction[i];
        }
        System.arraycopy(next, 0, product, 0, 3);
    }

    private void advance(double[] x, double[] product) {
        multiply(direction, image);
        double[] curvature = new double[3];
        for (int i = 0; i < x.length; i++) {
            curvature[i % 3] += direction[i] * image[i];
        }
        for (int i = 0; i < x.length; i++) {
            int k = i % 3;
            double length = curvature[k] > 0 ? product[k] / curvature[k] : 0;
            x[i] += length * direction[i];
            residual[i] -= length * image[i];
        }
    }
}
