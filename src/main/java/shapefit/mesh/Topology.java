package shapefit.mesh;

import java.util.Arrays;

/**
 * Which vertices and faces of a mesh lie side by side. Immutable: arrays are copied out.
 *
 * <p>V vertices, E edges without direction. Faces that name a vertex twice have no area and are left out.
 */
public final class Topology {

    private final int[] edges; // [E, 2]
    private final int[] edgeOpposites; // [E, 2]
    private final int[] neighborStart; // [V + 1]
    private final int[] neighbors; // [2 E]
    private final int boundaryEdges;
    private final int nonManifoldEdges;

    /** Looks at the faces of a mesh; positions do not matter, so vertices at one place stay apart. */
    public static Topology of(Mesh mesh) {
        return new Topology(mesh.vertexCount(), mesh.faces());
    }

    /**
     * The same with other faces between the vertices.
     *
     * @param vertexCount V
     * @param faces [F, 3], each index in [0, V)
     */
    public static Topology of(int vertexCount, int[] faces) {
        return new Topology(vertexCount, faces);
    }

    private Topology(int vertexCount, int[] faces) {
        int[] start = new int[vertexCount + 1];
        long[] sides = sidesByLowerEnd(faces, start);
        int[] foundEdges = new int[2 * sides.length];
        int[] foundOpposites = new int[2 * sides.length];
        int edgeCount = 0;
        int boundary = 0;
        int nonManifold = 0;
        for (int low = 0; low < vertexCount; low++) {
            for (int i = start[low]; i < start[low + 1]; ) {
                int high = (int) (sides[i] >>> 32);
                int end = endOfEdge(sides, i, start[low + 1]);
                foundEdges[2 * edgeCount] = low;
                foundEdges[2 * edgeCount + 1] = high;
                foundOpposites[2 * edgeCount] = opposite(faces, (int) sides[i]);
                foundOpposites[2 * edgeCount + 1] = end - i > 1 ? opposite(faces, (int) sides[i + 1]) : -1;
                boundary += end - i == 1 ? 1 : 0;
                nonManifold += end - i > 2 ? 1 : 0;
                edgeCount++;
                i = end;
            }
        }
        edges = Arrays.copyOf(foundEdges, 2 * edgeCount);
        edgeOpposites = Arrays.copyOf(foundOpposites, 2 * edgeCount);
        boundaryEdges = boundary;
        nonManifoldEdges = nonManifold;
        neighborStart = new int[vertexCount + 1];
        neighbors = neighborsOf(edges, neighborStart);
    }

    /**
     * The faces' sides as (higher end, side) in one long, grouped by lower end and sorted in each group. Side 3f + k runs
     * from corner k of face f to the next one.
     *
     * @param start [V + 1], filled in: where each lower end's group starts
     */
    private static long[] sidesByLowerEnd(int[] faces, int[] start) {
        for (int side = 0; side < faces.length; side++) {
            if (hasArea(faces, side / 3)) {
                start[Math.min(faces[side], faces[next(side)]) + 1]++;
            }
        }
        for (int v = 1; v < start.length; v++) {
            start[v] += start[v - 1];
        }
        int[] fill = start.clone();
        long[] sides = new long[start[start.length - 1]];
        for (int side = 0; side < faces.length; side++) {
            if (hasArea(faces, side / 3)) {
                int a = faces[side];
                int b = faces[next(side)];
                sides[fill[Math.min(a, b)]++] = (long) Math.max(a, b) << 32 | side;
            }
        }
        for (int v = 0; v + 1 < start.length; v++) {
            Arrays.sort(sides, start[v], start[v + 1]);
        }
        return sides;
    }

    private static int next(int side) {
        return side % 3 == 2 ? side - 2 : side + 1;
    }

    private static int opposite(int[] faces, int side) {
        return faces[next(next(side))];
    }

    private static boolean hasArea(int[] faces, int face) {
        int a = faces[3 * face];
        int b = faces[3 * face + 1];
        int c = faces[3 * face + 2];
        return a != b && b != c && c != a;
    }

    /**
     * The two faces beside each edge.
     *
     * @param vertexCount V
     * @param faces [F, 3]
     * @return [E, 2] first and second face in the order of the faces, -1 where there is none; edges in the order of
     *     {@link #edges()}
     */
    public static int[] facesBesideEdges(int vertexCount, int[] faces) {
        int[] start = new int[vertexCount + 1];
        long[] sides = sidesByLowerEnd(faces, start);
        int[] beside = new int[2 * sides.length];
        int edgeCount = 0;
        for (int low = 0; low < vertexCount; low++) {
            for (int i = start[low]; i < start[low + 1]; ) {
                int end = endOfEdge(sides, i, start[low + 1]);
                beside[2 * edgeCount] = (int) sides[i] / 3;
                beside[2 * edgeCount + 1] = end - i > 1 ? (int) sides[i + 1] / 3 : -1;
                edgeCount++;
                i = end;
            }
        }
        return Arrays.copyOf(beside, 2 * edgeCount);
    }

    private static int endOfEdge(long[] sides, int from, int groupEnd) {
        int end = from + 1;
        while (end < groupEnd && sides[end] >>> 32 == sides[from] >>> 32) {
            end++;
        }
        return end;
    }

    /** Edges are sorted, so filling in lower neighbours before higher ones leaves every list sorted. */
    private static int[] neighborsOf(int[] edges, int[] start) {
        for (int end : edges) {
            start[end + 1]++;
        }
        for (int v = 1; v < start.length; v++) {
            start[v] += start[v - 1];
        }
        int[] fill = start.clone();
        int[] neighbors = new int[edges.length];
        for (int e = 0; e < edges.length; e += 2) {
            neighbors[fill[edges[e + 1]]++] = edges[e];
        }
        for (int e = 0; e < edges.length; e += 2) {
            neighbors[fill[edges[e]]++] = edges[e + 1];
        }
        return neighbors;
    }

    /** E. */
    public int edgeCount() {
        return edges.length / 2;
    }

    /** A copy, [E, 2]: the ends of each edge, lower first, sorted by (lower, higher). */
    public int[] edges() {
        return edges.clone();
    }

    /**
     * A copy, [E, 2]: for each edge the third vertex of its first and of its second face, in the order of the faces; -1
     * where there is none. Further faces of a non-manifold edge are not told.
     */
    public int[] edgeOpposites() {
        return edgeOpposites.clone();
    }

    /** A copy, [V + 1]: vertex v's neighbours are {@link #neighbors()} from [v] to before [v + 1]. */
    public int[] neighborStart() {
        return neighborStart.clone();
    }

    /** A copy, [2 E]: vertices that share an edge with a vertex, ascending for each. */
    public int[] neighbors() {
        return neighbors.clone();
    }

    /** Edges with one face only; 0 if the mesh is closed. */
    public int boundaryEdges() {
        return boundaryEdges;
    }

    /** Edges with more than two faces. */
    public int nonManifoldEdges() {
        return nonManifoldEdges;
    }
}
