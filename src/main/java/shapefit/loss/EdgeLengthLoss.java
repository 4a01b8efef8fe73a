package shapefit.loss;

import shapefit.mesh.Topology;

/**
 * How long edges are, against those of the start: mean over edges of |e|² / ℓ², ℓ the mean edge length of the start.
 *
 * <p>About 1 at the start, whatever the unit of the mesh. Long edges cost most, so vertices spread evenly; the whole also
 * draws together where no picture holds it. A mesh without edges costs 0.
 *
 * <p><b>Source.</b> PyTorch3D's mean squared edge length with target length 0 (Ravi et al. 2020, arXiv:2007.08501; after Wang
 * et al., "Pixel2Mesh", ECCV 2018, edge length loss), made free of the unit.
 */
public final class EdgeLengthLoss extends VertexTerm {

    private final int[] edges; // [E, 2]
    private final double scale; // 1 / (E ℓ²), 1 / mesh units²; 0 without edges

    /**
     * @param topology of the mesh whose vertices will be judged
     * @param start [V, 3] vertices that define ℓ
     * @throws IllegalArgumentException if the length does not fit or all edges of the start have length 0
     */
    public EdgeLengthLoss(Topology topology, float[] start) {
        super(topology.neighborStart().length - 1);
        int vertexCount = topology.neighborStart().length - 1;
        if (start.length != 3 * vertexCount) {
            throw new IllegalArgumentException(
                    "start must be [%d, 3] like the mesh, got length %d".formatted(vertexCount, start.length));
        }
        this.edges = topology.edges();
        double length = 0;
        for (int e = 0; e < edges.length; e += 2) {
            length += Math.sqrt(squaredLength(start, e));
        }
        int count = topology.edgeCount();
        if (count > 0 && !(length > 0)) {
            throw new IllegalArgumentException("edges of the start must have a length, got " + length + " for all");
        }
        this.scale = count == 0 ? 0 : count / (length * length);
    }

    @Override
    double evaluate(float[] vertices, double[] gradVertices) {
        double sum = 0;
        for (int e = 0; e < edges.length; e += 2) {
            sum += squaredLength(vertices, e);
        }
        if (gradVertices != null) {
            addGradient(vertices, gradVertices);
        }
        return scale * sum;
    }

    private void addGradient(float[] vertices, double[] gradVertices) {
        for (int e = 0; e < edges.length; e += 2) {
            for (int k = 0; k < 3; k++) {
                int from = 3 * edges[e] + k;
                int to = 3 * edges[e + 1] + k;
                double pull = 2 * scale * ((double) vertices[to] - vertices[from]);
                gradVertices[to] += pull;
                gradVertices[from] -= pull;
            }
        }
    }

    private double squaredLength(float[] vertices, int e) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double d = (double) vertices[3 * edges[e + 1] + k] - vertices[3 * edges[e] + k];
            sum += d * d;
        }
        return sum;
    }
}
