package shapefit.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import shapefit.mesh.ColorCodec;
import shapefit.mesh.Texture;

/** The sRGB formula (IEC 61966-2-1) and pictures by the JDK: a codec for tests of meshes, which may not use ours. */
public final class PlainColors implements ColorCodec {

    @Override
    public float toLinear(float srgb) {
        return (float) (srgb <= 0.04045 ? srgb / 12.92 : Math.pow((srgb + 0.055) / 1.055, 2.4));
    }

    @Override
    public float toSrgb(float linear) {
        return (float) (linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055);
    }

    @Override
    public Texture decode(byte[] file, String name) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        if (image == null) {
            throw new IOException(name + " is no picture");
        }
        float[] rgb = new float[3 * image.getWidth() * image.getHeight()];
        for (int i = 0; i < rgb.length; i++) {
            int argb = image.getRGB(i / 3 % image.getWidth(), i / 3 / image.getWidth());
            rgb[i] = toLinear((argb >> 8 * (2 - i % 3) & 255) / 255f);
        }
        return new Texture(image.getWidth(), image.getHeight(), rgb);
    }

    @Override
    public byte[] encodePng(Texture texture) throws IOException {
        BufferedImage image = new BufferedImage(texture.width(), texture.height(), BufferedImage.TYPE_INT_RGB);
        float[] rgb = texture.rgb();
        for (int i = 0; i < rgb.length; i++) {
            int value = Math.round(255 * toSrgb(rgb[i])) << 8 * (2 - i % 3);
            int column = i / 3 % texture.width();
            int row = i / 3 / texture.width();
            image.setRGB(column, row, image.getRGB(column, row) & 0xFFFFFF | value);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
