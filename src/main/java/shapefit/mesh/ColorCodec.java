package shapefit.mesh;

import java.io.IOException;

/**
 * What readers and writers of meshes need to know about colour: files carry sRGB and encoded pictures, a {@link Mesh} is
 * linear. Meshes do not know pictures, so whoever opens a mesh passes this in.
 */
public interface ColorCodec {

    /**
     * @param srgb encoded value, 0 to 1
     * @return linear value, 0 to 1
     */
    float toLinear(float srgb);

    /**
     * @param linear linear value, 0 to 1
     * @return encoded value, 0 to 1
     */
    float toSrgb(float linear);

    /**
     * Decodes a picture file (PNG, JPEG, …).
     *
     * @param file the file's content
     * @param name what to call it in an error
     * @throws IOException if it is no readable picture; the message names it
     */
    Texture decode(byte[] file, String name) throws IOException;

    /** Encodes a texture as a PNG file. */
    byte[] encodePng(Texture texture) throws IOException;
}
