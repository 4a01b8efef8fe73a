package shapefit.fit;

import java.util.Arrays;
import java.util.Optional;
import shapefit.mesh.Mesh;
import shapefit.mesh.Texture;

/** Something to paint on for a mesh that has texture coordinates, but no texture. */
public final class BlankTexture {

    /** Texels a side: about as many as several working pictures have pixels of the object. */
    private static final int SIZE = 256;

    private static final float GREY = 0.6f;

    private BlankTexture() {}

    /** Whether a mesh has a texture or can get one. */
    public static boolean isPossible(Mesh mesh) {
        return mesh.textureMap().isPresent() || mesh.uvMap().isPresent();
    }

    /**
     * The mesh with an even texture: grey, or white where its colours tint it.
     *
     * @return empty if it has no texture coordinates; the mesh itself if it has a texture
     */
    public static Optional<Mesh> on(Mesh mesh) {
        if (mesh.textureMap().isPresent()) {
            return Optional.of(mesh);
        }
        float[] rgb = new float[3 * SIZE * SIZE];
        Arrays.fill(rgb, mesh.vertexColors().isPresent() ? 1 : GREY);
        return mesh.uvMap()
                .map(map ->
                        mesh.withTexture(new Mesh.TextureMap(map.uvs(), map.faces(), new Texture(SIZE, SIZE, rgb))));
    }
}
