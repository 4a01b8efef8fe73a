package shapefit.mesh;

/** What colour a mesh has near the corners of its faces, whatever it is coloured by. */
final class CornerColors {

    /** How far towards a corner of its face a texture is looked at: at the corner itself the next patch may begin. */
    private static final double TOWARDS = 0.6;

    private CornerColors() {}

    /** [F, 3, 3] linear; empty if the mesh has no colours. */
    static float[] of(Mesh mesh) {
        int[] faces = mesh.faces();
        boolean painted = mesh.vertexColors().isPresent() || mesh.faceColors().isPresent();
        if (!painted && mesh.textureMap().isEmpty()) {
            return new float[0];
        }
        float[] colors = new float[3 * faces.length];
        float[] ofVertices = mesh.vertexColors().orElse(null);
        float[] ofFaces = mesh.faceColors().orElse(null);
        for (int i = 0; i < colors.length; i++) {
            int c = i % 3;
            colors[i] = ofVertices != null
                    ? ofVertices[3 * faces[i / 3] + c]
                    : ofFaces != null ? ofFaces[i / 9 * 3 + c] : 1;
        }
        mesh.textureMap().ifPresent(map -> tint(colors, map));
        return colors;
    }

    private static void tint(float[] colors, Mesh.TextureMap map) {
        float[] uvs = map.uvs();
        int[] faces = map.faces();
        Texture texture = map.texture();
        float[] rgb = texture.rgb();
        for (int corner = 0; corner < faces.length; corner++) {
            int face = corner - corner % 3;
            double u = 0;
            double v = 0;
            for (int k = face; k < face + 3; k++) {
                double weight = k == corner ? TOWARDS : (1 - TOWARDS) / 2;
                u += weight * uvs[2 * faces[k]];
                v += weight * uvs[2 * faces[k] + 1];
            }
            int column = texel(u, texture.width());
            int row = texel(1 - v, texture.height());
            for (int c = 0; c < 3; c++) {
                colors[3 * corner + c] *= rgb[3 * (row * texture.width() + column) + c];
            }
        }
    }

    /** The nearest texel; outside [0, 1] the texture repeats. */
    private static int texel(double coordinate, int count) {
        return Math.min(count - 1, (int) ((coordinate - Math.floor(coordinate)) * count));
    }
}
