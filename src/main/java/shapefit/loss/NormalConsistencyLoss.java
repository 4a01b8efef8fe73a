package shapefit.loss;

import static shapefit.loss.Vectors.addCross;
import static shapefit.loss.Vectors.addScaled;
import static shapefit.loss.Vectors.between;
import static shapefit.loss.Vectors.dot;

import java.util.Arrays;
import shapefit.mesh.Topology;

/**
 * How much normals turn from face to face: mean of 1 − cos(n₂, n₃) over edges with two faces, 0 (flat) to 2 (folded back).
 *
 * <p>Normals are taken as if both faces were wound alike. Unlike {@link FlattenLoss} it has no length in it, so it means the
 * same for a mesh of any size. An edge at a face without area adds nothing; a mesh without inner edges costs 0.
 *
 * <p><b>Source.</b> PyTorch3D's normal consistency (Ravi et al. 2020, arXiv:2007.08501).
 */
public final class NormalConsistencyLoss extends VertexTerm {

    /** Below this product of the normals' lengths (twice the areas, mesh units⁴) the direction is noise. */
    private static final double SMALLEST_AREAS = 1e-16;

    private final EdgePairs pairs;
    private final double[] edge = new double[3]; // v1 − v0
    private final double[] armTwo = new double[3]; // v2 − v0
    private final double[] armThree = new double[3]; // v3 − v0
    private final double[] normalTwo = new double[3]; // edge × armTwo
    private final double[] normalThree = new double[3]; // armThree × edge
    private final double[] gradNormal = new double[3];
    private final double[] gradEdge = new double[3];
    private final double[] gradTwo = new double[3];
    private final double[] gradThree = new double[3];

    /** @param topology of the mesh whose vertices will be judged */
    public NormalConsistencyLoss(Topology topology) {
        super(topology.neighborStart().length - 1);
        this.pairs = new EdgePairs(topology);
    }

    @Override
    double evaluate(float[] vertices, double[] gradVertices) {
        double sum = 0;
        for (int pair = 0; pair < pairs.count(); pair++) {
            int origin = pairs.offset(pair, 0);
            between(vertices, origin, pairs.offset(pair, 1), edge);
            between(vertices, origin, pairs.offset(pair, 2), armTwo);
            between(vertices, origin, pairs.offset(pair, 3), armThree);
            setCross(edge, armTwo, normalTwo);
            setCross(armThree, edge, normalThree);
            double squareTwo = dot(normalTwo, normalTwo);
            double squareThree = dot(normalThree, normalThree);
            double areas = Math.sqrt(squareTwo * squareThree);
            if (areas >= SMALLEST_AREAS) {
                double cosine = dot(normalTwo, normalThree) / areas;
                sum += 1 - cosine;
                if (gradVertices != null) {
                    gradTo(normalTwo, cosine / squareTwo, normalThree, areas);
                    setCross(gradNormal, edge, gradTwo);
                    setCross(armTwo, gradNormal, gradEdge);
                    gradTo(normalThree, cosine / squareThree, normalTwo, areas);
                    setCross(edge, gradNormal, gradThree);
                    addCross(gradNormal, armThree, gradEdge);
                    scatter(pair, gradVertices);
                }
            }
        }
        return pairs.count() == 0 ? 0 : sum / pairs.count();
    }

    /** Sets gradNormal to the slope of the mean of 1 − cos to a normal: (cos / n² · n − other / (|n||other|)) / P. */
    private void gradTo(double[] normal, double cosineBySquare, double[] other, double areas) {
        Arrays.fill(gradNormal, 0);
        addScaled(cosineBySquare / pairs.count(), normal, gradNormal);
        addScaled(-1 / (areas * pairs.count()), other, gradNormal);
    }

    private void scatter(int pair, double[] gradVertices) {
        for (int k = 0; k < 3; k++) {
            gradVertices[pairs.offset(pair, 1) + k] += gradEdge[k];
            gradVertices[pairs.offset(pair, 2) + k] += gradTwo[k];
            gradVertices[pairs.offset(pair, 3) + k] += gradThree[k];
            gradVertices[pairs.offset(pair, 0) + k] -= gradEdge[k] + gradTwo[k] + gradThree[k];
        }
    }

    private static void setCross(double[] a, double[] b, double[] out) {
        Arrays.fill(out, 0);
        addCross(a, b, out);
    }
}
