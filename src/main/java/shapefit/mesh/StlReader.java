package shapefit.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads STL, text and binary. STL repeats a corner for every triangle; corners at exactly the same place become one vertex,
 * numbered in the order of the file. Normals are not used: the order of the corners says which side is outside.
 *
 * <p>Source: 3D Systems, "StereoLithography interface specification", 1989.
 */
final class StlReader {

    private static final int HEADER = 84; // bytes: text, then the number of triangles
    private static final int TRIANGLE = 50; // bytes: 12 floats and 2 bytes that each program uses differently

    private final MeshSource source;
    private final VertexWelder vertices = new VertexWelder(3);
    private final IntList corners = new IntList(); // [F, 3]

    private StlReader(MeshSource source) {
        this.source = source;
    }

    static LoadedMesh read(MeshSource source) throws IOException {
        StlReader reader = new StlReader(source);
        if (reader.isText()) {
            reader.readText();
        } else {
            reader.readBinary();
        }
        return reader.finish();
    }

    /** Binary headers may start with "solid" too, so the length decides first, then whether there are zero bytes. */
    private boolean isText() {
        byte[] bytes = source.bytes();
        if (bytes.length >= HEADER && bytes.length == HEADER + TRIANGLE * promised()) {
            return false;
        }
        for (int i = 0; i < Math.min(bytes.length, 512); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
        return start.stripLeading().toLowerCase(Locale.ROOT).startsWith("solid");
    }

    private long promised() {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(source.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER - 4));
    }

    private void readBinary() throws MeshFormatException {
        byte[] bytes = source.bytes();
        if (bytes.length < HEADER) {
            throw source.broken(
                    "it is neither text that starts with solid nor long enough for a binary STL; check what kind of file it is.");
        }
        long count = promised();
        if (bytes.length != HEADER + TRIANGLE * count) {
            throw source.broken(
                    "byte 80",
                    "the header promises " + count + " triangles, which take " + (HEADER + TRIANGLE * count)
                            + " bytes, but the file has " + bytes.length
                            + "; it is cut short or damaged, copy or export it again.");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int triangle = 0; triangle < count; triangle++) {
            int at = HEADER + TRIANGLE * triangle + 12; // behind the normal
            for (int k = 0; k < 3; k++, at += 12) {
                float x = buffer.getFloat(at);
                float y = buffer.getFloat(at + 4);
                float z = buffer.getFloat(at + 8);
                if (!Float.isFinite(x) || !Float.isFinite(y) || !Float.isFinite(z)) {
                    throw source.broken(
                            "triangle " + triangle, "a number is not finite; clean the mesh and export it again.");
                }
                corners.add(vertices.add(x, y, z));
            }
        }
    }

    private void readText() throws MeshFormatException {
        TextScanner text = new TextScanner(source);
        boolean ended = false;
        int inLoop = 0;
        while (text.toNextLine()) {
            for (String word = text.word(); word != null; word = text.word()) {
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "solid", "endsolid" -> {
                        ended = word.length() > 5;
                        text.rest();
                    }
                    case "vertex" -> {
                        corners.add(vertices.add(text.number("x"), text.number("y"), text.number("z")));
                        inLoop++;
                    }
                    case "endloop" -> {
                        if (inLoop != 3) {
                            throw text.broken("a loop has " + inLoop
                                    + " corners in place of 3; correct the file or export it again.");
                        }
                        inLoop = 0;
                    }
                    case "facet", "outer", "loop", "endfacet" -> {}
                    case "normal" -> text.rest();
                    default ->
                        throw text.broken("'" + TextScanner.shortened(word)
                                + "' is no word of STL; correct the file or export it again.");
                }
            }
        }
        if (!ended) {
            throw text.broken("the file ends without endsolid; it is cut short, copy or export it again.");
        }
    }

    private LoadedMesh finish() throws MeshFormatException {
        MeshDraft draft = new MeshDraft(source);
        for (int v = 0; v < vertices.vertexCount(); v++) {
            draft.addVertex(vertices.get(v, 0), vertices.get(v, 1), vertices.get(v, 2));
        }
        int[] none = {-1, -1, -1};
        for (int i = 0; i < corners.size(); i += 3) {
            draft.addTriangle(new int[] {corners.get(i), corners.get(i + 1), corners.get(i + 2)}, none, -1);
        }
        return draft.finish();
    }
}
