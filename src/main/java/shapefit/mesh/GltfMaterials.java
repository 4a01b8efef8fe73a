package shapefit.mesh;

import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.impl.v2.Image;
import de.javagl.jgltf.impl.v2.Material;
import de.javagl.jgltf.impl.v2.MaterialPbrMetallicRoughness;
import de.javagl.jgltf.impl.v2.Texture;
import de.javagl.jgltf.impl.v2.TextureInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The looks of a glTF file: base colour factors, which are linear, and base colour textures, which are sRGB. */
final class GltfMaterials {

    private static final float[] WHITE = {1, 1, 1};

    private final MeshSource source;
    private final GlTF gltf;
    private final GltfData data;
    private final Map<Integer, Look> looks = new HashMap<>();
    private final Map<Integer, Optional<shapefit.mesh.Texture>> images = new HashMap<>();

    /**
     * @param surface colour and picture
     * @param uvSet number of the texture coordinates it uses
     * @param transform [2, 3] from the file's texture coordinates to those of the picture, v down
     */
    record Look(Surface surface, int uvSet, double[] transform) {}

    GltfMaterials(MeshSource source, GlTF gltf, GltfData data) {
        this.source = source;
        this.gltf = gltf;
        this.data = data;
    }

    /** The look of a material. */
    Look look(Integer number) throws IOException {
        if (!looks.containsKey(number)) {
            looks.put(number, read(data.entry(gltf.getMaterials(), number, "material")));
        }
        return looks.get(number);
    }

    private Look read(Material material) throws IOException {
        MaterialPbrMetallicRoughness base = material.getPbrMetallicRoughness();
        float[] factor = base == null || base.getBaseColorFactor() == null ? WHITE : base.getBaseColorFactor();
        float[] color = new float[3];
        for (int k = 0; k < 3; k++) {
            float value = k < factor.length ? factor[k] : 1;
            color[k] = Float.isNaN(value) ? 1 : Math.max(0, Math.min(1, value));
        }
        TextureInfo info = base == null ? null : base.getBaseColorTexture();
        Optional<shapefit.mesh.Texture> texture = info == null ? Optional.empty() : texture(info.getIndex());
        int uvSet = info == null || info.getTexCoord() == null ? 0 : info.getTexCoord();
        return new Look(new Surface(color, texture), uvSet, transform(info));
    }

    private Optional<shapefit.mesh.Texture> texture(Integer number) throws IOException {
        Texture texture = data.entry(gltf.getTextures(), number, "texture");
        if (texture.getSource() == null) {
            source.warn("texture " + number + " is in a format that is not read here, so the mesh was read without it; "
                    + "save it as PNG.");
            return Optional.empty();
        }
        Integer image = texture.getSource();
        if (!images.containsKey(image)) {
            images.put(image, image(image, data.entry(gltf.getImages(), image, "image")));
        }
        return images.get(image);
    }

    private Optional<shapefit.mesh.Texture> image(int number, Image image) throws IOException {
        String name = "image " + number;
        if (image.getBufferView() != null) {
            ByteBuffer view = data.view(image.getBufferView());
            byte[] picture = new byte[view.capacity()];
            view.get(0, picture);
            return source.decoded(picture, name);
        }
        if (image.getUri() == null) {
            throw source.broken(name, "it has neither a name nor data; export the file again.");
        }
        return GltfData.isData(image.getUri())
                ? source.decoded(data.data(image.getUri()), name)
                : source.texture(GltfData.fileName(image.getUri()));
    }

    /** Source: extension KHR_texture_transform: scale, then rotate, then move. */
    private static double[] transform(TextureInfo info) {
        double[] identity = {1, 0, 0, 0, 1, 0};
        if (info == null
                || info.getExtensions() == null
                || !(info.getExtensions().get("KHR_texture_transform") instanceof Map<?, ?> values)) {
            return identity;
        }
        double[] offset = pair(values.get("offset"), 0);
        double[] scale = pair(values.get("scale"), 1);
        double angle = values.get("rotation") instanceof Number number ? number.doubleValue() : 0;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new double[] {cos * scale[0], sin * scale[1], offset[0], -sin * scale[0], cos * scale[1], offset[1]};
    }

    private static double[] pair(Object value, double otherwise) {
        if (value instanceof List<?> list
                && list.size() == 2
                && list.get(0) instanceof Number first
                && list.get(1) instanceof Number second) {
            return new double[] {first.doubleValue(), second.doubleValue()};
        }
        return new double[] {otherwise, otherwise};
    }
}
