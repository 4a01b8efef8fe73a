package shapefit.loss;

import java.util.Arrays;

/** The frame of a {@link MeshLoss}: checks, the double-precision gradient buffer, the weight. */
abstract class VertexTerm implements MeshLoss {

    private final double[] gradient; // [V, 3]

    VertexTerm(int vertexCount) {
        this.gradient = new double[3 * vertexCount];
    }

    /**
     * The loss; its gradient too if wanted.
     *
     * @param vertices [V, 3]
     * @param gradVertices [V, 3] to which ∂loss/∂vertices is added, or null
     */
    abstract double evaluate(float[] vertices, double[] gradVertices);

    @Override
    public final double value(float[] vertices) {
        check("vertices", vertices);
        return evaluate(vertices, null);
    }

    @Override
    public final double addTo(float[] vertices, double weight, float[] gradVertices) {
        check("vertices", vertices);
        check("vertex gradient", gradVertices);
        Arrays.fill(gradient, 0);
        double value = evaluate(vertices, gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradVertices[i] += (float) (weight * gradient[i]);
        }
        return value;
    }

    private void check(String name, float[] values) {
        if (values.length != gradient.length) {
            throw new IllegalArgumentException("%s must be [%d, 3] like the mesh of this loss, got length %d"
                    .formatted(name, gradient.length / 3, values.length));
        }
    }
}
