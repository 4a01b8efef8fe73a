package shapefit.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static shapefit.loss.Differences.central;
import static shapefit.loss.Differences.widen;
import static shapefit.testing.Near.assertNear;
import static shapefit.testing.Near.assertNearToLargest;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.mesh.Mesh;
import shapefit.mesh.Topology;

/** Mesh terms against values worked by hand and against central differences. */
class MeshLossesTest {

    /** Central differences with step 2⁻¹⁴, relative to the largest entry. Measured: 2e-7 (flatten). */
    private static final double SLOPE = 1e-6;

    /** Two right triangles over the square (0,0) to (1,1), flat; edge 0–2 is shared. Vertex 4 is alone. */
    private static final float[] SQUARE = {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 9, 9, 9};

    private static final int[] SQUARE_FACES = {0, 1, 2, 0, 2, 3};

    private static final Topology SQUARE_TOPOLOGY = Topology.of(Mesh.of(SQUARE, SQUARE_FACES));

    /** A rough patch of 4 × 5 vertices: inner edges, boundary, vertices of degree 2 to 6, and one that is alone. */
    private static final float[] PATCH = patchVertices();

    private static final Topology PATCH_TOPOLOGY = Topology.of(Mesh.of(PATCH, patchFaces()));

    static Stream<Named<MeshLoss>> losses() {
        return Stream.of(
                Named.of("laplacian", new LaplacianLoss(PATCH_TOPOLOGY)),
                Named.of("flatten", new FlattenLoss(PATCH_TOPOLOGY)),
                Named.of("edge length", new EdgeLengthLoss(PATCH_TOPOLOGY, PATCH)),
                Named.of("normals", new NormalConsistencyLoss(PATCH_TOPOLOGY)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientIsTheSlopeOfTheValue(MeshLoss loss) {
        float[] vertices = PATCH.clone();
        float[] gradient = new float[vertices.length];
        double value = loss.addTo(vertices, 1, gradient);

        double[] slopes = central(loss::value, vertices, 0x1p-14f);

        assertThat(value).isEqualTo(loss.value(vertices));
        assertNearToLargest(slopes, widen(gradient), SLOPE);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientIsWeightedAndAdded(MeshLoss loss) {
        float[] once = new float[PATCH.length];
        double value = loss.addTo(PATCH, 1, once);
        float[] added = new float[PATCH.length];
        Arrays.fill(added, 5);

        assertThat(loss.addTo(PATCH, -2, added)).isEqualTo(value);

        float[] expected = new float[PATCH.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = 5 - 2 * once[i];
        }
        assertNear(expected, added, 2e-6f, 0); // one rounding of a sum below 16: 1e-6
    }

    @ParameterizedTest
    @MethodSource("losses")
    void vertexThatIsAloneIsNotPulled(MeshLoss loss) {
        float[] gradient = new float[PATCH.length];

        assertThat(loss.addTo(PATCH, 1, gradient)).isFinite();

        int alone = PATCH.length - 3;
        assertThat(Arrays.copyOfRange(gradient, alone, alone + 3)).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shapeAsAWholeIsNotMoved(MeshLoss loss) {
        float[] gradient = new float[PATCH.length];
        loss.addTo(PATCH, 1, gradient);

        for (int k = 0; k < 3; k++) {
            double sum = 0;
            for (int i = k; i < gradient.length; i += 3) {
                sum += gradient[i];
            }
            assertThat(sum).isCloseTo(0, within(1e-6)); // roundings of entries up to 4; measured 1e-7
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void arraysOfAnotherMeshAreRefused(MeshLoss loss) {
        assertThatThrownBy(() -> loss.value(new float[9]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vertices must be [21, 3] like the mesh of this loss, got length 9");
        assertThatThrownBy(() -> loss.addTo(PATCH, 1, new float[9])).hasMessageContaining("vertex gradient");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void meshFallenToAPointHasAFiniteGradient(MeshLoss loss) {
        float[] gradient = new float[PATCH.length];

        assertThat(loss.addTo(new float[PATCH.length], 1, gradient)).isFinite();

        assertThat(gradient).doesNotContain(Float.NaN);
    }

    @Test
    void laplacianOfASquareIsWorkedByHand() {
        // corners 0 and 2 have three neighbours, 1 and 3 two:
        // 0: (0,0) − (2,2)/3, 2: (1,1) − (1,1)/3, 1: (1,0) − (½,½), 3: (0,1) − (½,½)
        double expected = 8.0 / 9 + 8.0 / 9 + 0.5 + 0.5;

        assertThat(new LaplacianLoss(SQUARE_TOPOLOGY).value(SQUARE)).isCloseTo(expected, within(1e-14));
    }

    @Test
    void edgesAreMeasuredAgainstTheStart() {
        double length = (4 + Math.sqrt(2)) / 5;
        EdgeLengthLoss loss = new EdgeLengthLoss(SQUARE_TOPOLOGY, SQUARE);
        float[] doubled = SQUARE.clone();
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
        }

        assertThat(loss.value(SQUARE)).isCloseTo(6.0 / 5 / (length * length), within(1e-14));
        assertThat(loss.value(doubled)).isCloseTo(4 * loss.value(SQUARE), within(1e-14));
    }

    @Test
    void startWithoutLengthIsRefused() {
        assertThatThrownBy(() -> new EdgeLengthLoss(SQUARE_TOPOLOGY, new float[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have a length");
    }

    @Test
    void flatFacesCostNothingAndFoldedOnesMost() {
        float[] folded = SQUARE.clone();
        folded[9] = 1; // corner 3 onto corner 1
        folded[10] = 0;

        // the epsilons leave (1e-6)² when flat and 1e-5 when folded
        assertThat(new FlattenLoss(SQUARE_TOPOLOGY).value(SQUARE)).isCloseTo(0, within(1e-10));
        assertThat(new FlattenLoss(SQUARE_TOPOLOGY).value(folded)).isCloseTo(4, within(1e-4));
        assertThat(new NormalConsistencyLoss(SQUARE_TOPOLOGY).value(SQUARE)).isCloseTo(0, within(1e-15));
        assertThat(new NormalConsistencyLoss(SQUARE_TOPOLOGY).value(folded)).isCloseTo(2, within(1e-15));
    }

    @Test
    void rightAngleCostsOne() {
        float[] bent = {0, 0, 0, 2, 0, 0, 1, 1, 0, 1, 0, 1};
        Topology wedge = Topology.of(Mesh.of(bent, new int[] {0, 1, 2, 1, 0, 3}));

        assertThat(new FlattenLoss(wedge).value(bent)).isCloseTo(1, within(1e-6));
        assertThat(new NormalConsistencyLoss(wedge).value(bent)).isCloseTo(1, within(1e-15));
    }

    @Test
    void meshWithoutFacesCostsNothing() {
        float[] points = {1, 2, 3, 4, 5, 6};
        Topology none = Topology.of(Mesh.of(points, new int[0]));

        for (MeshLoss loss : new MeshLoss[] {
            new LaplacianLoss(none),
            new FlattenLoss(none),
            new EdgeLengthLoss(none, points),
            new NormalConsistencyLoss(none)
        }) {
            assertThat(loss.addTo(points, 1, new float[6])).isZero();
        }
    }

    @Test
    void chosenEdgesMustFitTheMesh() {
        assertThatThrownBy(() -> new FlattenLoss(4, new int[] {0, 1}, new int[] {2, 4}))
                .hasMessage("an edge names vertex 4 of 4");
        assertThatThrownBy(() -> new FlattenLoss(4, new int[] {0, 1}, new int[] {2}))
                .hasMessageContaining("[E, 2]");
    }

    private static float[] patchVertices() {
        SplittableRandom random = new SplittableRandom(20);
        float[] vertices = new float[3 * 21];
        for (int v = 0; v < 20; v++) {
            vertices[3 * v] = 0.5f * (v % 4) + (float) random.nextDouble(-0.15, 0.15);
            vertices[3 * v + 1] = 0.5f * (v / 4) + (float) random.nextDouble(-0.15, 0.15);
            vertices[3 * v + 2] = (float) random.nextDouble(-0.4, 0.4);
        }
        Arrays.fill(vertices, 60, 63, 3);
        return vertices;
    }

    private static int[] patchFaces() {
        int[] faces = new int[3 * 2 * 3 * 4];
        int next = 0;
        for (int cell = 0; cell < 12; cell++) {
            int v = 4 * (cell / 3) + cell % 3;
            for (int corner : new int[] {v, v + 1, v + 5, v, v + 5, v + 4}) {
                faces[next++] = corner;
            }
        }
        return faces;
    }
}
