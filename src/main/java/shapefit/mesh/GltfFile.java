package shapefit.mesh;

import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.model.io.JsonError;
import de.javagl.jgltf.model.io.v2.GltfReaderV2;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The two parts of a glTF 2.0 file.
 *
 * @param json its description, parsed; everything in it is still to be checked
 * @param binary the data chunk of a GLB; empty if there is none
 */
record GltfFile(GlTF json, ByteBuffer binary) {

    private static final int MAGIC = 0x46546C67; // "glTF"
    private static final int JSON_CHUNK = 0x4E4F534A; // "JSON"
    private static final int BINARY_CHUNK = 0x004E4942; // "BIN\0"

    /** Extensions that a mesh can be read with, though the file requires them. */
    private static final Set<String> UNDERSTOOD =
            Set.of("KHR_mesh_quantization", "KHR_texture_transform", "KHR_materials_unlit");

    /** Parts of the description that must not have a wrong value; the rest does not matter to a mesh. */
    private static final Set<String> VITAL =
            Set.of("scenes", "nodes", "meshes", "skins", "accessors", "bufferViews", "buffers");

    /** Reads a {@code .glb}. */
    static GltfFile readBinary(MeshSource source) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(source.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (file.capacity() < 20 || file.getInt(0) != MAGIC) {
            throw source.broken("byte 0", "a GLB file starts with the word glTF; check what kind of file it is.");
        }
        if (file.getInt(4) != 2) {
            throw source.broken(
                    "byte 4",
                    "it is version " + Integer.toUnsignedString(file.getInt(4)) + " of GLB; export it as version 2.");
        }
        long length = Integer.toUnsignedLong(file.getInt(8));
        if (length > file.capacity()) {
            throw source.broken(
                    "byte 8",
                    "the header promises " + length + " bytes, but the file has " + file.capacity()
                            + "; it is cut short, copy or export it again.");
        }
        byte[] json = null;
        ByteBuffer binary = ByteBuffer.allocate(0);
        for (int at = 12; at + 8 <= length; ) {
            long size = Integer.toUnsignedLong(file.getInt(at));
            int type = file.getInt(at + 4);
            if (at + 8 + size > length) {
                throw source.broken(
                        "byte " + at,
                        "a chunk promises " + size
                                + " bytes, which are not there; the file is damaged, export it again.");
            }
            if (type == JSON_CHUNK && json == null) {
                json = new byte[(int) size];
                file.get(at + 8, json);
            } else if (type == BINARY_CHUNK && binary.capacity() == 0) {
                binary = file.slice(at + 8, (int) size);
            }
            at += 8 + (int) size;
        }
        if (json == null) {
            throw source.broken("byte 12", "the JSON chunk is missing; the file is damaged, export it again.");
        }
        return new GltfFile(parse(source, json), binary);
    }

    /** Reads a {@code .gltf}. */
    static GltfFile readText(MeshSource source) throws IOException {
        return new GltfFile(parse(source, source.bytes()), ByteBuffer.allocate(0));
    }

    private static GlTF parse(MeshSource source, byte[] json) throws IOException {
        List<JsonError> errors = new ArrayList<>();
        GltfReaderV2 reader = new GltfReaderV2();
        reader.setJsonErrorConsumer(errors::add);
        GlTF gltf;
        try {
            gltf = reader.read(new ByteArrayInputStream(json));
        } catch (IOException | RuntimeException e) {
            throw source.broken("its JSON is not that of glTF 2.0 (" + firstLine(e) + "); export it again.");
        }
        for (JsonError error : errors) {
            List<String> path = error.getJsonPath();
            if (!path.isEmpty() && VITAL.contains(path.get(0))) {
                String cause = firstLine(error.getThrowable());
                throw source.broken(
                        error.getJsonPathString(), "it has a wrong value (" + cause + "); export it again.");
            }
        }
        if (gltf == null) {
            throw source.broken("its JSON is empty; export it again.");
        }
        if (gltf.getExtensionsRequired() != null) {
            for (String extension : gltf.getExtensionsRequired()) {
                if (!UNDERSTOOD.contains(extension)) {
                    throw source.broken("it needs the extension " + TextScanner.shortened(String.valueOf(extension))
                            + ", which is not known here; export it without compression.");
                }
            }
        }
        return gltf;
    }

    private static String firstLine(Throwable cause) {
        String message = cause == null || cause.getMessage() == null ? "unreadable" : cause.getMessage();
        String line = message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }
}
