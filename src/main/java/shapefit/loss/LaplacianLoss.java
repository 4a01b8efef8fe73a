package shapefit.loss;

import shapefit.mesh.Topology;

/**
 * How far vertices lie from the middle of their neighbours: Σᵥ |xᵥ − mean of its neighbours|², a sum, in squared mesh units.
 *
 * <p>The uniform umbrella: every neighbour counts the same. A vertex without neighbours adds nothing.
 *
 * <p><b>Source.</b> Liu et al., "Soft Rasterizer", ICCV 2019 (arXiv:1904.01786), section 4 (Laplacian regularisation); a sum
 * over vertices as in the authors' code.
 */
public final class LaplacianLoss extends VertexTerm {

    private final int[] start; // [V + 1]
    private final int[] neighbors; // [2 E]
    private final double[] offsets; // [V, 3] Lx

    /** @param topology of the mesh whose vertices will be judged */
    public LaplacianLoss(Topology topology) {
        super(topology.neighborStart().length - 1);
        this.start = topology.neighborStart();
        this.neighbors = topology.neighbors();
        this.offsets = new double[3 * (start.length - 1)];
    }

    @Override
    double evaluate(float[] vertices, double[] gradVertices) {
        double sum = 0;
        for (int v = 0; v + 1 < start.length; v++) {
            for (int k = 0; k < 3; k++) {
                double offset = offset(vertices, v, k);
                offsets[3 * v + k] = offset;
                sum += offset * offset;
            }
        }
        if (gradVertices != null) {
            addGradient(gradVertices);
        }
        return sum;
    }

    private double offset(float[] vertices, int v, int k) {
        int degree = start[v + 1] - start[v];
        if (degree == 0) {
            return 0;
        }
        double sum = 0;
        for (int n = start[v]; n < start[v + 1]; n++) {
            sum += vertices[3 * neighbors[n] + k];
        }
        return vertices[3 * v + k] - sum / degree;
    }

    /** 2 Lᵀ(Lx), gathered: vertices are neighbours both ways, so a vertex's own list names all that average it. */
    private void addGradient(double[] gradVertices) {
        for (int v = 0; v + 1 < start.length; v++) {
            for (int k = 0; k < 3; k++) {
                double pull = offsets[3 * v + k];
                for (int n = start[v]; n < start[v + 1]; n++) {
                    int other = neighbors[n];
                    pull -= offsets[3 * other + k] / (start[other + 1] - start[other]);
                }
                gradVertices[3 * v + k] += 2 * pull;
            }
        }
    }
}
