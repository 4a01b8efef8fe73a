package shapefit.mesh;

import java.util.HashMap;
import java.util.Map;

/**
 * Which vertices of a mesh stand at the same place, as they do along the seams of a texture. Immutable.
 *
 * <p>Each place is named by its first vertex.
 */
public final class Welding {

    private final int[] first; // [V]

    /** Compares positions, to the bit. */
    public static Welding of(Mesh mesh) {
        return new Welding(mesh.vertices());
    }

    /** A vertex's position, comparable; adding 0 makes the two zeros one. */
    private record Place(float x, float y, float z) {}

    private Welding(float[] vertices) {
        first = new int[vertices.length / 3];
        Map<Place, Integer> known = new HashMap<>(2 * first.length);
        for (int v = 0; v < first.length; v++) {
            Place place = new Place(vertices[3 * v] + 0f, vertices[3 * v + 1] + 0f, vertices[3 * v + 2] + 0f);
            Integer earlier = known.putIfAbsent(place, v);
            first[v] = earlier == null ? v : earlier;
        }
    }

    /** The first vertex at the place of a vertex; itself if there is no earlier one. */
    public int first(int vertex) {
        return first[vertex];
    }

    /**
     * Faces between places.
     *
     * @param faces [F, 3]
     * @return [F, 3], each index replaced by its place's
     */
    public int[] faces(int[] faces) {
        int[] welded = new int[faces.length];
        for (int i = 0; i < faces.length; i++) {
            welded[i] = first[faces[i]];
        }
        return welded;
    }
}
