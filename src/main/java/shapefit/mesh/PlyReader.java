package shapefit.mesh;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads PLY, text and binary of both byte orders: positions, colours of vertices or faces, polygons, texture coordinates at
 * vertices ({@code s t}, {@code u v}, {@code texture_u texture_v}) or at corners ({@code texcoord}), pictures named in a
 * comment. Vertices keep their number and order.
 *
 * <p>Source: G. Turk, "The PLY polygon file format", 1994. Texture files and corner coordinates as MeshLab writes them.
 */
final class PlyReader {

    private final MeshSource source;
    private final PlyHeader header;
    private final PlyData data;
    private final MeshDraft draft;
    private final FloatList colors = new FloatList(); // [V, 3] as in the file, or empty
    private final IntList corners = new IntList();
    private final IntList cornerUvs = new IntList();
    private final FloatList texcoords = new FloatList();
    private boolean uvsAtVertices;

    private PlyReader(MeshSource source) throws IOException {
        this.source = source;
        TextScanner text = new TextScanner(source);
        header = PlyHeader.read(text);
        data = PlyData.of(source, text, header.format());
        draft = new MeshDraft(source);
    }

    static LoadedMesh read(MeshSource source) throws IOException {
        return new PlyReader(source).read();
    }

    private LoadedMesh read() throws IOException {
        Map<String, Optional<Texture>> pictures = new HashMap<>();
        for (String file : header.textureFiles()) {
            if (!pictures.containsKey(file)) {
                pictures.put(file, source.texture(file));
            }
            draft.addSurface(new Surface(new float[] {1, 1, 1}, pictures.get(file)));
        }
        for (PlyHeader.Element element : header.elements()) {
            checkPromise(element);
            switch (element.name()) {
                case "vertex" -> vertices(element);
                case "face" -> faces(element);
                default -> skip(element);
            }
        }
        if (colors.size() > 0) {
            draft.setVertexColors(FileColors.linear(colors.toArray(), source.codec()));
        }
        return draft.finish();
    }

    /** A header may promise anything; nothing is made before the bytes for it are there. */
    private void checkPromise(PlyHeader.Element element) throws MeshFormatException {
        long least = 0;
        for (PlyHeader.Property property : element.properties()) {
            least += data.leastBytes(property.isList() ? property.countType() : property.type());
        }
        if (element.count() > 0 && least > 0 && element.count() > data.remaining() / least) {
            throw source.broken(
                    data.place(),
                    "the header promises " + element.count() + " of element " + TextScanner.shortened(element.name())
                            + ", but only " + data.remaining()
                            + " bytes are left; the file is cut short or damaged, copy or export it again.");
        }
    }

    /** Numbers of the properties with one of the names, in the order of {@code names}; null if one is missing. */
    private static int[] find(PlyHeader.Element element, String... names) {
        int[] found = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            found[i] = -1;
            for (int p = 0; p < element.properties().size(); p++) {
                PlyHeader.Property property = element.properties().get(p);
                if (property.name().equals(names[i]) && !property.isList()) {
                    found[i] = p;
                }
            }
            if (found[i] < 0) {
                return null;
            }
        }
        return found;
    }

    private static int[] findFirst(PlyHeader.Element element, List<String[]> choices) {
        for (String[] names : choices) {
            int[] found = find(element, names);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static int[] findColor(PlyHeader.Element element) {
        return findFirst(element, List.of(new String[] {"red", "green", "blue"}, new String[] {
            "diffuse_red", "diffuse_green", "diffuse_blue"
        }));
    }

    private void vertices(PlyHeader.Element element) throws MeshFormatException {
        int[] xyz = find(element, "x", "y", "z");
        if (xyz == null) {
            throw source.broken("header", "vertices need the properties x, y and z; export the file again.");
        }
        int[] rgb = findColor(element);
        int[] uv = findFirst(
                element,
                List.of(new String[] {"s", "t"}, new String[] {"u", "v"}, new String[] {"texture_u", "texture_v"}));
        uvsAtVertices = uv != null;
        double[] row = new double[element.properties().size()];
        for (long i = 0; i < element.count(); i++) {
            readRow(element, row);
            for (int k : xyz) {
                checkFinite(row[k], "vertex " + i);
            }
            draft.addVertex((float) row[xyz[0]], (float) row[xyz[1]], (float) row[xyz[2]]);
            if (rgb != null) {
                addColor(colors, element, rgb, row);
            }
            if (uv != null) {
                draft.addUv((float) row[uv[0]], (float) row[uv[1]]);
            }
        }
    }

    private void checkFinite(double value, String what) throws MeshFormatException {
        if (!Float.isFinite((float) value)) {
            throw source.broken(
                    what + ", " + data.place(), "a number is not finite; clean the mesh and export it again.");
        }
    }

    private void addColor(FloatList list, PlyHeader.Element element, int[] rgb, double[] row)
            throws MeshFormatException {
        for (int k : rgb) {
            checkFinite(row[k], "a colour");
            list.add((float) (row[k] / full(element.properties().get(k).type())));
        }
    }

    /** The number that means full intensity. */
    private static double full(PlyHeader.Type type) {
        return switch (type) {
            case FLOAT32, FLOAT64 -> 1;
            case INT16, UINT16 -> 65535;
            default -> 255;
        };
    }

    /** Reads a whole element; lists go to {@link #corners} and {@link #texcoords} or are passed over. */
    private void readRow(PlyHeader.Element element, double[] row) throws MeshFormatException {
        data.startRow();
        for (int p = 0; p < row.length; p++) {
            PlyHeader.Property property = element.properties().get(p);
            if (property.isList()) {
                readList(property);
            } else {
                row[p] = data.next(property.type());
            }
        }
    }

    private void readList(PlyHeader.Property property) throws MeshFormatException {
        double count = data.next(property.countType());
        if (!(count >= 0) || count * data.leastBytes(property.type()) > data.remaining()) {
            throw source.broken(
                    data.place(),
                    "a list promises " + (long) count
                            + " entries, which are not there; the file is damaged, copy or export it again.");
        }
        boolean isCorners =
                property.name().equals("vertex_indices") || property.name().equals("vertex_index");
        boolean isTexcoords = property.name().equals("texcoord");
        for (long i = 0; i < (long) count; i++) {
            double value = data.next(property.type());
            if (isCorners) {
                corners.add(vertexNumber(value));
            } else if (isTexcoords) {
                texcoords.add((float) value);
            }
        }
    }

    private int vertexNumber(double value) throws MeshFormatException {
        if (!(value >= 0 && value < draft.vertexCount())) {
            throw source.broken(
                    data.place(),
                    "a face names vertex " + (long) value + ", but " + draft.vertexCount()
                            + " came before it; correct the file or export it again.");
        }
        return (int) value;
    }

    private void faces(PlyHeader.Element element) throws MeshFormatException {
        int[] rgb = findColor(element);
        int[] number = find(element, "texnumber");
        double[] row = new double[element.properties().size()];
        FloatList color = new FloatList();
        int textures = header.textureFiles().size();
        for (long i = 0; i < element.count(); i++) {
            corners.clear();
            cornerUvs.clear();
            texcoords.clear();
            color.clear();
            readRow(element, row);
            if (corners.size() < 3) {
                throw source.broken(
                        data.place(),
                        "face " + i + " has only " + corners.size() + " corners; correct the file or export it again.");
            }
            findCornerUvs();
            double picture = number == null ? 0 : row[number[0]];
            boolean pictured = picture >= 0 && picture < textures && cornerUvs.size() > 0;
            int triangles = draft.addPolygon(corners, cornerUvs, pictured ? (int) picture : -1, data.place());
            if (rgb != null) {
                addColor(color, element, rgb, row);
                draft.colorLast(triangles, color.get(0), color.get(1), color.get(2));
            }
        }
    }

    private void findCornerUvs() throws MeshFormatException {
        if (texcoords.size() == 2 * corners.size()) {
            for (int i = 0; i < corners.size(); i++) {
                cornerUvs.add(draft.uvCount());
                draft.addUv(texcoords.get(2 * i), texcoords.get(2 * i + 1));
            }
        } else if (uvsAtVertices) {
            for (int i = 0; i < corners.size(); i++) {
                cornerUvs.add(corners.get(i));
            }
        }
    }

    private void skip(PlyHeader.Element element) throws MeshFormatException {
        if (element.properties().isEmpty()) {
            return;
        }
        double[] row = new double[element.properties().size()];
        for (long i = 0; i < element.count(); i++) {
            readRow(element, row);
        }
    }
}
