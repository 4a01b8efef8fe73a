package shapefit.mesh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A stand-in with fewer faces, for pictures so small that the mesh's own faces would be less than a pixel: vertices in one
 * cell of a grid that face about the same way become one. Looks alike from afar; is not a surface to be fitted.
 *
 * <p>Source: Rossignac and Borrel, "Multi-resolution 3D approximations for rendering complex scenes", 1993. Unlike there, a
 * cell keeps vertices apart that face different ways: a limb or wing thinner than a cell would else collapse to nothing.
 */
public final class VertexClustering {

    /** Cosine of the angle from which on normals face different ways: a round limb keeps at least three sides. */
    private static final double SAME_WAY = 0.5;

    /** Coarsest grid, cells along the longest side. */
    private static final int FEWEST_CELLS = 3;

    /** Finest grid: finer than any working picture has pixels. */
    private static final int MOST_CELLS = 1024;

    /** Good enough, as a share of the faces allowed. */
    private static final double ENOUGH = 0.7;

    private static final int ATTEMPTS = 6;

    private final int[] faces; // [F, 3]
    private final double[] vertices; // [V, 3]
    private final double[] normals; // [V, 3] of length 1, or 0
    private final float[] cornerColors; // [F, 3, 3] linear; empty without colours
    private final Bounds box;

    private VertexClustering(Mesh mesh) {
        faces = mesh.faces();
        float[] given = mesh.vertices();
        vertices = new double[given.length];
        Arrays.setAll(vertices, i -> given[i]);
        normals = normals(Welding.of(mesh));
        cornerColors = CornerColors.of(mesh);
        box = mesh.bounds();
    }

    /**
     * A coarser mesh. Its colours, if there are any, are at its vertices: means of the surface's around them.
     *
     * @param most faces it may have, at least 20; a shape of many thin parts may keep more
     * @return the mesh itself if it has no more
     */
    public static Mesh atMost(Mesh mesh, int most) {
        if (mesh.faceCount() <= most) {
            return mesh;
        }
        VertexClustering clustering = new VertexClustering(mesh);
        Mesh best = null;
        int cells =
                Math.max(FEWEST_CELLS, (int) Math.sqrt(most / 4.0)); // a ball in n cells across has about 4 n² faces
        for (int i = 0; i < ATTEMPTS; i++) {
            Mesh made = clustering.inCells(cells);
            int count = made.faceCount();
            if (best == null || isBetter(count, best.faceCount(), most)) {
                best = made;
            }
            int next = (int) Math.round(cells * Math.sqrt(0.9 * most / Math.max(1, count)));
            next = Math.max(FEWEST_CELLS, Math.min(MOST_CELLS, next));
            if (count <= most && count >= ENOUGH * most || next == cells) {
                break;
            }
            cells = next;
        }
        return best.faceCount() > 0 && best.faceCount() < mesh.faceCount() ? best : mesh;
    }

    private static boolean isBetter(int count, int before, int most) {
        return before > most ? count < before : count <= most && count > before;
    }

    /** [V, 3]: area-weighted means over the faces at each vertex's place. */
    private double[] normals(Welding welding) {
        double[] sums = new double[vertices.length];
        for (int f = 0; f < faces.length; f += 3) {
            double[] n = faceNormal(f);
            for (int corner = f; corner < f + 3; corner++) {
                int v = 3 * welding.first(faces[corner]);
                for (int k = 0; k < 3; k++) {
                    sums[v + k] += n[k];
                }
            }
        }
        double[] unit = new double[vertices.length];
        for (int v = 0; v < vertices.length / 3; v++) {
            int at = 3 * welding.first(v);
            double length = Math.sqrt(sums[at] * sums[at] + sums[at + 1] * sums[at + 1] + sums[at + 2] * sums[at + 2]);
            for (int k = 0; k < 3 && length > 0; k++) {
                unit[3 * v + k] = sums[at + k] / length;
            }
        }
        return unit;
    }

    /** Twice the area long. */
    private double[] faceNormal(int f) {
        double[] u = new double[3];
        double[] v = new double[3];
        for (int k = 0; k < 3; k++) {
            u[k] = vertices[3 * faces[f + 1] + k] - vertices[3 * faces[f] + k];
            v[k] = vertices[3 * faces[f + 2] + k] - vertices[3 * faces[f] + k];
        }
        return new double[] {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
    }

    private Mesh inCells(int cells) {
        int[] clusters = new int[vertices.length / 3];
        int count = assign(cells, clusters);
        double[] sums = new double[3 * count];
        int[] members = new int[count];
        for (int v = 0; v < clusters.length; v++) {
            members[clusters[v]]++;
            for (int k = 0; k < 3; k++) {
                sums[3 * clusters[v] + k] += vertices[3 * v + k];
            }
        }
        float[] means = new float[3 * count];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i] / members[i / 3]);
        }
        Mesh bare = Mesh.of(means, facesBetween(clusters));
        return cornerColors.length == 0 ? bare : bare.withVertexColors(colors(clusters, count));
    }

    /**
     * Gives every vertex its cluster.
     *
     * @param clusters [V], overwritten
     * @return how many clusters there are
     */
    private int assign(int cells, int[] clusters) {
        double longest = Math.max(box.maxX() - box.minX(), Math.max(box.maxY() - box.minY(), box.maxZ() - box.minZ()));
        double size = Math.max(longest / cells, Double.MIN_NORMAL);
        Map<Long, Integer> firstInCell = new HashMap<>();
        int[] nextInCell = new int[clusters.length]; // cluster after this one in its cell, or −1
        int[] leaders = new int[clusters.length]; // the vertex that founded the cluster
        int count = 0;
        for (int v = 0; v < clusters.length; v++) {
            long x = cell(vertices[3 * v] - box.minX(), size);
            long y = cell(vertices[3 * v + 1] - box.minY(), size);
            long z = cell(vertices[3 * v + 2] - box.minZ(), size);
            long key = x << 40 | y << 20 | z;
            int found = firstInCell.getOrDefault(key, -1);
            while (found >= 0 && !sameWay(leaders[found], v)) {
                found = nextInCell[found];
            }
            if (found < 0) {
                found = count++;
                leaders[found] = v;
                nextInCell[found] = firstInCell.getOrDefault(key, -1);
                firstInCell.put(key, found);
            }
            clusters[v] = found;
        }
        return count;
    }

    private static long cell(double offset, double size) {
        return (long) (offset / size);
    }

    private boolean sameWay(int a, int b) {
        double dot = 0;
        for (int k = 0; k < 3; k++) {
            dot += normals[3 * a + k] * normals[3 * b + k];
        }
        return dot >= SAME_WAY;
    }

    /** [F', 3]: those that keep an area, each once. */
    private int[] facesBetween(int[] clusters) {
        IntList kept = new IntList();
        Set<Long> known = new HashSet<>();
        for (int f = 0; f < faces.length; f += 3) {
            int a = clusters[faces[f]];
            int b = clusters[faces[f + 1]];
            int c = clusters[faces[f + 2]];
            if (a != b && b != c && c != a && known.add(name(a, b, c))) {
                kept.add(a);
                kept.add(b);
                kept.add(c);
            }
        }
        return kept.toArray();
    }

    /** The same for the same corners in the same sense. */
    private static long name(long a, long b, long c) {
        long lowest = Math.min(a, Math.min(b, c));
        long second = lowest == a ? b : lowest == b ? c : a;
        long third = lowest == a ? c : lowest == b ? a : b;
        return lowest << 42 | second << 21 | third;
    }

    /** [clusters, 3]: means over the corners of faces there, weighted by area. */
    private float[] colors(int[] clusters, int count) {
        double[] sums = new double[3 * count];
        double[] weights = new double[count];
        for (int f = 0; f < faces.length; f += 3) {
            double[] n = faceNormal(f);
            double area = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) + Double.MIN_NORMAL;
            for (int corner = f; corner < f + 3; corner++) {
                int cluster = clusters[faces[corner]];
                weights[cluster] += area;
                for (int k = 0; k < 3; k++) {
                    sums[3 * cluster + k] += area * cornerColors[3 * corner + k];
                }
            }
        }
        float[] means = new float[3 * count];
        for (int i = 0; i < means.length; i++) {
            means[i] = weights[i / 3] > 0 ? (float) (sums[i] / weights[i / 3]) : 0;
        }
        return means;
    }
}
