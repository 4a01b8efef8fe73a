package shapefit.mesh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import shapefit.testing.PlainColors;

/** Small valid mesh files, as bytes. */
final class SampleFiles {

    /** Four corners of a unit square: positions [4, 3], then texture coordinates [4, 2], then colours [4, 3]. */
    private static final float[] SQUARE = {
        0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1
    };

    private SampleFiles() {}

    /** One of each format and flavour, by file name. */
    static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("colors.obj", text("""
                # comment
                mtllib none.mtl
                v 0 0 0 1 0 0
                v 1 0 0 0 1 0
                v 1 1 0 0 0 1
                v 0 1e0 -.0 1 1 1
                vt 0 0
                vt 1 1
                vn 0 0 1
                usemtl paint
                f 1/1/1 2/2/1 3/1/1 4/2/1
                f -4//1 -2//1 -1//1
                """));
        files.put("text.ply", text("""
                ply
                format ascii 1.0
                comment TextureFile none.png
                element vertex 4
                property float x
                property float y
                property float z
                property uchar red
                property uchar green
                property uchar blue
                property float s
                property float t
                element face 2
                property list uchar int vertex_indices
                element edge 1
                property int vertex1
                property int vertex2
                end_header
                0 0 0 255 0 0 0 0
                1 0 0 0 255 0 1 0
                1 1 0 0 0 255 1 1
                0 1 0 9 9 9 0 1
                4 0 1 2 3
                3 0 2 3
                0 1
                """));
        files.put("little.ply", ply(ByteOrder.LITTLE_ENDIAN));
        files.put("big.ply", ply(ByteOrder.BIG_ENDIAN));
        files.put("text.stl", text("""
                solid a name
                facet normal 0 0 1
                outer loop
                vertex 0 0 0
                vertex 1 0 0
                vertex 1e0 1 0
                endloop
                endfacet
                facet normal 0 0 1
                outer loop
                vertex 0 0 0
                vertex 1 1 0
                vertex 0 1 0
                endloop
                endfacet
                endsolid a name
                """));
        files.put("binary.stl", stl());
        files.put("square.off", text("""
                COFF # comment
                4 2 0
                0 0 0 255 0 0 255
                1 0 0 0 255 0 255
                1 1 0 0 0 255 255
                0 1 0 9 9 9 255
                4 0 1 2 3 0.5 0.5 0.5
                3 0 2 3
                """));
        files.put("square.glb", glb(gltf("\"bufferView\":3,\"mimeType\":\"image/png\"", ""), binary()));
        String data =
                "data:application/octet-stream;base64," + Base64.getEncoder().encodeToString(binary());
        files.put(
                "square.gltf",
                gltf("\"uri\":\"none%20there.png\"", ",\"uri\":\"" + data + "\"")
                        .getBytes(StandardCharsets.UTF_8));
        files.put("bar.glb", glb(SKINNED, skinnedBinary(new float[] {1, 0, 0, 0}, 1)));
        return files;
    }

    /** The square on two joints: what is left hangs on "root" at the origin, what is right on "tip" at (0.5, 0, 0). */
    static final String SKINNED = "{\"asset\":{\"version\":\"2.0\"},\"scene\":0,\"scenes\":[{\"nodes\":[0,1]}],"
            + "\"nodes\":[{\"mesh\":0,\"skin\":0},{\"name\":\"root\",\"children\":[2]},"
            + "{\"name\":\"tip\",\"translation\":[0.5,0,0]}],"
            + "\"skins\":[{\"joints\":[1,2],\"inverseBindMatrices\":3}],"
            + "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0,\"JOINTS_0\":1,\"WEIGHTS_0\":2},"
            + "\"indices\":4,\"mode\":6}]}],"
            + "\"accessors\":[{\"bufferView\":0,\"componentType\":5126,\"count\":4,\"type\":\"VEC3\"},"
            + "{\"bufferView\":0,\"byteOffset\":48,\"componentType\":5121,\"count\":4,\"type\":\"VEC4\"},"
            + "{\"bufferView\":0,\"byteOffset\":64,\"componentType\":5126,\"count\":4,\"type\":\"VEC4\"},"
            + "{\"bufferView\":0,\"byteOffset\":128,\"componentType\":5126,\"count\":2,\"type\":\"MAT4\"},"
            + "{\"bufferView\":0,\"byteOffset\":256,\"componentType\":5123,\"count\":4,\"type\":\"SCALAR\"}],"
            + "\"bufferViews\":[{\"buffer\":0,\"byteLength\":264}],\"buffers\":[{\"byteLength\":264}]}";

    /**
     * Data of {@link #SKINNED}.
     *
     * @param weights [4] of its second vertex
     * @param joint first one of that vertex
     */
    static byte[] skinnedBinary(float[] weights, int joint) {
        ByteBuffer out = ByteBuffer.allocate(264).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 12; i++) {
            out.putFloat(SQUARE[i]);
        }
        out.put(new byte[] {0, 0, 0, 0, (byte) joint, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0});
        for (int i = 0; i < 16; i++) {
            out.putFloat(i / 4 == 1 ? weights[i % 4] : i % 4 == 0 ? 1 : 0);
        }
        for (int i = 0; i < 32; i++) {
            out.putFloat(i == 28 ? -0.5f : i % 16 % 5 == 0 ? 1 : 0);
        }
        for (int i = 0; i < 4; i++) {
            out.putShort((short) i);
        }
        return out.array();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ply(ByteOrder order) {
        String header = "ply\nformat binary_" + (order == ByteOrder.BIG_ENDIAN ? "big" : "little") + "_endian 1.0\n"
                + "element vertex 4\nproperty double x\nproperty float y\nproperty float z\nproperty ushort red\n"
                + "property ushort green\nproperty ushort blue\nproperty char other\n"
                + "element face 1\nproperty list uchar uint vertex_index\nproperty list ushort float texcoord\n"
                + "property uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n";
        ByteBuffer out = ByteBuffer.allocate(1000).order(order).put(text(header));
        for (int v = 0; v < 4; v++) {
            out.putDouble(SQUARE[3 * v]).putFloat(SQUARE[3 * v + 1]).putFloat(SQUARE[3 * v + 2]);
            for (int k = 0; k < 3; k++) {
                out.putShort((short) (65535 * SQUARE[20 + 3 * v + k]));
            }
            out.put((byte) -1);
        }
        out.put((byte) 4).putInt(0).putInt(1).putInt(2).putInt(3).putShort((short) 8);
        for (int i = 0; i < 8; i++) {
            out.putFloat(SQUARE[12 + i]);
        }
        out.put((byte) 255).put((byte) 128).put((byte) 0);
        return upTo(out);
    }

    private static byte[] upTo(ByteBuffer out) {
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    private static byte[] stl() {
        int[] corners = {0, 1, 2, 0, 2, 3};
        ByteBuffer out = ByteBuffer.allocate(84 + 100).order(ByteOrder.LITTLE_ENDIAN);
        out.put(text("solid binary though")).position(80).putInt(2);
        for (int triangle = 0; triangle < 2; triangle++) {
            out.putFloat(0).putFloat(0).putFloat(1);
            for (int k = 0; k < 9; k++) {
                out.putFloat(SQUARE[3 * corners[3 * triangle + k / 3] + k % 3]);
            }
            out.putShort((short) 0);
        }
        return out.array();
    }

    /** The square's numbers, its indices as a fan (0 1 2 3) and a picture of 2 × 2 texels. */
    static byte[] binary() throws IOException {
        byte[] picture =
                new PlainColors().encodePng(new Texture(2, 2, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1}));
        ByteBuffer out = ByteBuffer.allocate(136 + picture.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : SQUARE) {
            out.putFloat(value);
        }
        for (int i = 0; i < 4; i++) {
            out.putShort((short) i);
        }
        return out.put(picture).array();
    }

    private static String gltf(String image, String uri) throws IOException {
        int length = binary().length;
        return "{\"asset\":{\"version\":\"2.0\"},\"scene\":0,\"scenes\":[{\"nodes\":[0]}],"
                + "\"nodes\":[{\"children\":[1],\"scale\":[2,2,2]},{\"mesh\":0,\"translation\":[1,0,0]}],"
                + "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0,\"TEXCOORD_0\":1,\"COLOR_0\":2},"
                + "\"indices\":3,\"mode\":6,\"material\":0}]}],"
                + "\"materials\":[{\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":0},"
                + "\"baseColorFactor\":[0.5,1,1,1]}}],\"textures\":[{\"source\":0}],\"images\":[{" + image + "}],"
                + "\"accessors\":[{\"bufferView\":0,\"componentType\":5126,\"count\":4,\"type\":\"VEC3\"},"
                + "{\"bufferView\":1,\"componentType\":5126,\"count\":4,\"type\":\"VEC2\"},"
                + "{\"bufferView\":0,\"byteOffset\":80,\"componentType\":5126,\"count\":4,\"type\":\"VEC3\"},"
                + "{\"bufferView\":2,\"componentType\":5123,\"count\":4,\"type\":\"SCALAR\"}],"
                + "\"bufferViews\":[{\"buffer\":0,\"byteLength\":128},"
                + "{\"buffer\":0,\"byteOffset\":48,\"byteLength\":32},"
                + "{\"buffer\":0,\"byteOffset\":128,\"byteLength\":8},"
                + "{\"buffer\":0,\"byteOffset\":136,\"byteLength\":" + (length - 136) + "}],"
                + "\"buffers\":[{\"byteLength\":" + length + uri + "}]}";
    }

    /** A GLB of a description and its data. */
    static byte[] glb(String json, byte[] binary) throws IOException {
        byte[] description = text(json + " ".repeat((4 - json.length() % 4) % 4));
        int padding = (4 - binary.length % 4) % 4;
        int length = 12 + 8 + description.length + 8 + binary.length + padding;
        ByteBuffer head = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        head.put(text("glTF"))
                .putInt(2)
                .putInt(length)
                .putInt(description.length)
                .put(text("JSON"));
        ByteBuffer chunk = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        chunk.putInt(binary.length + padding).put(text("BIN\0"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head.array());
        out.write(description);
        out.write(chunk.array());
        out.write(binary);
        out.write(new byte[padding]);
        return out.toByteArray();
    }
}
