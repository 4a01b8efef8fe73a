package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shapefit.testing.Near.assertNear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.testing.PlainColors;
import shapefit.testing.TestData;

class PrimitivesTest {

    static Stream<Named<Mesh>> shapes() {
        return Stream.of(
                Named.of("cube", Primitives.cube()),
                Named.of("icosphere", Primitives.icosphere(3)),
                Named.of("torus", Primitives.torus()),
                Named.of("capsule", Primitives.capsule()),
                Named.of("vessel", Primitives.vessel()),
                Named.of("chair", Primitives.chair()),
                Named.of("aeroplane", Primitives.aeroplane()));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyEdgeHasTwoFacesThatRunAlongItInOppositeDirections(Mesh shape) {
        Set<Long> directed = new HashSet<>();
        int[] faces = shape.faces();
        for (int i = 0; i < faces.length; i++) {
            int next = i % 3 == 2 ? i - 2 : i + 1;
            assertThat(directed.add((long) faces[i] << 32 | faces[next])).isTrue();
        }
        assertThat(directed).allMatch(edge -> directed.contains(edge << 32 | edge >>> 32));
        assertThat(Topology.of(shape).boundaryEdges()).isZero();
        assertThat(Topology.of(shape).nonManifoldEdges()).isZero();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void facesAreCounterClockwiseSeenFromOutside(Mesh shape) {
        assertThat(MeshFacts.volume(shape)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyVertexIsUsedAndNoFaceIsFlat(Mesh shape) {
        assertThat(MeshFacts.usedVertices(shape)).isEqualTo(shape.vertexCount());
        assertThat(MeshFacts.smallestFaceArea(shape)).isGreaterThan(1e-7);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shapesAreAboutOneUnitLargeAndCentred(Mesh shape) {
        Bounds bounds = shape.bounds();

        assertThat(bounds.diagonal()).isBetween(0.9, 3.5);
        assertThat(Math.abs(bounds.centerX()) + Math.abs(bounds.centerY()) + Math.abs(bounds.centerZ()))
                .isLessThan(1e-6);
    }

    @ParameterizedTest
    @CsvSource({"torus, 0", "capsule, 2", "vessel, 0", "aeroplane, 2"}) // vessel: the hole is the handle's
    void shapesAreOneSurfaceWithTheHolesTheyShouldHave(String name, int eulerCharacteristic) {
        Mesh shape = shapes().filter(s -> s.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getPayload();

        assertThat(MeshFacts.components(shape)).isEqualTo(1);
        assertThat(shape.vertexCount() - Topology.of(shape).edgeCount() + shape.faceCount())
                .isEqualTo(eulerCharacteristic);
    }

    @Test
    void vesselAndAeroplaneHaveColorsFromBlackToWhite() {
        for (Mesh shape : List.of(Primitives.vessel(), Primitives.aeroplane())) {
            for (float value : shape.vertexColors().orElseThrow()) {
                assertThat(value).isBetween(0f, 1f);
            }
        }
    }

    /** Surfaces by formula; the meshes lie inside, and the worst is 2.4 % smaller (the torus). */
    @Test
    void roundShapesHaveTheVolumeOfTheirFormulas() {
        double torus = 2 * Math.PI * Math.PI * 0.35 * 0.15 * 0.15;
        double capsule = Math.PI * 0.25 * 0.25 * 0.5 + 4.0 / 3 * Math.PI * Math.pow(0.25, 3);

        assertThat(MeshFacts.volume(Primitives.torus())).isBetween(0.97 * torus, torus);
        assertThat(MeshFacts.volume(Primitives.capsule())).isBetween(0.97 * capsule, capsule);
    }

    @Test
    void theIcosphereIsThatOfTheBenchmark() throws IOException {
        Path file = TestData.data("..").resolve("bench/meshes/icosphere_1280.obj");
        Assumptions.assumeTrue(Files.exists(file));
        Mesh bench = MeshReader.read(file, new PlainColors()).mesh();

        assertThat(Primitives.icosphere(3).faces()).containsExactly(bench.faces());
        // double on both sides, then 9 digits: equal but for rounding at a tie
        assertNear(bench.vertices(), Primitives.icosphere(3).vertices(), 6e-8f, 0);
    }

    @Test
    void theCubeHasSixPureColorsOnEightVertices() {
        Mesh cube = Primitives.cube();

        assertThat(cube.vertexCount()).isEqualTo(8);
        assertThat(cube.faceCount()).isEqualTo(12);
        assertThat(MeshFacts.volume(cube)).isEqualTo(1);
        assertThat(MeshFacts.faceColors(cube)).hasSize(6);
        // the first two faces are the red side at x = ½
        assertThat(cube.faceColors().orElseThrow()).startsWith(1, 0, 0, 1, 0, 0);
        for (int i = 0; i < 6; i++) {
            assertThat(cube.vertices()[3 * cube.faces()[i]]).isEqualTo(0.5f);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void anIcosphereLiesOnTheUnitSphere(int level) {
        Mesh sphere = Primitives.icosphere(level);

        assertThat(sphere.faceCount()).isEqualTo(20 << 2 * level);
        assertThat(sphere.vertexCount()).isEqualTo(sphere.faceCount() / 2 + 2);
        float[] v = sphere.vertices();
        for (int i = 0; i < v.length; i += 3) {
            double radius =
                    Math.sqrt((double) v[i] * v[i] + (double) v[i + 1] * v[i + 1] + (double) v[i + 2] * v[i + 2]);
            assertThat(Math.abs(radius - 1)).isLessThan(1e-7); // rounding to float: 6e-8
        }
    }

    @Test
    void theIcosphereRefusesLevelsItCannotHold() {
        assertThatThrownBy(() -> Primitives.icosphere(8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be 0 to 7, got 8");
    }
}
