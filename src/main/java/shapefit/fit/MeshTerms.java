package shapefit.fit;

import java.util.Map;
import shapefit.loss.EdgeLengthLoss;
import shapefit.loss.FlattenLoss;
import shapefit.loss.LaplacianLoss;
import shapefit.loss.MeshLoss;
import shapefit.mesh.Mesh;
import shapefit.mesh.Topology;

/** What keeps a shape smooth while its vertices move. */
final class MeshTerms {

    /** So much that the picture's pull does not close a thin place again. */
    private static final double THIN_WEIGHT = 10;

    private final LaplacianLoss laplacian;
    private final FlattenLoss flatten;
    private final EdgeLengthLoss edge;
    private final double perSquaredSize; // makes squared lengths those of a mesh of size 1
    private final float[] unused;
    private final ThinPlaces thin; // null if vertices move on their own

    MeshTerms(Mesh mesh, PoseFrame frame, Deformation deformation) {
        Topology topology = Topology.of(mesh);
        laplacian = new LaplacianLoss(topology);
        flatten = new FlattenLoss(topology);
        edge = new EdgeLengthLoss(topology, mesh.vertices());
        perSquaredSize = 1 / (4 * frame.radius * frame.radius);
        boolean spreads = deformation.kind() == Deformation.Kind.LARGE_STEPS;
        thin = spreads ? new ThinPlaces(mesh, 2 * frame.radius) : null;
        unused = new float[3 * mesh.vertexCount()];
    }

    /**
     * @param gradient [V, 3], added to; null for the value alone
     * @param terms gets each term without its weight
     * @return the weighted sum
     */
    double addTo(float[] vertices, LossWeights weights, float[] gradient, Map<String, Double> terms) {
        float[] to = gradient == null ? unused : gradient;
        double tooThin = thin == null ? 0 : thin.addTo(vertices, THIN_WEIGHT, to);
        if (tooThin > 0) {
            terms.put("thin", tooThin);
        }
        return THIN_WEIGHT * tooThin
                + term("laplacian", laplacian, perSquaredSize, weights.laplacian(), vertices, to, terms)
                + term("flatten", flatten, 1, weights.flatten(), vertices, to, terms)
                + term("edge", edge, 1, weights.edge(), vertices, to, terms);
    }

    private static double term(
            String name,
            MeshLoss loss,
            double unit,
            double weight,
            float[] vertices,
            float[] gradient,
            Map<String, Double> terms) {
        if (weight == 0) {
            return 0;
        }
        double value = unit * loss.addTo(vertices, unit * weight, gradient);
        terms.put(name, value);
        return weight * value;
    }
}
