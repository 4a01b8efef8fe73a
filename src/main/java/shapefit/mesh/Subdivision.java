package shapefit.mesh;

import java.util.Optional;

/**
 * A mesh with four times the faces and the same surface: each face is split at the middles of its sides. Colours at vertices and
 * texture coordinates there are means of the ends'; a face's colour is its children's. Vertices at one place stay at one place, so
 * a closed surface stays closed, along the seams of a texture too.
 */
public final class Subdivision {

    /** More would not fit an array of corners' numbers. */
    private static final int MOST_FACES = 50_000_000;

    private Subdivision() {}

    /**
     * Subdivides.
     *
     * @param times at least 0
     * @return the mesh itself for 0 times
     * @throws IllegalArgumentException if {@link #check} refuses it
     */
    public static Mesh of(Mesh mesh, int times) {
        check(mesh, times);
        Mesh fine = mesh;
        for (int i = 0; i < times; i++) {
            fine = once(fine);
        }
        return fine;
    }

    /**
     * Whether it can be done.
     *
     * @throws IllegalArgumentException if the mesh hangs on a skeleton or the faces would be too many; one sentence says so
     */
    public static void check(Mesh mesh, int times) {
        if (times < 0) {
            throw new IllegalArgumentException("a mesh is subdivided 0 times or more, not " + times);
        }
        if (times > 0 && mesh.skin().isPresent()) {
            throw new IllegalArgumentException(
                    "a mesh that hangs on a skeleton cannot be subdivided; take one without a skin");
        }
        double faces = mesh.faceCount() * Math.pow(4, times);
        if (faces > MOST_FACES) {
            throw new IllegalArgumentException("subdividing %d faces %d times would make %.0f; at most %d are possible"
                    .formatted(mesh.faceCount(), times, faces, MOST_FACES));
        }
    }

    private static Mesh once(Mesh mesh) {
        FaceSplit split = FaceSplit.of(mesh.faces(), mesh.vertexCount());
        Mesh fine = Mesh.of(split.extend(mesh.vertices(), 3), split.faces());
        Optional<float[]> vertexColors = mesh.vertexColors();
        if (vertexColors.isPresent()) {
            fine = fine.withVertexColors(split.extend(vertexColors.get(), 3));
        }
        if (mesh.faceColors().isPresent()) {
            fine = fine.withFaceColors(ofChildren(mesh.faceColors().get()));
        }
        if (mesh.textureMap().isPresent()) {
            Mesh.TextureMap map = mesh.textureMap().get();
            Mesh.UvMap lies = split(map.uvs(), map.faces());
            fine = fine.withTexture(new Mesh.TextureMap(lies.uvs(), lies.faces(), map.texture()));
        }
        if (mesh.uvMap().isPresent()) {
            fine = fine.withUvs(
                    split(mesh.uvMap().get().uvs(), mesh.uvMap().get().faces()));
        }
        return fine;
    }

    private static Mesh.UvMap split(float[] uvs, int[] faces) {
        FaceSplit split = FaceSplit.of(faces, uvs.length / 2);
        return new Mesh.UvMap(split.extend(uvs, 2), split.faces());
    }

    private static float[] ofChildren(float[] faceColors) {
        float[] colors = new float[4 * faceColors.length];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = faceColors[i / 12 * 3 + i % 3];
        }
        return colors;
    }
}
