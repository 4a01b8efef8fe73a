package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shapefit.testing.Near.assertNear;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shapefit.testing.PlainColors;

class GltfReaderTest {

    private static final String NODES =
            "\"nodes\":[{\"children\":[1],\"scale\":[2,2,2]},{\"mesh\":0,\"translation\":[1,0,0]}]";
    private static final String PICTURE = "\"baseColorTexture\":{\"index\":0},";

    @TempDir
    private Path folder;

    /** The square of {@link SampleFiles} as GLB, its description changed: every first of a pair becomes the second. */
    private LoadedMesh load(String... changes) throws IOException {
        byte[] glb = SampleFiles.all().get("square.glb");
        String all = new String(glb, StandardCharsets.ISO_8859_1);
        String json = all.substring(20, all.indexOf("BIN\0") - 4).strip();
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(json).contains(changes[i]);
            json = json.replace(changes[i], changes[i + 1]);
        }
        Path file = Files.write(folder.resolve("a.glb"), SampleFiles.glb(json, SampleFiles.binary()));
        return MeshReader.read(file, new PlainColors());
    }

    @Test
    void nodesScaleFirstAndMoveThenInTheirParentsFrame() throws IOException {
        assertThat(load().mesh().vertices()).containsExactly(2, 0, 0, 4, 0, 0, 4, 2, 0, 2, 2, 0);
    }

    @Test
    void matricesAndRotationsMultiplyInTheOrderOfTheTree() throws IOException {
        String quarterTurn = "\"rotation\":[0,0,0.70710678,0.70710678]";
        Mesh mesh = load(
                        NODES,
                        "\"nodes\":[{\"children\":[1],\"matrix\":[1,0,0,0,0,1,0,0,0,0,3,0,5,6,7,1]},{\"mesh\":0,"
                                + quarterTurn + "}]")
                .mesh();

        // x goes to y, then to (5, 6, 7); the quaternion has 8 digits
        assertNear(new float[] {5, 6, 7, 5, 7, 7, 4, 7, 7, 4, 6, 7}, mesh.vertices(), 1e-6f, 0);
    }

    @Test
    void aMirroringNodeKeepsTheOutsideOutside() throws IOException {
        double[] plain = MeshFacts.faceNormal(load().mesh(), 0);
        double[] mirrored = MeshFacts.faceNormal(
                load("\"scale\":[2,2,2]", "\"scale\":[-2,2,2]").mesh(), 0);

        assertThat(mirrored).containsExactly(plain); // the square's normal is z, which the mirror at x leaves alone
    }

    @ParameterizedTest
    @CsvSource({"6, 0-1-2-0-2-3", "5, 0-1-2-1-3-2", "4, 0-1-2"})
    void fansStripsAndTrianglesAreUnrolled(String mode, String expected) throws IOException {
        int[] faces = load("\"mode\":6", "\"mode\":" + mode).mesh().faces();

        assertThat(faces)
                .containsExactly(Arrays.stream(expected.split("-"))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    @Test
    void withoutIndicesTheVerticesComeInTheirOrder() throws IOException {
        assertThat(load("\"indices\":3,", "").mesh().faces()).containsExactly(0, 1, 2, 0, 2, 3);
    }

    @Test
    void factorsTintThePictureAndColorsOfVerticesStay() throws IOException {
        Mesh mesh = load().mesh();
        Mesh.TextureMap map = mesh.textureMap().orElseThrow();

        assertThat(map.texture().rgb()).containsExactly(0.5f, 0, 0, 0, 1, 0, 0, 0, 1, 0.5f, 1, 1);
        assertThat(mesh.vertexColors().orElseThrow()).startsWith(1, 0, 0, 0, 1, 0);
        assertThat(map.uvs()).containsExactly(0, 0, 1, 0, 1, 1, 0, 1); // glTF's v runs down: 1 − v
    }

    @Test
    void aFactorAloneColorsFacesAsLinear() throws IOException {
        Mesh mesh = load(PICTURE, "", ",\"COLOR_0\":2", "").mesh();

        assertThat(mesh.faceColors().orElseThrow()).containsExactly(0.5f, 1, 1, 0.5f, 1, 1);
    }

    @Test
    void twoPlacesOfOneMeshAreTwoPartsAndVerticesAtOnePlaceAreOne() throws IOException {
        Mesh mesh = load(
                        NODES,
                        "\"nodes\":[{\"children\":[1,2]},{\"mesh\":0},{\"mesh\":0,\"translation\":[1,0,0]}]",
                        ",\"COLOR_0\":2",
                        "")
                .mesh();

        assertThat(mesh.faceCount()).isEqualTo(4);
        assertThat(mesh.vertexCount()).isEqualTo(6); // the squares touch in two corners
    }

    @Test
    void textureTransformsAreAppliedBeforeVIsTurned() throws IOException {
        Mesh mesh = load(
                        PICTURE,
                        "\"baseColorTexture\":{\"index\":0,\"extensions\":{\"KHR_texture_transform\":"
                                + "{\"offset\":[0.5,0],\"scale\":[2,1]}}},")
                .mesh();

        assertThat(mesh.textureMap().orElseThrow().uvs()).containsExactly(0.5f, 0, 2.5f, 0, 2.5f, 1, 0.5f, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"children\":[1]|\"children\":[0]|a.glb, node 0: it hangs below two nodes or below itself; export the file again.",
                "\"children\":[1]|\"children\":[1,1]|a.glb, node 1: it hangs below two nodes or below itself; export the file again.",
                "\"children\":[1]|\"children\":[7]|a.glb, node 7: it is named, but there are 2; the file is damaged, export it again.",
                "\"count\":4,\"type\":\"VEC3\"|\"count\":2000000000,\"type\":\"VEC3\"|a.glb, accessor 0: it promises 2000000000 elements, which its 128 bytes do not hold; the file is damaged, export it again.",
                "\"bufferView\":0,\"componentType\"|\"componentType\"|a.glb, accessor 0: it is sparse, which is not read here; export it without sparse accessors.",
                "\"byteLength\":128|\"byteLength\":99999|a.glb, bufferView 0: it reaches to byte 99999 of 212; the file is damaged, export it again.",
                "\"scale\":[2,2,2]|\"scale\":[2,1e38,2],\"translation\":[0,3e38,0]|a.glb: a node moves a vertex beyond all numbers; correct its transform.",
                "\"asset\"|\"extensionsRequired\":[\"KHR_draco_mesh_compression\"],\"asset\"|a.glb: it needs the extension KHR_draco_mesh_compression, which is not known here; export it without compression."
            })
    void damagedDescriptionsAreRefusedInOneSentence(String part, String damaged, String message) {
        assertThatThrownBy(() -> load(part, damaged))
                .isInstanceOf(MeshFormatException.class)
                .hasMessage(message);
    }

    @Test
    void aSmallFileThatPlacesItsMeshAgainAndAgainIsRefused() throws IOException {
        byte[] binary = Arrays.copyOf(SampleFiles.binary(), 1_000_000);
        byte[] glb = SampleFiles.all().get("square.glb");
        String all = new String(glb, StandardCharsets.ISO_8859_1);
        String json = all.substring(20, all.indexOf("BIN\0") - 4)
                .strip()
                .replace("\"nodes\":[0]", "\"nodes\":[" + numbers(100) + "]")
                .replace(NODES, "\"nodes\":[" + "{\"mesh\":0},".repeat(99) + "{\"mesh\":0}]")
                .replace("\"byteOffset\":128,\"byteLength\":8", "\"byteOffset\":300,\"byteLength\":900000")
                .replace("5123,\"count\":4", "5123,\"count\":450000")
                .replace("\"buffers\":[{\"byteLength\":212", "\"buffers\":[{\"byteLength\":1000000");
        Path file = Files.write(folder.resolve("a.glb"), SampleFiles.glb(json, binary));

        assertThatThrownBy(() -> MeshReader.read(file, new PlainColors()))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("it makes more than")
                .hasMessageEndingWith("triangles; simplify the mesh.");
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    @Test
    void aBufferOutsideTheFolderIsRefused() throws IOException {
        String gltf = new String(SampleFiles.all().get("square.gltf"), StandardCharsets.UTF_8);
        Path file = folder.resolve("a.gltf");
        Files.writeString(file, gltf.replaceFirst("data:[^\"]*", "../a.bin"));

        assertThatThrownBy(() -> MeshReader.read(file, new PlainColors()))
                .hasMessage("a.gltf: its buffer ../a.bin is missing or outside the folder of the mesh; "
                        + "put it beside the mesh.");
    }

    @Test
    void aBufferBesideTheFileIsRead() throws IOException {
        String gltf = new String(SampleFiles.all().get("square.gltf"), StandardCharsets.UTF_8);
        Files.write(folder.resolve("the data.bin"), SampleFiles.binary());
        Files.writeString(folder.resolve("a.gltf"), gltf.replaceFirst("data:[^\"]*", "the%20data.bin"));

        LoadedMesh loaded = MeshReader.read(folder.resolve("a.gltf"), new PlainColors());

        assertThat(loaded.mesh().faceCount()).isEqualTo(2);
        assertThat(loaded.warnings())
                .containsExactly("a.gltf: texture none there.png is missing, so the mesh was read without it; "
                        + "put it beside the mesh.");
    }
}
