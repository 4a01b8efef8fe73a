package shapefit.mesh;

/**
 * What a surface has that no real one has. Immutable. Vertices at one place count as one.
 *
 * @param flippedFaces faces that lie folded back onto their surroundings: the normal turns by more than 120° across at least
 *     two of the face's edges. Over one edge alone that is a sharp rim, such as that of a wing. Faces without area do not
 *     count
 * @param selfIntersections pairs of faces of which one is pierced by an edge of the other. Touching does not count, nor do
 *     faces that share an edge; of two that share a corner only the edges opposite to it can pierce
 */
public record SurfaceFlaws(int flippedFaces, int selfIntersections) {

    /** Looks at every face and every pair of faces that are near each other. */
    public static SurfaceFlaws of(Mesh mesh) {
        return new SurfaceCheck(mesh).flaws(mesh.vertices());
    }

    /** Whether there are none. */
    public boolean isClean() {
        return flippedFaces == 0 && selfIntersections == 0;
    }
}
