package shapefit.fit;

import shapefit.mesh.Bounds;
import shapefit.mesh.Mesh;

/**
 * The numbers of an {@link OctantDeformation}: Δ [V, 3], then c [3]. The mesh is moved and scaled into the middle half of its
 * cube first, as the original's example does with its sphere.
 */
final class OctantNumbers implements VertexNumbers {

    private final OctantDeformation deformation;
    private final double[] middle; // [3] mesh units
    private final double scale; // mesh units per unit of the cube
    private final float[] values; // [V + 1, 3]
    private final float[] gradient; // [V + 1, 3]
    private final double[] displacement; // [V, 3]
    private final double[] center = new double[3];
    private final double[] vertices; // [V, 3], of the cube
    private final double[] gradDisplacement; // [V, 3]
    private final double[] gradCenter = new double[3];

    OctantNumbers(Mesh mesh) {
        Bounds box = mesh.bounds();
        middle = new double[] {box.centerX(), box.centerY(), box.centerZ()};
        float[] start = mesh.vertices();
        double farthest = Double.MIN_NORMAL;
        for (int i = 0; i < start.length; i++) {
            farthest = Math.max(farthest, Math.abs(start[i] - middle[i % 3]));
        }
        scale = 2 * farthest;
        vertices = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            vertices[i] = (start[i] - middle[i % 3]) / scale;
        }
        deformation = new OctantDeformation(vertices);
        displacement = new double[start.length];
        gradDisplacement = new double[start.length];
        values = new float[start.length + 3];
        gradient = new float[start.length + 3];
    }

    @Override
    public float[] values() {
        return values;
    }

    @Override
    public void toVertices(float[] out) {
        read();
        deformation.forward(displacement, center, vertices);
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (middle[i % 3] + scale * vertices[i]);
        }
    }

    @Override
    public float[] gradient(float[] gradVertices) {
        read();
        for (int i = 0; i < gradVertices.length; i++) {
            vertices[i] = scale * gradVertices[i];
        }
        deformation.backward(displacement, center, vertices, gradDisplacement, gradCenter);
        for (int i = 0; i < gradient.length; i++) {
            int past = i - gradDisplacement.length;
            gradient[i] = (float) (past < 0 ? gradDisplacement[i] : gradCenter[past]);
        }
        return gradient;
    }

    private void read() {
        for (int i = 0; i < values.length; i++) {
            if (i < displacement.length) {
                displacement[i] = values[i];
            } else {
                center[i - displacement.length] = values[i];
            }
        }
    }
}
