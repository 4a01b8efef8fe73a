package shapefit.loss;

import static shapefit.loss.Vectors.addScaled;
import static shapefit.loss.Vectors.between;
import static shapefit.loss.Vectors.dot;

import java.util.Arrays;
import shapefit.mesh.Topology;

/**
 * How sharply neighbouring faces are bent: Σ (cos θ + 1)² over edges with two faces, θ the angle between the faces.
 *
 * <p>A flat edge has cos θ = −1 and costs 0, a face folded back onto its neighbour costs 4.
 *
 * <p>With a = v₁ − v₀ along the edge, bᵢ = vᵢ − v₀ to the opposite corner of face i = 2, 3, and |x| = √(x·x + ε): cos βᵢ =
 * a·bᵢ / (|a||bᵢ| + ε), sin βᵢ = √(1 − cos² βᵢ + ε), ρᵢ = |bᵢ| sin βᵢ, rᵢ = bᵢ − a (a·bᵢ) / (a·a + ε), cos θ = r₂·r₃ / (ρ₂ρ₃ +
 * ε), ε = 1e-6. The epsilons are in squared mesh units: about 1 % for edges of length 0.01, all that counts below 0.001.
 *
 * <p><b>Source.</b> Kato, Ushiku and Harada, "Neural 3D mesh renderer", CVPR 2018 (arXiv:1711.07566), smoothness loss; the
 * epsilons are those of the SoftRas code. Unlike there, no inner edge is forgotten and boundary edges are allowed.
 */
public final class FlattenLoss extends VertexTerm {

    private static final double EPSILON = 1e-6;

    private final EdgePairs pairs;
    private final double[] edge = new double[3]; // a
    private final double[] gradEdge = new double[3];
    private final Side second = new Side();
    private final Side third = new Side();
    private double edgeSquare; // a·a
    private double edgeLength; // |a|
    private double gradEdgeSquare;
    private double gradEdgeLength;

    /** @param topology of the mesh whose vertices will be judged */
    public FlattenLoss(Topology topology) {
        super(topology.neighborStart().length - 1);
        this.pairs = new EdgePairs(topology);
    }

    /**
     * Judges chosen edges only.
     *
     * @param vertexCount V
     * @param edges [E, 2] vertex indices
     * @param opposites [E, 2] third vertices of each edge's faces; an edge with a -1 is left out
     * @throws IllegalArgumentException if the lengths differ or an index is out of range
     */
    public FlattenLoss(int vertexCount, int[] edges, int[] opposites) {
        super(vertexCount);
        this.pairs = new EdgePairs(vertexCount, edges, opposites);
    }

    @Override
    double evaluate(float[] vertices, double[] gradVertices) {
        double sum = 0;
        for (int pair = 0; pair < pairs.count(); pair++) {
            int origin = pairs.offset(pair, 0);
            between(vertices, origin, pairs.offset(pair, 1), edge);
            edgeSquare = dot(edge, edge);
            edgeLength = Math.sqrt(edgeSquare + EPSILON);
            between(vertices, origin, pairs.offset(pair, 2), second.arm);
            between(vertices, origin, pairs.offset(pair, 3), third.arm);
            second.measure();
            third.measure();
            double product = second.height * third.height + EPSILON;
            double cosine = dot(second.rise, third.rise) / product;
            sum += (cosine + 1) * (cosine + 1);
            if (gradVertices != null) {
                addGradient(pair, 2 * (cosine + 1) / product, cosine, gradVertices);
            }
        }
        return sum;
    }

    /** @param gradRises slope of the loss to r₂·r₃ */
    private void addGradient(int pair, double gradRises, double cosine, double[] gradVertices) {
        Arrays.fill(gradEdge, 0);
        gradEdgeSquare = 0;
        gradEdgeLength = 0;
        second.pullBack(gradRises, third.rise, -gradRises * cosine * third.height);
        third.pullBack(gradRises, second.rise, -gradRises * cosine * second.height);
        addScaled(2 * gradEdgeSquare + gradEdgeLength / edgeLength, edge, gradEdge);
        for (int k = 0; k < 3; k++) {
            gradVertices[pairs.offset(pair, 1) + k] += gradEdge[k];
            gradVertices[pairs.offset(pair, 2) + k] += second.gradArm[k];
            gradVertices[pairs.offset(pair, 3) + k] += third.gradArm[k];
            gradVertices[pairs.offset(pair, 0) + k] -= gradEdge[k] + second.gradArm[k] + third.gradArm[k];
        }
    }

    /** One face of the pair, seen from the edge. */
    private final class Side {

        private final double[] arm = new double[3]; // b
        private final double[] rise = new double[3]; // r, the part of b that leaves the edge
        private final double[] gradArm = new double[3];
        private double along; // a·b
        private double length; // |b|
        private double lengths; // |a||b| + ε
        private double cosine; // cos β
        private double sine; // sin β
        private double height; // ρ

        void measure() {
            along = dot(edge, arm);
            length = Math.sqrt(dot(arm, arm) + EPSILON);
            lengths = edgeLength * length + EPSILON;
            cosine = along / lengths;
            sine = Math.sqrt(1 - cosine * cosine + EPSILON);
            height = length * sine;
            System.arraycopy(arm, 0, rise, 0, 3);
            addScaled(-along / (edgeSquare + EPSILON), edge, rise);
        }

        /**
         * Sets the slope to b and adds those to a, a·a and |a|.
         *
         * @param factor times {@code direction} is the slope to r
         * @param gradHeight slope to ρ
         */
        void pullBack(double factor, double[] direction, double gradHeight) {
            double divisor = edgeSquare + EPSILON;
            double gradFoot = -factor * dot(direction, edge); // to (a·b) / (a·a + ε)
            double gradCosine = -gradHeight * length * cosine / sine;
            double gradLengths = -gradCosine * cosine / lengths;
            double gradAlong = gradFoot / divisor + gradCosine / lengths;
            double gradLength = gradHeight * sine + gradLengths * edgeLength;
            Arrays.fill(gradArm, 0);
            addScaled(factor, direction, gradArm);
            addScaled(gradAlong, edge, gradArm);
            addScaled(gradLength / length, arm, gradArm);
            addScaled(-factor * along / divisor, direction, gradEdge);
            addScaled(gradAlong, arm, gradEdge);
            gradEdgeSquare -= gradFoot * along / (divisor * divisor);
            gradEdgeLength += gradLengths * length;
        }
    }
}
