package shapefit.mesh;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Wavefront OBJ: positions with or without colours behind them ({@code v x y z r g b}), texture coordinates, polygons,
 * indices from the end, materials. Lines, curves, groups and normals are passed over.
 *
 * <p>Source: Alias Wavefront, "Object files (.obj)", version 3.0. The colours are a common extension.
 */
final class ObjReader {

    private static final String EXPORT = "; correct the file or export it again.";

    private final MeshSource source;
    private final TextScanner text;
    private final MeshDraft draft;
    private final FloatList colors = new FloatList(); // [V', 3], V' ≤ V, as in the file
    private final MtlReader materials;
    private final Set<String> libraries = new HashSet<>(); // material files read so far
    private final Map<String, Integer> surfaceNumbers = new HashMap<>();
    private final IntList corners = new IntList();
    private final IntList cornerUvs = new IntList();
    private int surface = -1;

    private ObjReader(MeshSource source) {
        this.source = source;
        text = new TextScanner(source);
        draft = new MeshDraft(source);
        materials = new MtlReader(source);
    }

    static LoadedMesh read(MeshSource source) throws IOException {
        return new ObjReader(source).read();
    }

    private LoadedMesh read() throws IOException {
        while (text.toNextLine()) {
            switch (text.word()) {
                case "v" -> vertex();
                case "vt" -> textureCoordinate();
                case "f", "fo" -> face();
                case "usemtl" -> use(text.rest());
                case "mtllib" -> library(text.rest());
                default -> {} // names, groups, normals, smoothing
            }
        }
        if (colors.size() > 0) {
            fillColors(draft.vertexCount());
            draft.setVertexColors(FileColors.linear(colors.toArray(), source.codec()));
        }
        return draft.finish();
    }

    private void vertex() throws MeshFormatException {
        draft.addVertex(text.number("x"), text.number("y"), text.number("z"));
        float[] more = new float[4];
        int count = 0;
        while (count < 4 && text.hasWord()) {
            more[count++] = text.number("a number behind the position");
        }
        if (count >= 3) { // one number alone is the weight w
            fillColors(draft.vertexCount() - 1);
            colors.add(more[0], more[1], more[2]);
        }
    }

    /** Vertices without a colour among ones with a colour are white. */
    private void fillColors(int vertices) {
        while (colors.size() < 3 * vertices) {
            colors.add(FileColors.NONE);
        }
    }

    private void textureCoordinate() throws MeshFormatException {
        float u = text.number("u");
        draft.addUv(u, text.hasWord() ? text.number("v") : 0);
    }

    private void face() throws MeshFormatException {
        corners.clear();
        cornerUvs.clear();
        for (String word = text.word(); word != null; word = text.word()) {
            int slash = word.indexOf('/');
            int second = slash < 0 ? -1 : word.indexOf('/', slash + 1);
            String uv = slash < 0 ? "" : word.substring(slash + 1, second < 0 ? word.length() : second);
            corners.add(index(slash < 0 ? word : word.substring(0, slash), draft.vertexCount(), "vertex"));
            cornerUvs.add(uv.isEmpty() ? -1 : index(uv, draft.uvCount(), "texture coordinate"));
        }
        if (corners.size() < 3) {
            throw text.broken("a face has only " + corners.size() + " corners" + EXPORT);
        }
        draft.addPolygon(corners, cornerUvs, surface, "line " + text.line());
    }

    /** From OBJ's counting, 1 up from the first or -1 down from the newest, to ours. */
    private int index(String word, int count, String what) throws MeshFormatException {
        int number = text.integer("the " + what + " of a corner", word);
        long index = number > 0 ? number - 1L : (long) count + number;
        if (number == 0 || index < 0 || index >= count) {
            throw text.broken(
                    "a face names " + what + " " + number + ", but only " + count + " came before it" + EXPORT);
        }
        return (int) index;
    }

    private void use(String material) {
        Surface found = materials.surfaces().get(material);
        surface = found == null ? -1 : surfaceNumbers.computeIfAbsent(material, name -> draft.addSurface(found));
    }

    /** A name may hold blanks, or there may be several names. Files get renamed, so the mesh's own name is tried too. */
    private void library(String names) throws IOException {
        String own = source.name().replaceFirst("[.][^.]*$", ".mtl");
        for (String file : source.hasNeighbor(names) ? List.of(names) : List.of(names.split("\\s+"))) {
            boolean renamed = !source.hasNeighbor(file) && source.hasNeighbor(own);
            if (renamed) {
                source.warn("material file " + file + " is not there, so " + own + " was taken; rename one of them.");
            }
            if (libraries.add(renamed ? own : file)) {
                Optional<byte[]> library = source.neighbor(renamed ? own : file, "material file");
                if (library.isPresent()) {
                    materials.read(library.get());
                }
            }
        }
    }
}
