package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static shapefit.testing.Near.assertNear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.testing.PlainColors;

/** The folder {@code meshes} holds what {@link Primitives} makes; {@code -Dshapefit.regenerate=true} writes it anew. */
class BundledMeshesTest {

    private static final Path FOLDER = Path.of("meshes");

    /** @param name of its file */
    private record Shape(String name, Mesh mesh) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape("cube.obj", Primitives.cube()),
                new Shape("icosphere_642.obj", Primitives.icosphere(3)),
                new Shape("torus.obj", Primitives.torus()),
                new Shape("capsule.obj", Primitives.capsule()),
                new Shape("vessel.obj", Primitives.vessel()),
                new Shape("chair.obj", Primitives.chair()),
                new Shape("aeroplane.obj", Primitives.aeroplane()),
                new Shape("mannequin.glb", Primitives.mannequin()));
    }

    @BeforeAll
    static void regenerateIfAsked() throws IOException {
        if (Boolean.getBoolean("shapefit.regenerate")) {
            for (Shape shape : shapes().toList()) {
                MeshWriter.write(shape.mesh(), FOLDER.resolve(shape.name()), new PlainColors());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theFileIsWhatTheCodeMakes(Shape shape) throws IOException {
        LoadedMesh loaded = MeshReader.read(FOLDER.resolve(shape.name()), new PlainColors());
        Mesh made = shape.mesh();

        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.mesh().faces()).containsExactly(made.faces());
        // sines differ in the last bit from one machine to the next: 6e-8 at size 1; sRGB and back adds 1e-7
        assertNear(made.vertices(), loaded.mesh().vertices(), 2e-7f, 0);
        assertNear(colors(made), colors(loaded.mesh()), 1e-6f, 0);
    }

    @Test
    void theFolderHoldsNothingElse() throws IOException {
        List<String> expected = Stream.concat(shapes().map(Shape::name), Stream.of("cube.mtl", "README.md"))
                .toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static float[] colors(Mesh mesh) {
        return mesh.vertexColors().or(mesh::faceColors).orElse(new float[0]);
    }
}
