package shapefit.mesh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mesh in the words of OBJ.
 *
 * @param shape content of the OBJ file
 * @param materials content of the MTL file; empty if none is needed
 */
record ObjText(String shape, String materials) {

    static ObjText of(Mesh mesh, String stem, ColorCodec codec) {
        StringBuilder shape = new StringBuilder();
        StringBuilder materials = new StringBuilder();
        shape.append("# ").append(mesh.vertexCount()).append(" vertices, ");
        shape.append(mesh.faceCount()).append(" faces\n");
        if (mesh.textureMap().isPresent() || mesh.faceColors().isPresent()) {
            shape.append("mtllib ").append(stem).append(".mtl\n");
        }
        appendVertices(shape, mesh, codec);
        Optional<Mesh.TextureMap> map = mesh.textureMap();
        appendUvs(shape, map.map(Mesh.TextureMap::uvs).or(() -> mesh.uvMap().map(Mesh.UvMap::uvs)));
        Faces faces = new Faces(
                mesh.faces(),
                map.map(Mesh.TextureMap::faces).or(() -> mesh.uvMap().map(Mesh.UvMap::faces)));
        if (map.isPresent()) {
            materials.append("newmtl picture\nmap_Kd ").append(stem).append(".png\n");
            shape.append("usemtl picture\n");
        }
        if (mesh.faceColors().isPresent()) {
            appendColoredFaces(shape, materials, faces, mesh.faceColors().get(), codec);
        } else {
            for (int i = 0; i < faces.corners.length; i += 3) {
                faces.append(shape, i);
            }
        }
        return new ObjText(shape.toString(), materials.toString());
    }

    private static void appendVertices(StringBuilder text, Mesh mesh, ColorCodec codec) {
        float[] vertices = mesh.vertices();
        Optional<float[]> colors = mesh.vertexColors();
        for (int i = 0; i < vertices.length; i += 3) {
            text.append("v ");
            appendNumbers(text, vertices[i], vertices[i + 1], vertices[i + 2]);
            if (colors.isPresent()) {
                float[] c = colors.get();
                text.append(' ');
                appendNumbers(text, codec.toSrgb(c[i]), codec.toSrgb(c[i + 1]), codec.toSrgb(c[i + 2]));
            }
            text.append('\n');
        }
    }

    /** {@code Float.toString} knows no locale and comes back exactly; at most 9 digits. */
    private static void appendNumbers(StringBuilder text, float first, float... others) {
        text.append(first + 0f);
        for (float other : others) {
            text.append(' ').append(other + 0f); // −0 becomes 0
        }
    }

    private static void appendUvs(StringBuilder text, Optional<float[]> uvs) {
        for (int i = 0; uvs.isPresent() && i < uvs.get().length; i += 2) {
            text.append("vt ");
            appendNumbers(text, uvs.get()[i], uvs.get()[i + 1]);
            text.append('\n');
        }
    }

    /**
     * @param corners [F, 3] vertices
     * @param uvs [F, 3] texture coordinates, if there are any
     */
    private record Faces(int[] corners, Optional<int[]> uvs) {

        void append(StringBuilder text, int at) {
            for (int i = at; i < at + 3; i++) {
                text.append(i == at ? "f " : " ").append(corners[i] + 1);
                if (uvs.isPresent()) {
                    text.append('/').append(uvs.get()[i] + 1);
                }
            }
            text.append('\n');
        }
    }

    /** One material a colour; faces keep their order. */
    private static void appendColoredFaces(
            StringBuilder text, StringBuilder materials, Faces faces, float[] colors, ColorCodec codec) {
        Map<List<Float>, String> names = new LinkedHashMap<>();
        String current = "";
        for (int i = 0; i < colors.length; i += 3) {
            List<Float> color = List.of(colors[i], colors[i + 1], colors[i + 2]);
            if (!names.containsKey(color)) {
                names.put(color, "color" + (names.size() + 1));
                materials.append("newmtl color").append(names.size()).append("\nKd ");
                appendNumbers(
                        materials, codec.toSrgb(color.get(0)), codec.toSrgb(color.get(1)), codec.toSrgb(color.get(2)));
                materials.append('\n');
            }
            if (!names.get(color).equals(current)) {
                current = names.get(color);
                text.append("usemtl ").append(current).append('\n');
            }
            faces.append(text, i);
        }
    }
}
