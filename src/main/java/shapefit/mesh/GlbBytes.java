package shapefit.mesh;

import de.javagl.jgltf.impl.v2.Accessor;
import de.javagl.jgltf.impl.v2.Asset;
import de.javagl.jgltf.impl.v2.Buffer;
import de.javagl.jgltf.impl.v2.BufferView;
import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.impl.v2.Image;
import de.javagl.jgltf.impl.v2.Material;
import de.javagl.jgltf.impl.v2.MaterialPbrMetallicRoughness;
import de.javagl.jgltf.impl.v2.MeshPrimitive;
import de.javagl.jgltf.impl.v2.Node;
import de.javagl.jgltf.impl.v2.Scene;
import de.javagl.jgltf.impl.v2.TextureInfo;
import de.javagl.jgltf.model.io.v2.GltfAssetV2;
import de.javagl.jgltf.model.io.v2.GltfAssetWriterV2;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mesh as GLB, the twin of {@link GltfReader}: with its colours or texture and its skeleton, as that stands. Colours stay
 * linear, as glTF wants them. Where texture coordinates differ between the faces of a vertex it is written more than once.
 *
 * <p>Source: Khronos Group, "glTF 2.0 Specification", 2021.
 */
final class GlbBytes {

    private static final int UNSIGNED_SHORT = 5123;
    private static final int UNSIGNED_INT = 5125;
    private static final int FLOAT = 5126;
    private static final Map<Integer, String> TYPES = Map.of(1, "SCALAR", 2, "VEC2", 3, "VEC3", 4, "VEC4", 16, "MAT4");

    private final Mesh mesh;
    private final GlTF gltf = new GlTF();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final Map<String, Integer> attributes = new LinkedHashMap<>();
    private int[] corners; // [F, 3] rows of the attributes
    private int[] rows; // [n] vertex of each row

    private GlbBytes(Mesh mesh) {
        this.mesh = mesh;
    }

    static byte[] of(Mesh mesh, ColorCodec codec) throws IOException {
        GlbBytes glb = new GlbBytes(mesh);
        glb.lay();
        glb.attributes();
        glb.primitives(codec);
        glb.nodes();
        return glb.finish();
    }

    /** Gives every vertex a row, or every pair of vertex and texture coordinate. */
    private void lay() {
        int[] faces = mesh.faces();
        int[] uvs = mesh.textureMap().map(Mesh.TextureMap::faces).orElse(new int[faces.length]);
        Map<Long, Integer> known = new LinkedHashMap<>();
        boolean textured = mesh.textureMap().isPresent();
        if (!textured) { // vertices that no face uses stay, and the order
            for (long v = 0; v < mesh.vertexCount(); v++) {
                known.put(v << 32, (int) v);
            }
        }
        corners = new int[faces.length];
        for (int i = 0; i < faces.length; i++) {
            corners[i] = known.computeIfAbsent((long) faces[i] << 32 | uvs[i], key -> known.size());
        }
        rows = known.keySet().stream().mapToInt(key -> (int) (key >> 32)).toArray();
    }

    private void attributes() {
        float[] positions = mesh.skin().map(skin -> skin.binding().vertices()).orElseGet(mesh::vertices);
        attributes.put("POSITION", bounded(gathered(positions, 3)));
        mesh.vertexColors().ifPresent(colors -> attributes.put("COLOR_0", floats(gathered(colors, 3), 3)));
        mesh.textureMap().ifPresent(map -> {
            float[] uvs = map.uvs();
            int[] uvFaces = map.faces();
            float[] row = new float[2 * rows.length];
            for (int i = 0; i < corners.length; i++) {
                row[2 * corners[i]] = uvs[2 * uvFaces[i]];
                row[2 * corners[i] + 1] = 1 - uvs[2 * uvFaces[i] + 1]; // glTF counts from the top
            }
            attributes.put("TEXCOORD_0", floats(row, 2));
        });
        mesh.skin().ifPresent(skin -> influences(skin.binding()));
    }

    private void influences(Skin.Binding binding) {
        int k = binding.influences();
        int[] joints = binding.joints();
        float[] weights = binding.weights();
        for (int set = 0; 4 * set < k; set++) {
            float[] four = new float[4 * rows.length];
            ByteBuffer shorts = bytes(8 * rows.length);
            for (int i = 0; i < 4 * rows.length; i++) {
                int at = 4 * set + i % 4;
                four[i] = at < k ? weights[rows[i / 4] * k + at] : 0;
                shorts.putShort((short) (four[i] > 0 ? joints[rows[i / 4] * k + at] : 0));
            }
            attributes.put("JOINTS_" + set, accessor(shorts, UNSIGNED_SHORT, 4, rows.length));
            attributes.put("WEIGHTS_" + set, floats(four, 4));
        }
    }

    private float[] gathered(float[] perVertex, int columns) {
        float[] gathered = new float[columns * rows.length];
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] = perVertex[columns * rows[i / columns] + i % columns];
        }
        return gathered;
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int floats(float[] values, int columns) {
        ByteBuffer bytes = bytes(4 * values.length);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return accessor(bytes, FLOAT, columns, values.length / columns);
    }

    /** Positions must say what box they fill. */
    private int bounded(float[] positions) {
        int number = floats(positions, 3);
        Bounds box = Bounds.of(positions);
        gltf.getAccessors().get(number).setMin(new Number[] {box.minX(), box.minY(), box.minZ()});
        gltf.getAccessors().get(number).setMax(new Number[] {box.maxX(), box.maxY(), box.maxZ()});
        return number;
    }

    private int accessor(ByteBuffer bytes, int type, int columns, int count) {
        Accessor accessor = new Accessor();
        accessor.setBufferView(view(bytes.array()));
        accessor.setComponentType(type);
        accessor.setType(TYPES.get(columns));
        accessor.setCount(count);
        gltf.addAccessors(accessor);
        return gltf.getAccessors().size() - 1;
    }

    /** Each begins at a multiple of four bytes. */
    private int view(byte[] bytes) {
        binary.writeBytes(new byte[-binary.size() & 3]);
        BufferView view = new BufferView();
        view.setBuffer(0);
        view.setByteOffset(binary.size());
        view.setByteLength(bytes.length);
        binary.writeBytes(bytes);
        gltf.addBufferViews(view);
        return gltf.getBufferViews().size() - 1;
    }

    /** One for each colour of faces, else a single one. */
    private void primitives(ColorCodec codec) throws IOException {
        de.javagl.jgltf.impl.v2.Mesh out = new de.javagl.jgltf.impl.v2.Mesh();
        if (mesh.faceColors().isPresent()) {
            float[] colors = mesh.faceColors().get();
            Map<List<Float>, IntList> byColor = new LinkedHashMap<>();
            for (int i = 0; i < corners.length; i++) {
                int c = i / 3 * 3;
                byColor.computeIfAbsent(List.of(colors[c], colors[c + 1], colors[c + 2]), key -> new IntList())
                        .add(corners[i]);
            }
            byColor.forEach((color, part) -> {
                Material material = material();
                material.getPbrMetallicRoughness()
                        .setBaseColorFactor(new float[] {color.get(0), color.get(1), color.get(2), 1});
                out.addPrimitives(primitive(part.toArray(), material));
            });
        } else if (mesh.textureMap().isPresent()) {
            Material material = material();
            TextureInfo info = new TextureInfo();
            info.setIndex(texture(codec.encodePng(mesh.textureMap().get().texture())));
            material.getPbrMetallicRoughness().setBaseColorTexture(info);
            out.addPrimitives(primitive(corners, material));
        } else {
            out.addPrimitives(primitive(corners, null));
        }
        gltf.addMeshes(out);
    }

    private MeshPrimitive primitive(int[] part, Material material) {
        ByteBuffer bytes = bytes(4 * part.length);
        Arrays.stream(part).forEach(bytes::putInt);
        MeshPrimitive primitive = new MeshPrimitive();
        primitive.setAttributes(attributes);
        primitive.setIndices(accessor(bytes, UNSIGNED_INT, 1, part.length));
        if (material != null) {
            gltf.addMaterials(material);
            primitive.setMaterial(gltf.getMaterials().size() - 1);
        }
        return primitive;
    }

    /** Dull, as paint is. */
    private static Material material() {
        Material material = new Material();
        material.setPbrMetallicRoughness(new MaterialPbrMetallicRoughness());
        material.getPbrMetallicRoughness().setMetallicFactor(0f);
        return material;
    }

    private int texture(byte[] png) {
        Image image = new Image();
        image.setBufferView(view(png));
        image.setMimeType("image/png");
        gltf.addImages(image);
        de.javagl.jgltf.impl.v2.Texture texture = new de.javagl.jgltf.impl.v2.Texture();
        texture.setSource(0);
        gltf.addTextures(texture);
        return 0;
    }

    /** The mesh's node is the first, joints follow in their order. */
    private void nodes() {
        Scene scene = new Scene();
        Node body = new Node();
        body.setMesh(0);
        gltf.addNodes(body);
        scene.addNodes(0);
        mesh.skin().ifPresent(skin -> {
            body.setSkin(0);
            joints(skin, scene);
        });
        gltf.addScenes(scene);
        gltf.setScene(0);
    }

    private void joints(Skin skin, Scene scene) {
        List<Skeleton.Joint> joints = skin.skeleton().joints();
        de.javagl.jgltf.impl.v2.Skin out = new de.javagl.jgltf.impl.v2.Skin();
        float[] inverseBinds = new float[16 * joints.size()];
        double[] turns = skin.turns();
        for (int j = 0; j < joints.size(); j++) {
            Skeleton.Joint joint = joints.get(j);
            gltf.addNodes(node(joint, Arrays.copyOfRange(turns, 4 * j, 4 * j + 4)));
            if (joint.parent() < 0) {
                scene.addNodes(1 + j);
            } else {
                gltf.getNodes().get(1 + joint.parent()).addChildren(1 + j);
            }
            out.addJoints(1 + j);
            System.arraycopy(single(joint.inverseBind()), 0, inverseBinds, 16 * j, 16);
        }
        out.setInverseBindMatrices(floats(inverseBinds, 16));
        gltf.addSkins(out);
    }

    /** A joint as it stands, and in its extras what glTF has no word for. */
    private static Node node(Skeleton.Joint joint, double[] turn) {
        double[] rest = joint.rest();
        double[] now = Affine.times(Affine.turn(turn), rest);
        System.arraycopy(rest, 12, now, 12, 3);
        Node node = new Node();
        node.setName(joint.name());
        node.setMatrix(single(now));
        Map<String, Object> extras = new LinkedHashMap<>();
        if (joint.limit() != Skeleton.USUAL_LIMIT) {
            extras.put(GltfSkin.LIMIT, Math.toDegrees(joint.limit()));
        }
        if (turn[3] != 1) {
            extras.put(GltfSkin.TURN, turn);
        }
        if (!extras.isEmpty()) {
            node.setExtras(extras);
        }
        return node;
    }

    private static float[] single(double[] matrix) {
        float[] single = new float[matrix.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) matrix[i];
        }
        return single;
    }

    private byte[] finish() throws IOException {
        Asset asset = new Asset();
        asset.setVersion("2.0");
        asset.setGenerator("Shapefit");
        gltf.setAsset(asset);
        Buffer buffer = new Buffer();
        buffer.setByteLength(binary.size());
        gltf.addBuffers(buffer);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new GltfAssetWriterV2().writeBinary(new GltfAssetV2(gltf, ByteBuffer.wrap(binary.toByteArray())), out);
        return out.toByteArray();
    }
}
