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

    /** Cosine of the angle from which on a face is folded back. */
    private static final double FOLDED = -0.5;

    /** Looks at every face and every pair of faces that are near each other. */
    public static SurfaceFlaws of(Mesh mesh) {
        int[] faces = Welding.of(mesh).faces(mesh.faces());
        float[] vertices = mesh.vertices();
        return new SurfaceFlaws(flipped(vertices, faces), new SelfIntersections(vertices, faces).count());
    }

    /** Whether there are none. */
    public boolean isClean() {
        return flippedFaces == 0 && selfIntersections == 0;
    }

    private static int flipped(float[] vertices, int[] faces) {
        double[] normals = normals(vertices, faces);
        int[] folds = new int[faces.length / 3];
        int[] pairs = Topology.facesBesideEdges(vertices.length / 3, faces);
        for (int e = 0; e < pairs.length; e += 2) {
            int a = pairs[e];
            int b = pairs[e + 1];
            if (a >= 0 && b >= 0) {
                double cosine = normals[3 * a] * normals[3 * b]
                        + normals[3 * a + 1] * normals[3 * b + 1]
                        + normals[3 * a + 2] * normals[3 * b + 2];
                int folded = cosine < FOLDED ? 1 : 0;
                folds[a] += folded;
                folds[b] += folded;
            }
        }
        int count = 0;
        for (int fold : folds) {
            count += fold >= 2 ? 1 : 0;
        }
        return count;
    }

    /** [F, 3] unit normals; 0 for a face without area. */
    private static double[] normals(float[] v, int[] faces) {
        double[] normals = new double[faces.length];
        for (int f = 0; f < faces.length; f += 3) {
            int a = 3 * faces[f];
            int b = 3 * faces[f + 1];
            int c = 3 * faces[f + 2];
            for (int k = 0; k < 3; k++) {
                int i = (k + 1) % 3;
                int j = (k + 2) % 3;
                normals[f + k] = ((double) v[b + i] - v[a + i]) * ((double) v[c + j] - v[a + j])
                        - ((double) v[b + j] - v[a + j]) * ((double) v[c + i] - v[a + i]);
            }
            double length = Math.sqrt(
                    normals[f] * normals[f] + normals[f + 1] * normals[f + 1] + normals[f + 2] * normals[f + 2]);
            for (int k = 0; k < 3 && length > 0; k++) {
                normals[f + k] /= length;
            }
        }
        return normals;
    }
}
