package shapefit.fit;

import java.util.Arrays;
import shapefit.mesh.Mesh;
import shapefit.mesh.SurfaceCheck;

/**
 * Pushes a surface outward where it is about to pass through itself: pictures say little of how thick a thing is, so without it
 * the two sides of a wing do. A place counts as too thin if the surface, shrunk by a share of its mean edge, would have flipped
 * faces or cut itself there.
 *
 * <p>It goes with {@link LargeSteps}, which make of a push at a few places a smooth move; on single vertices it would raise
 * bumps. A surface that has flaws at the start is not judged.
 *
 * <p>The value is the share of the surface that is too thin. Its gradient is not that of the value, which has steps, but pulls
 * each such place outward by its share of the surface, per mesh size.
 */
final class ThinPlaces {

    /** In mean edges: sides that are nearer to each other than twice this are too near. */
    private static final double SHRINK = 0.1;

    /** From the root of an even triangle's area to its edge. */
    private static final double EDGE_PER_ROOT_AREA = 1.52;

    private final SurfaceCheck check;
    private final int[] faces; // [F, 3]
    private final boolean[] flawed; // [F]
    private final float[] shrunk; // [V, 3]
    private final double[] normals; // [V, 3] area-weighted
    private final boolean active;
    private final double size; // of the mesh at the start

    ThinPlaces(Mesh mesh, double size) {
        check = new SurfaceCheck(mesh);
        faces = mesh.faces();
        flawed = new boolean[faces.length / 3];
        shrunk = new float[3 * mesh.vertexCount()];
        normals = new double[shrunk.length];
        this.size = size;
        active = !check.mark(mesh.vertices(), flawed);
    }

    /**
     * Adds the push.
     *
     * @param vertices [V, 3]
     * @param weight factor on it
     * @param gradient [V, 3], added to
     * @return share of the surface that is too thin
     */
    double addTo(float[] vertices, double weight, float[] gradient) {
        if (!active) {
            return 0;
        }
        double total = updateNormals(vertices);
        double edge = EDGE_PER_ROOT_AREA * Math.sqrt(total / flawed.length);
        for (int i = 0; i < shrunk.length; i++) {
            shrunk[i] = (float) (vertices[i] - SHRINK * edge * normals[i]);
        }
        if (!check.mark(shrunk, flawed)) {
            return 0;
        }
        double thin = 0;
        for (int f = 0; f < flawed.length; f++) {
            if (flawed[f]) {
                double share = area(vertices, f) / total;
                thin += share;
                for (int k = 0; k < 9; k++) {
                    int i = 3 * faces[3 * f + k / 3] + k % 3;
                    gradient[i] -= (float) (weight * share / 3 / size * normals[i]);
                }
            }
        }
        return thin;
    }

    private double area(float[] v, int f) {
        double[] n = cross(v, f);
        return Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) / 2;
    }

    private double[] cross(float[] v, int f) {
        int a = 3 * faces[3 * f];
        int b = 3 * faces[3 * f + 1];
        int c = 3 * faces[3 * f + 2];
        double[] n = new double[3];
        for (int k = 0; k < 3; k++) {
            int i = (k + 1) % 3;
            int j = (k + 2) % 3;
            n[k] = ((double) v[b + i] - v[a + i]) * ((double) v[c + j] - v[a + j])
                    - ((double) v[b + j] - v[a + j]) * ((double) v[c + i] - v[a + i]);
        }
        return n;
    }

    /** Returns the whole area. */
    private double updateNormals(float[] v) {
        Arrays.fill(normals, 0);
        double total = 0;
        for (int f = 0; f < flawed.length; f++) {
            double[] n = cross(v, f);
            total += Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) / 2;
            for (int k = 0; k < 9; k++) {
                normals[3 * faces[3 * f + k / 3] + k % 3] += n[k % 3];
            }
        }
        for (int i = 0; i < normals.length; i += 3) {
            double length = Math.sqrt(
                    normals[i] * normals[i] + normals[i + 1] * normals[i + 1] + normals[i + 2] * normals[i + 2]);
            for (int k = i; k < i + 3 && length > 0; k++) {
                normals[k] /= length;
            }
        }
        return total;
    }
}
