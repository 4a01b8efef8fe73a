package shapefit.loss;

import shapefit.mesh.Topology;

/** Pairs of faces that share an edge: where a surface can be bent. Immutable. */
final class EdgePairs {

    private static final int CORNERS = 4;

    private final int[] corners; // [P, 4] edge start, edge end, opposite corner of either face

    /**
     * The edges of a mesh that have two faces. A boundary edge has nothing to bend against and is left out; of a non-manifold
     * edge the two faces count that the topology tells.
     */
    EdgePairs(Topology topology) {
        this(topology.neighborStart().length - 1, topology.edges(), topology.edgeOpposites());
    }

    /**
     * @param vertexCount V
     * @param edges [E, 2] vertex indices
     * @param opposites [E, 2] third vertices of each edge's faces; an edge with a -1 is left out
     * @throws IllegalArgumentException if the lengths differ or an index is out of range
     */
    EdgePairs(int vertexCount, int[] edges, int[] opposites) {
        if (edges.length != opposites.length || edges.length % 2 != 0) {
            throw new IllegalArgumentException("edges and opposites must be [E, 2] each, got lengths %d and %d"
                    .formatted(edges.length, opposites.length));
        }
        int count = 0;
        for (int e = 0; e < edges.length; e += 2) {
            count += hasTwoFaces(opposites, e) ? 1 : 0;
        }
        corners = new int[CORNERS * count];
        int next = 0;
        for (int e = 0; e < edges.length; e += 2) {
            if (hasTwoFaces(opposites, e)) {
                corners[next++] = checked(edges[e], vertexCount);
                corners[next++] = checked(edges[e + 1], vertexCount);
                corners[next++] = checked(opposites[e], vertexCount);
                corners[next++] = checked(opposites[e + 1], vertexCount);
            }
        }
    }

    /** P. */
    int count() {
        return corners.length / CORNERS;
    }

    /**
     * Where a corner of a pair starts in an array [V, 3].
     *
     * @param corner 0 and 1: ends of the edge; 2 and 3: opposite corners
     */
    int offset(int pair, int corner) {
        return 3 * corners[CORNERS * pair + corner];
    }

    private static boolean hasTwoFaces(int[] opposites, int e) {
        return opposites[e] >= 0 && opposites[e + 1] >= 0;
    }

    private static int checked(int vertex, int vertexCount) {
        if (vertex < 0 || vertex >= vertexCount) {
            throw new IllegalArgumentException("an edge names vertex %d of %d".formatted(vertex, vertexCount));
        }
        return vertex;
    }
}
