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
        if (mesh.textureMap().isPresent()) {
            materials.append("newmtl picture\nmap_Kd ").append(stem).append(".png\n");
            appendTexturedFaces(shape, mesh.faces(), mesh.textureMap().get());
        } else if (mesh.faceColors().isPresent()) {
            appendColoredFaces(shape, materials, mesh.faces(), mesh.faceColors().get(), codec);
        } else {
            int[] faces = mesh.faces();
            for (int i = 0; i < faces.length; i += 3) {
                appendFace(shape, faces, i);
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

    private static void appendFace(StringBuilder text, int[] faces, int at) {
        text.append("f ").append(faces[at] + 1);
        text.append(' ').append(faces[at + 1] + 1);
        text.append(' ').append(faces[at + 2] + 1).append('\n');
    }

    private static void appendTexturedFaces(StringBuilder text, int[] faces, Mesh.TextureMap map) {
        float[] uvs = map.uvs();
        for (int i = 0; i < uvs.length; i += 2) {
            text.append("vt ");
            appendNumbers(text, uvs[i], uvs[i + 1]);
            text.append('\n');
        }
        text.append("usemtl picture\n");
        int[] faceUvs = map.faces();
        for (int i = 0; i < faces.length; i++) {
            text.append(i % 3 == 0 ? "f " : " ");
            text.append(faces[i] + 1).append('/').append(faceUvs[i] + 1);
            text.append(i % 3 == 2 ? "\n" : "");
        }
    }

    /** One material a colour; faces keep their order. */
    private static void appendColoredFaces(
            StringBuilder text, StringBuilder materials, int[] faces, float[] colors, ColorCodec codec) {
        Map<List<Float>, String> names = new LinkedHashMap<>();
        String current = "";
        for (int i = 0; i < faces.length; i += 3) {
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
            appendFace(text, faces, i);
        }
    }
}
