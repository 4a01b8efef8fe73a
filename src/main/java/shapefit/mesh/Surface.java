package shapefit.mesh;

import java.util.Optional;

/**
 * How a file wants some of its faces to look.
 *
 * @param color [3] linear; multiplies the texture, or stands alone where there is none
 * @param texture the picture, where the file has one and it could be read
 */
record Surface(float[] color, Optional<Texture> texture) {

    /** The texture times the colour. */
    Texture tinted() {
        Texture plain = texture.orElseThrow();
        if (color[0] == 1 && color[1] == 1 && color[2] == 1) {
            return plain;
        }
        float[] rgb = plain.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] *= color[i % 3];
        }
        return new Texture(plain.width(), plain.height(), rgb);
    }
}
