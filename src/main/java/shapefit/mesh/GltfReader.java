package shapefit.mesh;

import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.impl.v2.MeshPrimitive;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads glTF 2.0, text and binary: all meshes of the scene, moved by their nodes. glTF repeats a vertex along every seam of normals
 * or texture coordinates; vertices at exactly the same place with the same colour become one.
 *
 * <p>A mesh on a skeleton comes as that stands in the file. Morph targets are not applied.
 *
 * <p>Source: Khronos Group, "glTF 2.0 Specification", 2021.
 */
final class GltfReader {

    private static final int TRIANGLES = 4;
    private static final int TRIANGLE_STRIP = 5;
    private static final int TRIANGLE_FAN = 6;
    private static final String COLOR = "COLOR_0";
    private static final float[] WHITE = {1, 1, 1};

    private final MeshSource source;
    private final GlTF gltf;
    private final GltfData data;
    private final GltfMaterials materials;
    private final MeshDraft draft;
    private final boolean tinted; // any vertex has a colour of its own
    private final GltfSkin skin; // or null
    private final List<GltfNodes.Placement> placements;
    private final VertexWelder vertices;
    private final Map<Surface, Integer> surfaceNumbers = new HashMap<>();
    private boolean toldOfLines;
    private long cornersRead; // a few nodes can place the same data again and again

    private GltfReader(MeshSource source, GltfFile file) throws IOException {
        this.source = source;
        gltf = file.json();
        data = new GltfData(source, file);
        materials = new GltfMaterials(source, gltf, data);
        draft = new MeshDraft(source);
        tinted = anyHas(COLOR);
        GltfNodes nodes = new GltfNodes(source, gltf, data);
        placements = nodes.placements();
        skin = GltfSkin.of(source, gltf, data, nodes, placements, anyHas("JOINTS_1"));
        vertices = new VertexWelder(firstInfluence() + (skin == null ? 0 : 2 * skin.influences));
    }

    private boolean anyHas(String attribute) {
        return gltf.getMeshes() != null
                && gltf.getMeshes().stream()
                        .flatMap(mesh -> mesh.getPrimitives().stream())
                        .anyMatch(primitive -> attributes(primitive).containsKey(attribute));
    }

    /** Where joints and weights begin in a row of {@link #vertices}. */
    private int firstInfluence() {
        return tinted ? 6 : 3;
    }

    static LoadedMesh readBinary(MeshSource source) throws IOException {
        return read(source, GltfFile.readBinary(source));
    }

    static LoadedMesh readText(MeshSource source) throws IOException {
        return read(source, GltfFile.readText(source));
    }

    private static LoadedMesh read(MeshSource source, GltfFile file) throws IOException {
        try {
            return new GltfReader(source, file).read();
        } catch (NullPointerException | ClassCastException e) { // a list with a null or a wrong thing in it
            throw source.broken("its JSON lacks something that glTF 2.0 needs; export it again.");
        }
    }

    private LoadedMesh read() throws IOException {
        for (GltfNodes.Placement placement : placements) {
            List<MeshPrimitive> primitives =
                    data.entry(gltf.getMeshes(), placement.mesh(), "mesh").getPrimitives();
            for (MeshPrimitive primitive : primitives) {
                add(primitive, placement.transform());
            }
        }
        if (tinted) {
            float[] colors = new float[3 * vertices.vertexCount()];
            for (int i = 0; i < colors.length; i++) {
                colors[i] = vertices.get(i / 3, 3 + i % 3);
            }
            draft.setVertexColors(colors);
        }
        LoadedMesh loaded = draft.finish();
        return skin == null ? loaded : loaded.with(loaded.mesh().withSkin(skin.bind(vertices, firstInfluence())));
    }

    private static Map<String, Integer> attributes(MeshPrimitive primitive) {
        return primitive.getAttributes() == null ? Map.of() : primitive.getAttributes();
    }

    private void add(MeshPrimitive primitive, double[] transform) throws IOException {
        int mode = primitive.getMode() == null ? TRIANGLES : primitive.getMode();
        Map<String, Integer> attributes = attributes(primitive);
        if (mode < TRIANGLES || mode > TRIANGLE_FAN || !attributes.containsKey("POSITION")) {
            if (!toldOfLines) {
                source.warn("it also holds points, lines or other things without triangles, which were left out.");
            }
            toldOfLines = true;
            return;
        }
        int count = data.count(attributes.get("POSITION"));
        GltfMaterials.Look look = primitive.getMaterial() == null ? null : materials.look(primitive.getMaterial());
        Integer uvs = look == null ? null : attributes.get("TEXCOORD_" + look.uvSet());
        boolean textured = uvs != null && look.surface().texture().isPresent();
        int[] numbers = addVertices(attributes, count, transform, look, textured);
        int firstUv = draft.uvCount();
        if (textured) {
            addUvs(data.numbers(uvs, 2), look.transform(), count);
        }
        int[] order = primitive.getIndices() == null ? upTo(count) : data.indices(primitive.getIndices(), count);
        cornersRead += count + order.length;
        if (cornersRead > 3L * MeshDraft.MAX_ELEMENTS) {
            throw draft.tooMany("triangles");
        }
        addFaces(
                order,
                mode,
                numbers,
                textured ? firstUv : -1,
                surface(look, textured),
                Affine.determinant(transform) < 0);
    }

    /** The vertices' numbers after welding, [count]. */
    private int[] addVertices(
            Map<String, Integer> attributes, int count, double[] m, GltfMaterials.Look look, boolean textured)
            throws IOException {
        float[] p = data.numbers(attributes.get("POSITION"), 3);
        float[] c = attributes.containsKey(COLOR) ? data.numbers(attributes.get(COLOR), 3) : null;
        if (c != null && c.length < 3 * count) {
            throw source.broken("a mesh has fewer colours than vertices; the file is damaged, export it again.");
        }
        float[] factor = look == null || textured ? WHITE : look.surface().color();
        float[][] influences = influences(attributes, count);
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            float[] row = new float[vertices.columns()];
            for (int k = 0; k < 3; k++) {
                row[k] = (float) (m[k] * p[3 * i] + m[4 + k] * p[3 * i + 1] + m[8 + k] * p[3 * i + 2] + m[12 + k]);
                if (!Float.isFinite(row[k])) {
                    throw source.broken("a node moves a vertex beyond all numbers; correct its transform.");
                }
                if (tinted) {
                    row[3 + k] = factor[k] * (c == null ? 1 : Math.max(0, Math.min(1, c[3 * i + k])));
                }
            }
            for (int set = 0; set < influences.length / 2; set++) {
                skin.fill(row, firstInfluence(), set, i, influences[2 * set], influences[2 * set + 1]);
            }
            numbers[i] = vertices.add(row);
            if (numbers[i] == draft.vertexCount()) {
                draft.addVertex(row[0], row[1], row[2]);
            }
        }
        return numbers;
    }

    /** Joints and weights of each set of four, each [count, 4]. */
    private float[][] influences(Map<String, Integer> attributes, int count) throws IOException {
        int sets = skin == null ? 0 : attributes.containsKey("JOINTS_1") ? 2 : 1;
        float[][] influences = new float[2 * sets][];
        for (int i = 0; i < influences.length; i++) {
            influences[i] = skin.attribute(attributes, (i % 2 == 0 ? "JOINTS_" : "WEIGHTS_") + i / 2, count);
        }
        return influences;
    }

    /** glTF counts v from the top of the picture, we from the bottom. */
    private void addUvs(float[] uvs, double[] transform, int count) throws MeshFormatException {
        if (uvs.length < 2 * count) {
            throw source.broken(
                    "a mesh has fewer texture coordinates than vertices; the file is damaged, export it again.");
        }
        for (int i = 0; i < count; i++) {
            double u = transform[0] * uvs[2 * i] + transform[1] * uvs[2 * i + 1] + transform[2];
            double v = transform[3] * uvs[2 * i] + transform[4] * uvs[2 * i + 1] + transform[5];
            draft.addUv((float) u, (float) (1 - v));
        }
    }

    /** The surface's number; where vertices are coloured, the factor of an untextured one is in them already. */
    private int surface(GltfMaterials.Look look, boolean textured) {
        if (look == null || tinted && !textured) {
            return -1;
        }
        return surfaceNumbers.computeIfAbsent(look.surface(), draft::addSurface);
    }

    private static int[] upTo(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        return order;
    }

    /** Strips turn every second triangle; they also have ones without area, to jump, which are left out. */
    private void addFaces(int[] order, int mode, int[] numbers, int firstUv, int surface, boolean mirrored)
            throws MeshFormatException {
        int step = mode == TRIANGLES ? 3 : 1;
        for (int i = 0; i + 2 < order.length; i += step) {
            boolean turned = mirrored ^ (mode == TRIANGLE_STRIP && i % 2 == 1);
            int a = order[mode == TRIANGLE_FAN ? 0 : i];
            int b = order[turned ? i + 2 : i + 1];
            int c = order[turned ? i + 1 : i + 2];
            if (mode == TRIANGLES || a != b && b != c && c != a) {
                int[] uvs = firstUv < 0 ? new int[] {-1, -1, -1} : new int[] {firstUv + a, firstUv + b, firstUv + c};
                draft.addTriangle(new int[] {numbers[a], numbers[b], numbers[c]}, uvs, surface);
            }
        }
    }
}
