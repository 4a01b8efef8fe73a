package shapefit.fit;

import java.util.Arrays;
import shapefit.mesh.Mesh;
import shapefit.mesh.SurfaceCheck;

/**
 * Keeps a clean surface clean: where a step flips a face or drives the surface through itself, the vertices there stay behind.
 * Pictures say little of how thick a thing is, so without it the two sides of a wing pass through each other.
 *
 * <p>A surface that has flaws at the start is left alone.
 */
final class TangleGuard {

    /** Rounds in which more and more vertices stay; then all do. */
    private static final int MOST_ROUNDS = 12;

    /** From this round on the surroundings stay, too. */
    private static final int WIDER = 3;

    private final SurfaceCheck check;
    private final int[] faces; // [F, 3]
    private final boolean[] flawed; // [F]
    private final boolean[] stays; // [V]
    private final boolean active;

    TangleGuard(Mesh mesh) {
        check = new SurfaceCheck(mesh);
        faces = mesh.faces();
        flawed = new boolean[faces.length / 3];
        stays = new boolean[mesh.vertexCount()];
        active = !check.mark(mesh.vertices(), flawed);
    }

    /**
     * Takes back what tangles.
     *
     * @param before [V, 3], clean
     * @param after [V, 3], changed
     * @return whether anything was taken back
     */
    boolean hold(float[] before, float[] after) {
        if (!active || !check.mark(after, flawed)) {
            return false;
        }
        Arrays.fill(stays, false);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            leave(round >= WIDER);
            for (int i = 0; i < after.length; i++) {
                after[i] = stays[i / 3] ? before[i] : after[i];
            }
            if (!check.mark(after, flawed)) {
                return true;
            }
        }
        System.arraycopy(before, 0, after, 0, after.length);
        return true;
    }

    /** Vertices of flawed faces stay; if wanted those of the faces beside them, too. */
    private void leave(boolean wider) {
        boolean[] near = wider ? stays.clone() : stays;
        stay(near);
        if (wider) {
            for (int f = 0; f < flawed.length; f++) {
                flawed[f] = near[faces[3 * f]] || near[faces[3 * f + 1]] || near[faces[3 * f + 2]];
            }
            stay(stays);
        }
    }

    private void stay(boolean[] vertices) {
        for (int i = 0; i < faces.length; i++) {
            vertices[faces[i]] |= flawed[i / 3];
        }
    }
}
