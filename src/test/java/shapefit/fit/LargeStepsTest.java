package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static shapefit.testing.Near.assertNear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.mesh.SurfaceFlaws;
import shapefit.mesh.Topology;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;
import shapefit.render.Light;

class LargeStepsTest {

    private static double[] random(int length) {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextDouble() - 0.5;
        }
        return values;
    }

    @Test
    void solvingUndoesMultiplying() {
        Mesh mesh = Primitives.icosphere(2);
        SmoothingSystem system = new SmoothingSystem(Topology.of(mesh), 49);
        double[] x = random(3 * mesh.vertexCount());
        double[] u = new double[x.length];
        double[] back = new double[x.length];
        system.multiply(x, u);
        system.solve(u, back);

        assertNear(x, back, 1e-5, 1e-5); // measured 1e-7
    }

    static List<Mesh> meshes() {
        float[] loose = {0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 5, 5, 0, 0, 1, 1, 0, 1, 0, 1, 1};
        Mesh parts = Mesh.of(loose, new int[] {0, 1, 2, 4, 5, 6}); // two faces, and a vertex in none
        return List.of(
                Primitives.cube(),
                Primitives.icosphere(3),
                Primitives.torus(),
                Primitives.aeroplane(),
                fan(200),
                parts);
    }

    /** A vertex that all others touch. */
    private static Mesh fan(int count) {
        float[] vertices = new float[3 * (count + 1)];
        int[] faces = new int[3 * count];
        for (int i = 0; i < count; i++) {
            faces[3 * i + 1] = i + 1;
            faces[3 * i + 2] = (i + 1) % count + 1;
        }
        return Mesh.of(vertices, faces);
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void theFactorSolvesAsConjugateGradientsDo(Mesh mesh) {
        Topology topology = Topology.of(mesh);
        double[] right = random(3 * mesh.vertexCount());
        for (double lambda : new double[] {0, 2, 49}) {
            double[] byFactor = new double[right.length];
            double[] byRounds = new double[right.length];
            new SmoothingSystem(topology, lambda).solve(right, byFactor);
            new SmoothingSystem(topology, lambda, 0).solve(right, byRounds);

            assertNear(byRounds, byFactor, 1e-7, 0); // measured 3e-9, the rounds' own precision
            double[] back = new double[right.length];
            new SmoothingSystem(topology, lambda).multiply(byFactor, back);
            assertNear(right, back, 1e-12, 0); // measured 2e-13
        }
    }

    @Test
    void theFactorFillsInLittle() {
        Topology topology = Topology.of(Primitives.icosphere(4));
        SparseCholesky factor = SparseCholesky.of(new SmoothingSystem(topology, 2), Long.MAX_VALUE);

        // 2,562 vertices, 7,680 edges. Measured: 74,532
        assertThat(factor.entryCount()).isLessThan(90_000);
    }

    @Test
    void theSameMoveOfAllVerticesIsNotDamped() {
        SmoothingSystem system = new SmoothingSystem(Topology.of(Primitives.cube()), 10);
        double[] ones = new double[24];
        Arrays.fill(ones, 1);
        double[] out = new double[24];
        system.multiply(ones, out);

        assertNear(ones, out, 1e-12, 0);
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        SmoothingSystem system = new SmoothingSystem(Topology.of(Primitives.cube()), 10);
        double[] right = new double[24];
        right[5] = Double.NaN;

        assertThatThrownBy(() -> system.solve(right, new double[24]))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("not finite");
    }

    @Test
    void aPullAtOneVertexMovesItsSurroundingsAlong() {
        Mesh sphere = Primitives.icosphere(2);
        LargeSteps steps = new LargeSteps(sphere, 10);
        float[] pull = new float[3 * sphere.vertexCount()];
        pull[0] = 1;
        float[] gradient = steps.gradient(pull);
        int[] neighbors = Topology.of(sphere).neighbors();

        for (int n = 0; n < Topology.of(sphere).neighborStart()[1]; n++) {
            assertThat(gradient[3 * neighbors[n]]).isBetween(0.1f * gradient[0], gradient[0]);
        }
    }

    @Test
    void verticesAtOnePlaceStayTogether() {
        float[] doubled = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, -1, 0};
        LargeSteps steps = new LargeSteps(Mesh.of(doubled, new int[] {0, 1, 2, 3, 4, 5}), 3);
        assertThat(steps.values()).hasSize(12);
        steps.values()[0] += 1;
        float[] vertices = new float[18];
        steps.toVertices(vertices);

        assertThat(vertices[12]).isEqualTo(vertices[0]).isGreaterThan(0);
        assertThat(vertices[9]).isEqualTo(vertices[3]);
    }

    @Test
    void theOctantsNumbersFollowTheChainRule() {
        Mesh sphere = Primitives.icosphere(0);
        OctantNumbers numbers = new OctantNumbers(sphere);
        float[] weights = new float[36];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random(36)[i];
        }
        float[] vertices = new float[36];
        numbers.toVertices(vertices);
        assertNear(toDouble(sphere.vertices()), toDouble(vertices), 1e-6, 0);
        float[] gradient = numbers.gradient(weights).clone();
        for (int i = 0; i < gradient.length; i += 5) {
            numbers.values()[i] = 0.01f;
            double up = weigh(numbers, weights);
            numbers.values()[i] = -0.01f;
            double down = weigh(numbers, weights);
            numbers.values()[i] = 0;
            assertThat((up - down) / 0.02).isCloseTo(gradient[i], within(1e-3));
        }
    }

    private static double weigh(OctantNumbers numbers, float[] weights) {
        float[] vertices = new float[weights.length];
        numbers.toVertices(vertices);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (double) weights[i] * vertices[i];
        }
        return sum;
    }

    private static double[] toDouble(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static FitSpec spec(SoftRasterizer rasterizer, Deformation deformation) {
        Camera camera = Camera.withFieldOfView(32, 32, Math.toRadians(35));
        Still still = new Still(Primitives.torus(), rasterizer);
        List<View> views = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Pose pose = Pose.orbit(2.5, 0.3, i);
            float[] mask = still.silhouette(new Still.Stand("view", Pose.IDENTITY, pose, camera));
            views.add(new View("view " + i, camera, pose, Optional.empty(), Optional.of(new Mask(32, 32, mask))));
        }
        Subject subject = new Subject(Primitives.icosphere(2), new Pose(0, 0, 0, 1, 0, 0, 0, 0.4), views, Light.NONE);
        FitSpec usual = FitDefaults.spec(subject, EnumSet.of(Part.VERTICES), 0);
        return usual.with(usual.plan().deforming(deformation).scaled(60, 32));
    }

    @ParameterizedTest
    @EnumSource(Deformation.Kind.class)
    void everyDeformationFitsAndRepeatsToTheBit(Deformation.Kind kind) {
        Deformation deformation = new Deformation(kind, kind == Deformation.Kind.LARGE_STEPS ? 2 : 0);
        try (SoftRasterizer rasterizer = Backends.open("cpu", 2)) {
            FitSpec spec = spec(rasterizer, deformation);
            FitSession session = new FitSession(spec, rasterizer);
            FitResult first = session.run(step -> {}, () -> false);
            session.rewind();
            FitResult second = session.run(step -> {}, () -> false);

            assertThat(second.losses()).isEqualTo(first.losses());
            assertThat(second.mesh().vertices()).isEqualTo(first.mesh().vertices());
            FitSpec untouched = spec.with(spec.plan().scaled(0, 32));
            FitResult start = new FitSession(untouched, rasterizer).run(step -> {}, () -> false);
            double before = FitReport.of(untouched, start, rasterizer).meanIou().orElseThrow();
            assertThat(FitReport.of(spec, first, rasterizer).meanIou().orElseThrow())
                    .isGreaterThan(before + 0.02);
        }
    }

    @Test
    void largeStepsLeaveTheSurfaceClean() {
        try (SoftRasterizer rasterizer = Backends.open("cpu", 2)) {
            FitSpec spec = spec(rasterizer, Deformation.largeSteps(2));
            FitResult result = new FitSession(spec, rasterizer).run(step -> {}, () -> false);

            assertThat(FitReport.of(spec, result, rasterizer).flaws()).hasValue(new SurfaceFlaws(0, 0));
        }
    }

    @Test
    void onlyLargeStepsHaveALambda() {
        assertThatThrownBy(() -> new Deformation(Deformation.Kind.FREE, 1)).hasMessageContaining("lambda");
        assertThatThrownBy(() -> Deformation.largeSteps(-1)).hasMessageContaining(">= 0");
    }
}
