package shapefit.mesh;

import java.util.Arrays;

/**
 * Looks for {@link SurfaceFlaws} on one mesh again and again while its vertices move. V vertices, F faces. Used by one thread;
 * it reuses its buffers.
 */
public final class SurfaceCheck {

    /** Cosine of the angle from which on a face is folded back. */
    private static final double FOLDED = -0.5;

    private final int[] faces; // [F, 3], welded
    private final int[] besides; // [E, 2] faces beside each edge, or -1
    private final double[] normals; // [F, 3]
    private final int[] folds; // [F]
    private final SelfIntersections intersections;

    /** @param mesh vertices that stand at one place now count as one from now on */
    public SurfaceCheck(Mesh mesh) {
        faces = Welding.of(mesh).faces(mesh.faces());
        besides = Topology.facesBesideEdges(mesh.vertexCount(), faces);
        normals = new double[faces.length];
        folds = new int[faces.length / 3];
        intersections = new SelfIntersections(faces);
    }

    /**
     * Counts.
     *
     * @param vertices [V, 3]
     */
    public SurfaceFlaws flaws(float[] vertices) {
        countFolds(vertices);
        int flipped = 0;
        for (int fold : folds) {
            flipped += fold >= 2 ? 1 : 0;
        }
        return new SurfaceFlaws(flipped, intersections.find(vertices, (f, g) -> {}));
    }

    /**
     * Finds the faces that are flipped or cut another one.
     *
     * @param vertices [V, 3]
     * @param flawed [F], overwritten
     * @return whether there are any
     */
    public boolean mark(float[] vertices, boolean[] flawed) {
        countFolds(vertices);
        boolean any = false;
        for (int f = 0; f < folds.length; f++) {
            flawed[f] = folds[f] >= 2;
            any |= flawed[f];
        }
        int cuts = intersections.find(vertices, (f, g) -> {
            flawed[f] = true;
            flawed[g] = true;
        });
        return any || cuts > 0;
    }

    private void countFolds(float[] vertices) {
        updateNormals(vertices);
        Arrays.fill(folds, 0);
        for (int e = 0; e < besides.length; e += 2) {
            int a = besides[e];
            int b = besides[e + 1];
            if (b >= 0) {
                double cosine = normals[3 * a] * normals[3 * b]
                        + normals[3 * a + 1] * normals[3 * b + 1]
                        + normals[3 * a + 2] * normals[3 * b + 2];
                if (cosine < FOLDED) {
                    folds[a]++;
                    folds[b]++;
                }
            }
        }
    }

    /** Unit normals; 0 for a face without area. */
    private void updateNormals(float[] v) {
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
    }
}
