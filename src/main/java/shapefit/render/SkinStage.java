package shapefit.render;

import java.util.Arrays;
import shapefit.mesh.Skeleton;
import shapefit.mesh.Skin;

/**
 * Turns of joints → vertices, by linear blend skinning, and the chain rule back. V vertices, K influences, J joints. Reuses its
 * buffers. {@link Skin#vertices} defines the same.
 *
 * <p>S(j) = G(j) · B(j) carries a vertex as bound to where joint j wants it; G(j) = G(parent) · L(j), and L(j) = turn · rest
 * with the turn about the joint's own place. Matrices are [3, 4] row-major.
 */
public final class SkinStage {

    private static final int SIZE = 12; // numbers of a matrix

    private final int influences; // K
    private final float[] bound; // [V, 3]
    private final int[] joints; // [V, K]
    private final float[] weights; // [V, K]
    private final int[] parents; // [J]
    private final double[] rests; // [J, 3, 4]
    private final double[] inverseBinds; // [J, 3, 4]

    private final double[] locals; // [J, 3, 4] L
    private final double[] globals; // [J, 3, 4] G
    private final double[] carries; // [J, 3, 4] S
    private final double[] gradients; // [J, 3, 4] by S, then by G
    private final double[] turn = new double[9]; // [3, 3] of one joint

    /** @param skin whose joints are turned; how they are turned in it does not matter */
    public SkinStage(Skin skin) {
        influences = skin.binding().influences();
        bound = skin.binding().vertices();
        joints = skin.binding().joints();
        weights = skin.binding().weights();
        int count = skin.skeleton().size();
        parents = new int[count];
        rests = new double[SIZE * count];
        inverseBinds = new double[SIZE * count];
        for (int j = 0; j < count; j++) {
            Skeleton.Joint joint = skin.skeleton().joints().get(j);
            parents[j] = joint.parent();
            rows(joint.rest(), rests, SIZE * j);
            rows(joint.inverseBind(), inverseBinds, SIZE * j);
        }
        locals = new double[SIZE * count];
        globals = new double[SIZE * count];
        carries = new double[SIZE * count];
        gradients = new double[SIZE * count];
    }

    private static void rows(double[] columnMajor, double[] to, int at) {
        for (int i = 0; i < SIZE; i++) {
            to[at + i] = columnMajor[i % 4 * 4 + i / 4];
        }
    }

    /** J. */
    public int jointCount() {
        return parents.length;
    }

    /**
     * @param turns [J, 4] unit quaternions x, y, z, w, see {@link Skin}
     * @param vertices [V, 3], overwritten
     */
    public void forward(double[] turns, float[] vertices) {
        for (int j = 0; j < parents.length; j++) {
            int at = SIZE * j;
            setTurn(turns, 4 * j);
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    locals[at + 4 * row + column] = turn[3 * row] * rests[at + column]
                            + turn[3 * row + 1] * rests[at + 4 + column]
                            + turn[3 * row + 2] * rests[at + 8 + column];
                }
                locals[at + 4 * row + 3] = rests[at + 4 * row + 3];
            }
            if (parents[j] < 0) {
                System.arraycopy(locals, at, globals, at, SIZE);
            } else {
                times(globals, SIZE * parents[j], locals, at, globals, at);
            }
            times(globals, at, inverseBinds, at, carries, at);
        }
        for (int i = 0; i < bound.length; i += 3) {
            blend(i, vertices);
        }
    }

    private void blend(int i, float[] vertices) {
        double x = 0;
        double y = 0;
        double z = 0;
        int first = i / 3 * influences;
        for (int k = first; k < first + influences; k++) {
            int s = SIZE * joints[k];
            double w = weights[k];
            x += w
                    * (carries[s] * bound[i]
                            + carries[s + 1] * bound[i + 1]
                            + carries[s + 2] * bound[i + 2]
                            + carries[s + 3]);
            y += w
                    * (carries[s + 4] * bound[i]
                            + carries[s + 5] * bound[i + 1]
                            + carries[s + 6] * bound[i + 2]
                            + carries[s + 7]);
            z += w
                    * (carries[s + 8] * bound[i]
                            + carries[s + 9] * bound[i + 1]
                            + carries[s + 10] * bound[i + 2]
                            + carries[s + 11]);
        }
        vertices[i] = (float) x;
        vertices[i + 1] = (float) y;
        vertices[i + 2] = (float) z;
    }

    /**
     * The chain rule through the latest {@link #forward}. With M the derivative by the linear part of L, a further turn δ of the
     * joint changes L by [δ]× L, so the derivative by δ is the axial vector of M Lᵀ.
     *
     * @param gradVertices [V, 3]
     * @param gradTurns [J, 3], overwritten: by a rotation vector (radians) that turns each joint further, in its parent's axes
     */
    public void backward(float[] gradVertices, double[] gradTurns) {
        Arrays.fill(gradients, 0);
        for (int i = 0; i < bound.length; i += 3) {
            gather(i, gradVertices);
        }
        for (int j = 0; j < parents.length; j++) {
            toGlobal(SIZE * j);
        }
        for (int j = parents.length - 1; j >= 0; j--) {
            turned(j, gradTurns);
        }
    }

    /** By S of the joints of a vertex: w g uᵀ. */
    private void gather(int i, float[] gradVertices) {
        int first = i / 3 * influences;
        for (int row = 0; row < 3; row++) {
            double g = gradVertices[i + row];
            if (g == 0) {
                continue;
            }
            for (int k = first; k < first + influences; k++) {
                int s = SIZE * joints[k] + 4 * row;
                double wg = weights[k] * g;
                gradients[s] += wg * bound[i];
                gradients[s + 1] += wg * bound[i + 1];
                gradients[s + 2] += wg * bound[i + 2];
                gradients[s + 3] += wg;
            }
        }
    }

    /** From S = G · B to G, in place: dG = dS · Bᵀ. */
    private void toGlobal(int at) {
        for (int row = at; row < at + SIZE; row += 4) {
            double a = gradients[row];
            double b = gradients[row + 1];
            double c = gradients[row + 2];
            double d = gradients[row + 3];
            for (int k = 0; k < 3; k++) {
                int from = at + 4 * k;
                gradients[row + k] = a * inverseBinds[from]
                        + b * inverseBinds[from + 1]
                        + c * inverseBinds[from + 2]
                        + d * inverseBinds[from + 3];
            }
        }
    }

    /** From G = G(parent) · L to the turn, and on to the parent; children come before their parents here. */
    private void turned(int j, double[] gradTurns) {
        int at = SIZE * j;
        int parent = SIZE * parents[j];
        for (int a = 0; a < 3; a++) { // M Lᵀ at [b, c] less [c, b]
            int b = (a + 1) % 3;
            int c = (a + 2) % 3;
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                sum += byLocal(at, parent, c, k) * locals[at + 4 * b + k]
                        - byLocal(at, parent, b, k) * locals[at + 4 * c + k];
            }
            gradTurns[3 * j + a] = sum;
        }
        if (parents[j] < 0) {
            return;
        }
        for (int row = 0; row < SIZE; row += 4) {
            for (int k = 0; k < 3; k++) {
                int from = at + 4 * k;
                gradients[parent + row + k] += gradients[at + row] * locals[from]
                        + gradients[at + row + 1] * locals[from + 1]
                        + gradients[at + row + 2] * locals[from + 2]
                        + gradients[at + row + 3] * locals[from + 3];
            }
            gradients[parent + row + 3] += gradients[at + row + 3];
        }
    }

    /** M at [row, column]: G(parent)ᵀ · dG. */
    private double byLocal(int at, int parent, int row, int column) {
        if (parent < 0) {
            return gradients[at + 4 * row + column];
        }
        return globals[parent + row] * gradients[at + column]
                + globals[parent + 4 + row] * gradients[at + 4 + column]
                + globals[parent + 8 + row] * gradients[at + 8 + column];
    }

    private void setTurn(double[] turns, int at) {
        double x = turns[at];
        double y = turns[at + 1];
        double z = turns[at + 2];
        double w = turns[at + 3];
        turn[0] = 1 - 2 * (y * y + z * z);
        turn[1] = 2 * (x * y - z * w);
        turn[2] = 2 * (x * z + y * w);
        turn[3] = 2 * (x * y + z * w);
        turn[4] = 1 - 2 * (x * x + z * z);
        turn[5] = 2 * (y * z - x * w);
        turn[6] = 2 * (x * z - y * w);
        turn[7] = 2 * (y * z + x * w);
        turn[8] = 1 - 2 * (x * x + y * y);
    }

    /** The product of two matrices; the result may lie where neither of them does. */
    private static void times(double[] a, int atA, double[] b, int atB, double[] to, int at) {
        for (int row = 0; row < SIZE; row += 4) {
            for (int k = 0; k < 4; k++) {
                double sum = k == 3 ? a[atA + row + 3] : 0;
                for (int m = 0; m < 3; m++) {
                    sum += a[atA + row + m] * b[atB + 4 * m + k];
                }
                to[at + row + k] = sum;
            }
        }
    }
}
