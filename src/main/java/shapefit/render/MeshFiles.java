package shapefit.render;

import java.io.IOException;
import java.nio.file.Path;
import shapefit.image.FloatImage;
import shapefit.image.ImageReader;
import shapefit.image.ImageWriter;
import shapefit.image.Srgb;
import shapefit.mesh.ColorCodec;
import shapefit.mesh.LoadedMesh;
import shapefit.mesh.MeshReader;
import shapefit.mesh.Texture;

/** Opens mesh files with their textures and colours: the place where meshes and pictures meet. */
public final class MeshFiles {

    /** sRGB in files, linear inside. */
    public static final ColorCodec CODEC = new ColorCodec() {
        @Override
        public float toLinear(float srgb) {
            return Srgb.toLinear(srgb);
        }

        @Override
        public float toSrgb(float linear) {
            return Srgb.toSrgb(linear);
        }

        @Override
        public Texture decode(byte[] file, String name) throws IOException {
            FloatImage image = ImageReader.decodeColor(file, name);
            return new Texture(image.width(), image.height(), image.rgb());
        }

        @Override
        public byte[] encodePng(Texture texture) throws IOException {
            return ImageWriter.encodePng(new FloatImage(texture.width(), texture.height(), texture.rgb()));
        }
    };

    private MeshFiles() {}

    /**
     * Reads a mesh.
     *
     * @throws IOException if it cannot be read; the message is one sentence for the user
     */
    public static LoadedMesh read(Path file) throws IOException {
        return MeshReader.read(file, CODEC);
    }
}
