package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.testing.PlainColors;

class MeshReaderTest {

    private static final String TRIANGLE = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";
    private static final PlainColors CODEC = new PlainColors();

    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temp.resolve("mesh"));
    }

    private LoadedMesh load(String name, byte[] content) throws IOException {
        return MeshReader.read(Files.write(folder.resolve(name), content), CODEC);
    }

    private LoadedMesh load(String name, String content) throws IOException {
        return load(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void refuses(String name, byte[] content, String message) {
        assertThatThrownBy(() -> load(name, content))
                .isInstanceOf(MeshFormatException.class)
                .hasMessage(message);
    }

    private void refuses(String name, String content, String message) {
        refuses(name, content.getBytes(StandardCharsets.UTF_8), message);
    }

    private void writePicture(String name, float... rgb) throws IOException {
        Files.write(folder.resolve(name), CODEC.encodePng(new Texture(rgb.length / 3, 1, rgb)));
    }

    // Files as they should be

    @Test
    void objReadsWhatItIsKnownFor() throws IOException {
        Mesh mesh = load("a.OBJ", "\uFEFF# x\r\nv 0 0 0 1\r\nv 1 \\\r\n 0 0\nv 1 1 0 # y\n\nv 0 1 0\nf 1 2 -2 -1\n")
                .mesh();

        assertThat(mesh.faces()).containsExactly(0, 1, 2, 0, 2, 3);
        assertThat(mesh.vertices()).containsExactly(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0);
        assertThat(mesh.vertexColors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1 0.5 0", "255 127.5 0"})
    void objColorsAreSrgbFromZeroToOneOrTo255(String rgb) throws IOException {
        Mesh mesh = load("a.obj", "v 0 0 0 " + rgb + "\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")
                .mesh();

        assertThat(mesh.vertexColors().orElseThrow()).containsExactly(1, CODEC.toLinear(0.5f), 0, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void materialsWithoutPicturesColorTheFaces() throws IOException {
        Files.writeString(folder.resolve("m.mtl"), "newmtl Paint #2\nKd 0.5 0 1\nnewmtl Paint #3\nKd 0 1 0\n");

        Mesh mesh = load(
                        "a.obj",
                        "mtllib m.mtl\n" + TRIANGLE + "f 1 2 3\nusemtl Paint #2\nf 1 2 3\nusemtl Paint #3\nf 1 2 3\n")
                .mesh();

        assertThat(mesh.faceColors().orElseThrow()).containsExactly(1, 1, 1, CODEC.toLinear(0.5f), 0, 1, 0, 1, 0);
    }

    @Test
    void aPictureIsNotDarkenedByItsMaterialAndItsNameMayHoldBlanks() throws IOException {
        writePicture("my skin.png", 1, 1, 1, 0, 0, 0);
        Files.writeString(folder.resolve("m.mtl"), "newmtl a\nKd 0.5 0.5 0.5\nmap_Kd -s 1 1 1 -clamp on my skin.png\n");

        LoadedMesh loaded = load("a.obj", "mtllib m.mtl\nvt 0 0\nvt 3 1\n" + TRIANGLE + "usemtl a\nf 1/1 2/2 3/1\n");

        Mesh.TextureMap map = loaded.mesh().textureMap().orElseThrow();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(map.texture().rgb()).containsExactly(1, 1, 1, 0, 0, 0);
        assertThat(map.uvs()).containsExactly(0, 0, 3, 1);
    }

    @Test
    void offTakesColorsOfFacesFromZeroToOneOrTo255() throws IOException {
        String head = "OFF 3 2 0\n0 0 0\n1 0 0\n0 1 0\n";

        assertThat(load("a.off", head + "3 0 1 2 255 0 0\n3 0 1 2\n")
                        .mesh()
                        .faceColors()
                        .orElseThrow())
                .containsExactly(1, 0, 0, 1, 1, 1);
        assertThat(load("a.off", head + "3 0 1 2\n3 0 1 2 1.0 0.0 0.0 1.0\n")
                        .mesh()
                        .faceColors()
                        .orElseThrow())
                .containsExactly(1, 1, 1, 1, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text.ply", "little.ply", "big.ply", "square.off", "square.glb", "square.gltf"})
    void allFormatsAgreeOnTheColorsOfASquare(String name) throws IOException {
        Mesh mesh = load(name, SampleFiles.all().get(name)).mesh();

        float[] colors = mesh.vertexColors().orElseThrow();
        boolean factor = name.equals("square.gltf"); // its picture is missing, so its base colour is at the vertices
        assertThat(Arrays.copyOf(colors, 9)).containsExactly(factor ? 0.5f : 1, 0, 0, 0, 1, 0, 0, 0, 1);
    }

    // What is wrong is said

    @Test
    void wrongTextIsNamedWithItsLine() {
        String again = "; correct the file or export it again.";
        refuses(
                "a.obj",
                "v 0 0 zero\n",
                "a.obj, line 1: z is 'zero', which is not a number; correct it or export again.");
        refuses(
                "a.obj",
                "\nv 0 0\n",
                "a.obj, line 2: z is missing; the file is cut short or damaged, export it again.");
        refuses(
                "a.obj",
                "v 0 0 1e99\n",
                "a.obj, line 1: z is 1e99, which is not a finite number; correct it or export again.");
        refuses(
                "a.obj",
                "v 0 NaN 0\n",
                "a.obj, line 1: y is NaN, which is not a finite number; correct it or export again.");
        refuses(
                "a.obj",
                TRIANGLE + "f 1 2 4\n",
                "a.obj, line 4: a face names vertex 4, but only 3 came before it" + again);
        refuses(
                "a.obj",
                TRIANGLE + "f 1 2 -4\n",
                "a.obj, line 4: a face names vertex -4, but only 3 came before it" + again);
        refuses("a.obj", TRIANGLE + "f 1 2\n", "a.obj, line 4: a face has only 2 corners" + again);
        refuses("a.obj", TRIANGLE, "a.obj: it holds no faces; export a mesh with triangles or polygons.");
        refuses(
                "a.off",
                "OFF\n1 1 0\n0 0 0\n3 0 0 1\n",
                "a.off, line 4: a face names vertex 1, but there are 1" + again);
    }

    @Test
    void emptyMissingAndForeignFilesAreNamed() {
        refuses("a.stl", "", "a.stl: the file is empty; export or copy it again.");
        refuses(
                "a.fbx",
                "x",
                "a.fbx: meshes end in .obj, .ply, .stl, .off, .gltf or .glb; convert it to one of these.");
        refuses(
                "a.ply",
                "solid",
                "a.ply, line 1: a PLY file starts with the word ply, this one does not; check what kind of file it is.");
        refuses(
                "a.glb",
                "x".repeat(30),
                "a.glb, byte 0: a GLB file starts with the word glTF; check what kind of file it is.");
        refuses(
                "a.off",
                "ply",
                "a.off, line 1: an OFF file starts with OFF, COFF, NOFF or CNOFF; check what kind of file it is.");
        assertThatThrownBy(() -> MeshReader.read(folder.resolve("no.obj"), CODEC))
                .hasMessageEndingWith("no.obj: there is no such file; check the path.");
        assertThatThrownBy(() -> MeshReader.read(folder, CODEC))
                .hasMessageEndingWith(": this is not a file; name a mesh file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascii", "binary_little_endian"})
    void aPlyThatPromisesTwoBillionVerticesIsRefusedBeforeMemoryIsTaken(String format) {
        String header =
                "ply\nformat " + format + " 1.0\nelement vertex 2000000000\nproperty float x\nproperty float y\n"
                        + "property float z\nend_header\n";

        assertThatThrownBy(() -> load("a.ply", header + "0 0 0\n"))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("the header promises 2000000000 of element vertex, but only")
                .hasMessageEndingWith("bytes are left; the file is cut short or damaged, copy or export it again.");
    }

    @Test
    void aBinaryStlMustHaveTheLengthOfItsCount() throws IOException {
        byte[] stl = SampleFiles.all().get("binary.stl");
        ByteBuffer.wrap(stl).order(ByteOrder.LITTLE_ENDIAN).putInt(80, 2_000_000_000);

        refuses(
                "a.stl",
                stl,
                "a.stl, byte 80: the header promises 2000000000 triangles, which take 100000000084 bytes, but the file has 184; "
                        + "it is cut short or damaged, copy or export it again.");
    }

    @Test
    void aGlbWithNonsenseLengthsIsRefused() throws IOException {
        byte[] glb = SampleFiles.all().get("square.glb");
        byte[] longer = glb.clone();
        ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
        byte[] chunk = glb.clone();
        ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).putInt(12, 2_000_000_000);

        refuses(
                "a.glb",
                longer,
                "a.glb, byte 8: the header promises 4294967295 bytes, but the file has " + glb.length
                        + "; it is cut short, copy or export it again.");
        refuses(
                "a.glb",
                chunk,
                "a.glb, byte 12: a chunk promises 2000000000 bytes, which are not there; "
                        + "the file is damaged, export it again.");
    }

    @Test
    void aPolygonWithTooManyCornersIsRefused() {
        refuses(
                "a.obj",
                TRIANGLE + "f" + " 1 2 3".repeat(2000) + "\n",
                "a.obj, line 4: a polygon has 6000 corners, more than 4096; triangulate the mesh before exporting it.");
    }

    // Files that a mesh names

    @ParameterizedTest
    @ValueSource(strings = {"../secret.png", "a/../../secret.png", "..\\secret.png", "/etc/passwd", "C:\\secret.png"})
    void picturesOutsideTheFolderAreNotRead(String reference) throws IOException {
        Files.write(temp.resolve("secret.png"), CODEC.encodePng(new Texture(1, 1, new float[3])));
        Files.writeString(folder.resolve("m.mtl"), "newmtl a\nmap_Kd " + reference + "\n");

        LoadedMesh loaded = load("a.obj", "mtllib m.mtl\nvt 0 0\n" + TRIANGLE + "usemtl a\nf 1/1 2/1 3/1\n");

        assertThat(loaded.mesh().textureMap()).isEmpty();
        assertThat(loaded.warnings())
                .containsExactly(
                        "a.obj: texture " + reference + " lies outside the folder of the mesh, so the mesh was read "
                                + "without it; copy it beside the mesh.");
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderIsNotFollowed() throws IOException {
        Files.writeString(temp.resolve("secret.mtl"), "newmtl a\nKd 1 0 0\n");
        Files.createSymbolicLink(folder.resolve("m.mtl"), temp.resolve("secret.mtl"));

        LoadedMesh loaded = load("a.obj", "mtllib m.mtl\n" + TRIANGLE + "usemtl a\nf 1 2 3\n");

        assertThat(loaded.mesh().faceColors()).isEmpty();
        assertThat(loaded.warnings()).hasSize(1).first().asString().contains("lies outside the folder of the mesh");
    }

    @Test
    void aDamagedPictureIsLeftOutWithAWarning() throws IOException {
        Files.writeString(folder.resolve("broken.png"), "no picture");
        String header = "ply\nformat ascii 1.0\ncomment TextureFile broken.png\nelement vertex 3\nproperty float x\n"
                + "property float y\nproperty float z\nproperty float u\nproperty float v\nelement face 1\n"
                + "property list uchar int vertex_indices\nend_header\n";

        LoadedMesh loaded = load("a.ply", header + "0 0 0 0 0\n1 0 0 1 0\n0 1 0 0 1\n3 0 1 2\n");

        assertThat(loaded.mesh().textureMap()).isEmpty();
        assertThat(loaded.warnings())
                .containsExactly(
                        "a.ply: texture broken.png is not a readable picture, so the mesh was read without it; "
                                + "save it as PNG.");
    }
}
