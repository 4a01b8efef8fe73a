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
            int[] edges = edges(faces, vertices.length / 3);
            faces = split(faces, edges, vertices.length / 3);
            vertices = withMidpoints(vertices, edges);
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

    private static int[] edges(int[] faces, int vertexCount) {
        return Topology.of(Mesh.of(new float[3 * vertexCount], faces)).edges();
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

    private static int[] split(int[] faces, int[] edges, int vertexCount) {
        long[] keys = new long[edges.length / 2];
        for (int e = 0; e < keys.length; e++) {
            keys[e] = (long) edges[2 * e] << 32 | edges[2 * e + 1];
        }
        int[] children = new int[4 * faces.length];
        for (int f = 0; f < faces.length; f += 3) {
            int a = faces[f];
            int b = faces[f + 1];
            int c = faces[f + 2];
            int ab = vertexCount + edge(keys, a, b);
            int bc = vertexCount + edge(keys, b, c);
            int ca = vertexCount + edge(keys, c, a);
            int[] four = {a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca};
            System.arraycopy(four, 0, children, 4 * f, 12);
        }
        return children;
    }

    private static int edge(long[] keys, int a, int b) {
        return Arrays.binarySearch(keys, (long) Math.min(a, b) << 32 | Math.max(a, b));
    }
}
