package shapefit.render;

import static org.assertj.core.api.Assertions.assertThat;
import static shapefit.testing.Near.assertNear;
import static shapefit.testing.Near.assertNearToLargest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import shapefit.camera.Pose;
import shapefit.mesh.Primitives;
import shapefit.mesh.Skeleton;
import shapefit.mesh.Skeleton.Joint;
import shapefit.mesh.Skin;

/** {@link SkinStage} computes what {@link Skin} defines, and its gradient is the slope of that. */
class SkinStageTest {

    /** Float against double at size 1: half a unit in the last place, 6e-8. Measured: the same bits. */
    private static final float SAME = 1.2e-7f;

    /**
     * Of the largest derivative. The stage's vertices are floats, so differences over 2e-3 radians carry 3e-5 of rounding and
     * curvature; measured: 3.9e-5.
     */
    private static final double SLOPE = 1e-4;

    private static final double STEP = 1e-3;

    @Test
    void aFigureTurnedAtRandomStandsWhereItsDefinitionPutsIt() {
        Skin skin = Primitives.mannequin().skin().orElseThrow();
        assertSame(skin, randomTurns(skin, 1));
    }

    @Test
    void crookedMatricesAndEightInfluencesAreTakenAsTheyAre() {
        Skin skin = crooked(8);
        assertSame(skin, randomTurns(skin, 2));
    }

    @Test
    void theGradientOfAFigureIsTheSlope() {
        Skin skin = Primitives.mannequin().skin().orElseThrow();
        assertSlope(skin, randomTurns(skin, 3));
    }

    @Test
    void theGradientThroughShearsAndScalesIsTheSlope() {
        Skin skin = crooked(8);
        assertSlope(skin, randomTurns(skin, 4));
    }

    @Test
    void aVertexWithoutGradientPullsOnNothing() {
        Skin skin = crooked(4);
        SkinStage stage = new SkinStage(skin);
        float[] vertices = new float[skin.vertices().length];
        stage.forward(skin.turns(), vertices);
        double[] gradient = new double[3 * stage.jointCount()];
        gradient[0] = 7; // is overwritten
        stage.backward(new float[vertices.length], gradient);

        assertThat(gradient).containsOnly(0);
    }

    private static void assertSame(Skin skin, double[] turns) {
        float[] vertices = new float[skin.vertices().length];
        new SkinStage(skin).forward(turns, vertices);

        assertNear(skin.turned(turns).vertices(), vertices, SAME, SAME);
    }

    /** Differences of the definition's vertices, each weighted at random. */
    private static void assertSlope(Skin skin, double[] turns) {
        float[] vertices = new float[skin.vertices().length];
        float[] weights = new float[vertices.length];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextDouble() - 0.5);
        }
        SkinStage stage = new SkinStage(skin);
        stage.forward(turns, vertices);
        double[] gradient = new double[3 * stage.jointCount()];
        stage.backward(weights, gradient);
        double[] slope = new double[gradient.length];
        for (int i = 0; i < slope.length; i++) {
            double up = weighted(skin.turned(further(turns, i, STEP)).vertices(), weights);
            double down = weighted(skin.turned(further(turns, i, -STEP)).vertices(), weights);
            slope[i] = (up - down) / (2 * STEP);
        }

        assertNearToLargest(slope, gradient, SLOPE);
    }

    private static double weighted(float[] vertices, float[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (double) weights[i] * vertices[i];
        }
        return sum;
    }

    /** One joint turned further about one axis of its parent. */
    private static double[] further(double[] turns, int number, double angle) {
        double[] next = turns.clone();
        int at = number / 3 * 4;
        Quaterniond q = new Quaterniond(next[at], next[at + 1], next[at + 2], next[at + 3]);
        Pose.exp(new Vector3d().setComponent(number % 3, angle)).mul(q, q);
        put(next, at, q);
        return next;
    }

    private static double[] randomTurns(Skin skin, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] turns = skin.turns();
        for (int at = 0; at < turns.length; at += 4) {
            put(turns, at, Pose.exp(new Vector3d(random.nextDouble(), random.nextDouble(), -random.nextDouble())));
        }
        return turns;
    }

    private static void put(double[] turns, int at, Quaterniond q) {
        turns[at] = q.x;
        turns[at + 1] = q.y;
        turns[at + 2] = q.z;
        turns[at + 3] = q.w;
    }

    /** Two trees whose matrices stretch, shear and mirror; 40 vertices. */
    private static Skin crooked(int influences) {
        SplittableRandom random = new SplittableRandom(9);
        int[] parents = {-1, 0, 1, 1, -1, 4};
        List<Joint> joints = new ArrayList<>();
        for (int j = 0; j < parents.length; j++) {
            joints.add(new Joint("joint " + j, parents[j], matrix(random), matrix(random), 1));
        }
        float[] vertices = new float[120];
        int[] hangs = new int[40 * influences];
        float[] weights = new float[40 * influences];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = (float) (random.nextDouble() - 0.5);
        }
        for (int i = 0; i < weights.length; i++) {
            hangs[i] = random.nextInt(parents.length);
            weights[i] = 1f / influences;
        }
        return Skin.atRest(new Skeleton(joints), new Skin.Binding(vertices, influences, hangs, weights));
    }

    private static double[] matrix(SplittableRandom random) {
        double[] matrix = new double[16];
        for (int i = 0; i < 16; i++) {
            matrix[i] = i % 4 == 3 ? 0 : (i % 5 == 0 ? 0.9 : 0) + 0.4 * (random.nextDouble() - 0.5);
        }
        matrix[15] = 1;
        return matrix;
    }
}
