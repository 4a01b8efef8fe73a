package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static shapefit.testing.Near.assertNear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.testing.PlainColors;

class MeshWriterTest {

    /** Float there and back through the sRGB formula. Worst measured: 1.2e-7. */
    private static final float FLOAT_COLOR = 5e-7f;

    /** Half a step of 8 bits in sRGB is up to 0.0045 in linear. */
    private static final float BYTE_COLOR = 0.0046f;

    private final PlainColors codec = new PlainColors();

    @TempDir
    private Path folder;

    private static float[] random(int length, long seed, float scale) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (scale * random.nextDouble());
        }
        return values;
    }

    private static Mesh bumpy() {
        Mesh sphere = Primitives.icosphere(1);
        float[] v = sphere.vertices();
        float[] noise = random(v.length, 7, 1e-3f);
        for (int i = 0; i < v.length; i++) {
            v[i] = (v[i] + noise[i]) * (i % 5 == 0 ? 1e-20f : 1e6f); // all magnitudes
        }
        return sphere.withVertices(v);
    }

    private static Mesh textured(Mesh mesh) {
        Texture texture = new Texture(5, 3, random(45, 3, 1));
        return mesh.withTexture(new Mesh.TextureMap(random(2 * mesh.vertexCount(), 4, 2), mesh.faces(), texture));
    }

    private Mesh again(Mesh mesh, String name) throws IOException {
        MeshWriter.write(mesh, folder.resolve(name), codec);
        LoadedMesh loaded = MeshReader.read(folder.resolve(name), codec);
        assertThat(loaded.warnings()).isEmpty();
        return loaded.mesh();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.obj", "a.ply", "A NAME.OBJ", "a.glb"})
    void positionsAndFacesComeBackExactly(String name) throws IOException {
        Mesh mesh = bumpy();

        Mesh back = again(mesh, name);

        assertThat(back.vertices()).containsExactly(mesh.vertices());
        assertThat(back.faces()).containsExactly(mesh.faces());
        assertThat(back.vertexColors()).isEmpty();
        assertThat(back.faceColors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.obj", "a.ply", "a.glb"})
    void vertexColorsComeBack(String name) throws IOException {
        float[] colors = random(3 * 42, 1, 1);

        Mesh back = again(bumpy().withVertexColors(colors), name);

        assertNear(colors, back.vertexColors().orElseThrow(), name.endsWith("ply") ? BYTE_COLOR : FLOAT_COLOR, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.obj", "a.ply", "a.glb"})
    void faceColorsComeBackInTheOrderOfTheFaces(String name) throws IOException {
        float[] colors = random(3 * 80, 2, 1);

        Mesh back = again(bumpy().withFaceColors(colors), name);

        assertThat(back.faces()).containsExactly(bumpy().faces());
        assertNear(colors, back.faceColors().orElseThrow(), name.endsWith("ply") ? BYTE_COLOR : FLOAT_COLOR, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my mesh.obj", "a.ply", "a.glb"})
    void aTintedTextureComesBackAtEveryCorner(String name) throws IOException {
        Mesh mesh = textured(bumpy()).withVertexColors(random(3 * 42, 1, 1));

        Mesh back = again(mesh, name);

        Mesh.TextureMap expected = mesh.textureMap().orElseThrow();
        Mesh.TextureMap actual = back.textureMap().orElseThrow();
        assertThat(back.vertexColors()).isPresent();
        assertNear(expected.texture().rgb(), actual.texture().rgb(), BYTE_COLOR, 0);
        for (int i = 0; i < 3 * mesh.faceCount(); i++) {
            assertThat(actual.uvs()[2 * actual.faces()[i]]).isEqualTo(expected.uvs()[2 * expected.faces()[i]]);
            assertThat(actual.uvs()[2 * actual.faces()[i] + 1])
                    .isCloseTo(
                            expected.uvs()[2 * expected.faces()[i] + 1],
                            within(name.endsWith("glb") ? 2e-7f : 0f)); // counted from the top there
        }
    }

    @Test
    void numbersHaveAPointInAnyLanguage() throws IOException {
        MeshWriter.write(Primitives.cube(), folder.resolve("a.obj"), codec);

        assertThat(Files.readString(folder.resolve("a.obj")))
                .contains("v -0.5 -0.5 -0.5\n")
                .doesNotContain(",5");
    }

    @Test
    void anOldFileIsReplacedAndNothingElseStaysBehind() throws IOException {
        Files.writeString(folder.resolve("a.obj"), "old");

        MeshWriter.write(Primitives.cube(), folder.resolve("a.obj"), codec);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("a.obj", "a.mtl");
        }
    }

    @Test
    void otherEndingsAndMissingFoldersAreRefusedInASentence() {
        assertThatThrownBy(() -> MeshWriter.write(Primitives.cube(), folder.resolve("a.fbx"), codec))
                .isInstanceOf(IOException.class)
                .hasMessage("a.fbx: meshes are written as .obj, .ply or .glb; end the name with one of these.");
        assertThatThrownBy(() -> MeshWriter.write(Primitives.cube(), folder.resolve("no/a.ply"), codec))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("a.ply: there is no folder");
    }
}
