package shapefit.mesh;

import java.util.Arrays;

/**
 * The unit sphere as an icosahedron whose faces are split in four again and again. One subdivision keeps the vertices and
 * appends the edges' midpoints, pushed out to the sphere, in increasing order of (lower, higher) end.
 */
final class Icosphere {

    private static final int[] ICOSAHEDRON = {
        0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8, 3, 9, 4, 3, 4,
        2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1
    };

    private Icosphere() {}

    /** @param level times to subdivide */
    static Mesh of(int level) {
        double[] vertices = icosahedron();
        int[] faces = ICOSAHEDRON;
        for (int i = 0; i < level; i++) {
            FaceSplit split = FaceSplit.of(faces, vertices.length / 3);
            faces = split.faces();
            vertices = withMidpoints(vertices, split.edges());
        }
        float[] rounded = new float[vertices.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) vertices[i];
        }
        return Mesh.of(rounded, faces);
    }

    /** The cyclic permutations of (0, ±1, ±φ), on the unit sphere. */
    private static double[] icosahedron() {
        double p = (1 + Math.sqrt(5)) / 2;
        double[] vertices = {
            -1, p, 0, 1, p, 0, -1, -p, 0, 1, -p, 0, 0, -1, p, 0, 1, p, 0, -1, -p, 0, 1, -p, p, 0, -1, p, 0, 1, -p, 0,
            -1, -p, 0, 1
        };
        for (int v = 0; v < vertices.length; v += 3) {
            normalize(vertices, v);
        }
        return vertices;
    }

    private static void normalize(double[] vertices, int at) {
        double length = Math.sqrt(vertices[at] * vertices[at]
                + vertices[at + 1] * vertices[at + 1]
                + vertices[at + 2] * vertices[at + 2]);
        for (int k = 0; k < 3; k++) {
            vertices[at + k] /= length;
        }
    }

    private static double[] withMidpoints(double[] vertices, int[] edges) {
        double[] all = Arrays.copyOf(vertices, vertices.length + 3 * edges.length / 2);
        for (int e = 0; e < edges.length / 2; e++) {
            int at = vertices.length + 3 * e;
            for (int k = 0; k < 3; k++) {
                all[at + k] = vertices[3 * edges[2 * e] + k] + vertices[3 * edges[2 * e + 1] + k];
            }
            normalize(all, at);
        }
        return all;
    }
}
