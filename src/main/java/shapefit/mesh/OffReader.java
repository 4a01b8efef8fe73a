package shapefit.mesh;

import java.io.IOException;

/**
 * Reads OFF in text: polygons, comments, colours behind vertices or faces, normals, which are passed over.
 *
 * <p>Source: Geomview manual, "OFF files". Colours there are 0 to 255 or 0 to 1.
 */
final class OffReader {

    private static final String AGAIN = "; correct the file or export it again.";

    private final TextScanner text;
    private final MeshSource source;
    private final MeshDraft draft;
    private final FloatList colors = new FloatList(); // [V, 3] as in the file, or empty

    private OffReader(MeshSource source) {
        this.source = source;
        text = new TextScanner(source);
        draft = new MeshDraft(source);
    }

    static LoadedMesh read(MeshSource source) throws IOException {
        return new OffReader(source).read();
    }

    private LoadedMesh read() throws MeshFormatException {
        String kind = text.wordAnywhere();
        if (kind == null || !kind.matches("(ST)?C?N?OFF")) {
            throw source.broken(
                    "line 1", "an OFF file starts with OFF, COFF, NOFF or CNOFF; check what kind of file it is.");
        }
        int vertexCount = count("vertices", 6); // "0 0 0" and a line end
        int faceCount = count("faces", 8); // "3 0 1 2" and a line end
        if (text.hasWord()) {
            text.integer("the number of edges");
        }
        for (int i = 0; i < vertexCount; i++) {
            vertex(i, kind.contains("N"));
        }
        IntList corners = new IntList();
        for (int i = 0; i < faceCount; i++) {
            face(i, corners);
        }
        if (colors.size() > 0) {
            while (colors.size() < 3 * vertexCount) {
                colors.add(FileColors.NONE);
            }
            draft.setVertexColors(FileColors.linear(colors.toArray(), source.codec()));
        }
        return draft.finish();
    }

    private int count(String what, int leastBytes) throws MeshFormatException {
        int count = text.integer("the number of " + what, text.wordAnywhere());
        if (count < 0 || count > (text.remaining() + 1L) / leastBytes) {
            throw text.broken("the header promises " + count + " " + what + ", but only " + text.remaining()
                    + " bytes follow; the file is cut short or damaged, copy or export it again.");
        }
        return count;
    }

    private void toLineOf(String what) throws MeshFormatException {
        if (!text.toNextLine()) {
            throw text.broken("the file ends before " + what + "; it is cut short, copy or export it again.");
        }
    }

    private void vertex(int number, boolean hasNormal) throws MeshFormatException {
        toLineOf("vertex " + number);
        draft.addVertex(text.number("x"), text.number("y"), text.number("z"));
        for (int k = 0; hasNormal && k < 3; k++) {
            text.number("a number of the normal");
        }
        float[] more = color();
        if (more != null) {
            while (colors.size() < 3 * number) {
                colors.add(FileColors.NONE);
            }
            colors.add(more[0], more[1], more[2]);
        }
    }

    /** What is left of the line as a colour: [3] as in the file, or null if there are fewer numbers. */
    private float[] color() throws MeshFormatException {
        float[] color = new float[3];
        for (int k = 0; k < 3; k++) {
            if (!text.hasWord()) {
                return null; // nothing, or a number in a table of colours that the file does not have
            }
            color[k] = text.number("a colour");
        }
        return color;
    }

    private void face(int number, IntList corners) throws MeshFormatException {
        toLineOf("face " + number);
        int count = text.integer("the number of corners");
        if (count < 3) {
            throw text.broken("a face has only " + count + " corners" + AGAIN);
        }
        corners.clear();
        for (int k = 0; k < count; k++) {
            int vertex = text.integer("a corner");
            if (vertex < 0 || vertex >= draft.vertexCount()) {
                throw text.broken("a face names vertex " + vertex + ", but there are " + draft.vertexCount() + AGAIN);
            }
            corners.add(vertex);
        }
        int triangles = draft.addPolygon(corners, new IntList(), -1, "line " + text.line());
        float[] color = color();
        if (color != null) {
            draft.colorLast(triangles, color[0], color[1], color[2]);
        }
    }
}
