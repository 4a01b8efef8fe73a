package shapefit.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Measures of meshes for tests, by definitions that share no code with what they judge. */
final class MeshFacts {
    private MeshFacts() {}

    /** Signed volume by the divergence theorem; positive if faces are counter-clockwise from outside. */
    static double volume(Mesh mesh) {
        float[] v = mesh.vertices();
        int[] f = mesh.faces();
        double six = 0;
        for (int i = 0; i < f.length; i += 3) {
            int a = 3 * f[i];
            int b = 3 * f[i + 1];
            int c = 3 * f[i + 2];
            six += v[a] * ((double) v[b + 1] * v[c + 2] - (double) v[b + 2] * v[c + 1])
                    + v[a + 1] * ((double) v[b + 2] * v[c] - (double) v[b] * v[c + 2])
                    + v[a + 2] * ((double) v[b] * v[c + 1] - (double) v[b + 1] * v[c]);
        }
        return six / 6;
    }

    static double area(Mesh mesh) {
        return Arrays.stream(faceAreas(mesh)).sum();
    }

    static double smallestFaceArea(Mesh mesh) {
        return Arrays.stream(faceAreas(mesh)).min().orElseThrow();
    }

    private static double[] faceAreas(Mesh mesh) {
        double[] areas = new double[mesh.faceCount()];
        for (int face = 0; face < areas.length; face++) {
            double[] n = faceNormal(mesh, face);
            areas[face] = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) / 2;
        }
        return areas;
    }

    /** [3], as long as twice the face's area. */
    static double[] faceNormal(Mesh mesh, int face) {
        float[] v = mesh.vertices();
        int[] f = mesh.faces();
        double[] u = new double[3];
        double[] w = new double[3];
        for (int k = 0; k < 3; k++) {
            u[k] = (double) v[3 * f[3 * face + 1] + k] - v[3 * f[3 * face] + k];
            w[k] = (double) v[3 * f[3 * face + 2] + k] - v[3 * f[3 * face] + k];
        }
        return new double[] {u[1] * w[2] - u[2] * w[1], u[2] * w[0] - u[0] * w[2], u[0] * w[1] - u[1] * w[0]};
    }

    static int usedVertices(Mesh mesh) {
        return (int) Arrays.stream(mesh.faces()).distinct().count();
    }

    static Set<List<Float>> faceColors(Mesh mesh) {
        float[] colors = mesh.faceColors().orElseThrow();
        Set<List<Float>> found = new HashSet<>();
        for (int i = 0; i < colors.length; i += 3) {
            found.add(List.of(colors[i], colors[i + 1], colors[i + 2]));
        }
        return found;
    }

    /** Parts that hang together by vertices that faces use. */
    static int components(Mesh mesh) {
        int[] parent = new int[mesh.vertexCount()];
        Arrays.setAll(parent, i -> i);
        int[] f = mesh.faces();
        for (int i = 0; i < f.length; i++) {
            parent[root(parent, f[i])] = root(parent, f[i / 3 * 3]);
        }
        List<Integer> roots = new ArrayList<>();
        Arrays.stream(f).map(v -> root(parent, v)).distinct().forEach(roots::add);
        return roots.size();
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
