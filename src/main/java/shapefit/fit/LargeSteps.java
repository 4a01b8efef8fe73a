package shapefit.fit;

import java.util.Arrays;
import shapefit.mesh.Mesh;
import shapefit.mesh.Topology;
import shapefit.mesh.Welding;

/**
 * Moves u = (I + λL)x in place of the vertices x, with L the uniform graph Laplacian (degree on the diagonal, −1 for each
 * neighbour). A gradient becomes smooth on its way to u, so a step carries the surroundings along and does not tangle them;
 * where the shape ends is not restricted. Vertices at one place share their numbers. {@link ThinPlaces} keeps the two
 * sides of thin things apart.
 *
 * <p>Source: Nicolet, Jacobson and Jakob, "Large steps in inverse rendering of geometry", SIGGRAPH Asia 2021.
 */
final class LargeSteps implements VertexNumbers {

    private final int[] unknown; // [V] which unknown a vertex is
    private final SmoothingSystem system; // U unknowns
    private final float[] values; // u [U, 3]
    private final double[] positions; // [U, 3], the last solution
    private final double[] smoothed; // [U, 3], the last gradient
    private final double[] right; // [U, 3]
    private final float[] gradient; // [U, 3]

    LargeSteps(Mesh mesh, double lambda) {
        Welding welding = Welding.of(mesh);
        unknown = new int[mesh.vertexCount()];
        int count = 0;
        for (int v = 0; v < unknown.length; v++) {
            unknown[v] = welding.first(v) == v ? count++ : unknown[welding.first(v)];
        }
        int[] faces = mesh.faces();
        for (int i = 0; i < faces.length; i++) {
            faces[i] = unknown[faces[i]];
        }
        system = new SmoothingSystem(Topology.of(count, faces), lambda);
        values = new float[3 * count];
        positions = new double[3 * count];
        smoothed = new double[3 * count];
        right = new double[3 * count];
        gradient = new float[3 * count];
        float[] vertices = mesh.vertices();
        for (int i = 0; i < vertices.length; i++) {
            positions[3 * unknown[i / 3] + i % 3] = vertices[i];
        }
        system.multiply(positions, right);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) right[i];
        }
    }

    @Override
    public float[] values() {
        return values;
    }

    @Override
    public void toVertices(float[] vertices) {
        for (int i = 0; i < values.length; i++) {
            right[i] = values[i];
        }
        system.solve(right, positions);
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = (float) positions[3 * unknown[i / 3] + i % 3];
        }
    }

    @Override
    public float[] gradient(float[] gradVertices) {
        Arrays.fill(right, 0);
        for (int i = 0; i < gradVertices.length; i++) {
            right[3 * unknown[i / 3] + i % 3] += gradVertices[i];
        }
        system.solve(right, smoothed);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) smoothed[i];
        }
        return gradient;
    }
}
