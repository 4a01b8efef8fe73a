package shapefit.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small picture files, made here or, where Java has no writer, made once with libwebp. */
final class PictureFiles {

    /** 3 × 2, sRGB, as in {@link #WEBP_LOSSLESS}. */
    static final int[] COLORS = {0xff0000, 0x00ff00, 0x0000ff, 0x808080, 0xffffff, 0x0a141e};

    static final byte[] WEBP_LOSSLESS = Base64.getDecoder()
            .decode("UklGRkQAAABXRUJQVlA4TDcAAAAvAkAAAC9AmG20QZzl+X+nQSZtk79+Z38E2TYbyd3u77D5DzTySNZ8B4VsI8Cp3UNwLhfR"
                    + "/xgvAA==");

    /** 24 × 16; red grows by 10 a column, green by 15 a row, blue is 120. */
    static final byte[] WEBP_LOSSY = Base64.getDecoder()
            .decode("UklGRm4AAABXRUJQVlA4IGIAAACQBACdASoYABAAPp1CnEglpCMhMAgAsBOJbACdMoRwN6TEgAGZ+eU6v8TaDuAA/veWT+VU"
                    + "2t9Dmtxd837kJXsxcUarCQqQZbHX43TGFX4/0/CKLyuR6Ab8kM13aghP7QAAAA==");

    /** 8 × 8, all magenta and yellow ink, which is red; with Adobe's inverted inks, as Photoshop writes them. */
    static final byte[] JPEG_CMYK = Base64.getDecoder()
            .decode("/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkK"
                    + "CgoKCgYICwwLCgwJCgoK/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//E"
                    + "ALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2"
                    + "Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrC"
                    + "w8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD9/K/n/r+f+v38r//Z");

    private PictureFiles() {}

    static BufferedImage rgb(int width, int height, int... colors) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, colors, 0, width);
        return image;
    }

    static BufferedImage argb(int width, int height, int... colors) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, colors, 0, width);
        return image;
    }

    /** A picture of one byte or unsigned short a pixel, the samples taken as they are. */
    static BufferedImage grey(int type, int width, int height, int... samples) {
        BufferedImage image = new BufferedImage(width, height, type);
        image.getRaster().setPixels(0, 0, width, height, samples);
        return image;
    }

    /** Smooth colours that compress without much loss. */
    static BufferedImage ramp(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 255 * x / width << 16 | 255 * y / height << 8 | 120);
            }
        }
        return image;
    }

    static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, format, out)) {
                throw new IOException("no writer for " + format);
            }
        }
        return bytes.toByteArray();
    }

    static byte[] tiffCompressed(BufferedImage image, String compression) throws IOException {
        javax.imageio.ImageWriter writer =
                ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** An uncompressed little-endian RGB TIFF file. */
    static byte[] tiff(int width, int height, int orientation, int... colors) {
        int fields = 10;
        int data = 8 + 2 + 12 * fields + 4 + 6;
        ByteBuffer out = ByteBuffer.allocate(data + 3 * width * height).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) fields);
        field(out, 256, 4, 1, width);
        field(out, 257, 4, 1, height);
        field(out, 258, 3, 3, data - 6);
        field(out, 259, 3, 1, 1);
        field(out, 262, 3, 1, 2);
        field(out, 273, 4, 1, data);
        field(out, 274, 3, 1, orientation);
        field(out, 277, 3, 1, 3);
        field(out, 278, 4, 1, height);
        field(out, 279, 4, 1, 3 * width * height);
        out.putInt(0).putShort((short) 8).putShort((short) 8).putShort((short) 8);
        for (int color : colors) {
            out.put((byte) (color >> 16)).put((byte) (color >> 8)).put((byte) color);
        }
        return out.array();
    }

    /** An EXIF block: orientation, maker "Maker", 5.4 mm lens, 26 mm on film. */
    static byte[] exif(int orientation) {
        ByteBuffer out = ByteBuffer.allocate(94).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 3);
        field(out, 271, 2, 6, 80);
        field(out, 274, 3, 1, orientation);
        field(out, 0x8769, 4, 1, 50);
        out.putInt(0).putShort((short) 2);
        field(out, 0x920a, 5, 1, 86);
        field(out, 0xa405, 3, 1, 26);
        out.putInt(0).put("Maker\0".getBytes(StandardCharsets.US_ASCII));
        return out.putInt(54).putInt(10).array();
    }

    private static void field(ByteBuffer out, int tag, int type, int count, int value) {
        out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    static byte[] jpegWithExif(byte[] jpeg, int orientation) {
        byte[] exif = join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(orientation));
        byte[] head = {(byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 2)};
        return join(Arrays.copyOf(jpeg, 2), head, exif, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] pngWithExif(byte[] png, int orientation) {
        int afterHeader = 33;
        return join(
                Arrays.copyOf(png, afterHeader),
                chunk("eXIf", exif(orientation)),
                Arrays.copyOfRange(png, afterHeader, png.length));
    }

    static byte[] webpWithExif(byte[] webp, int width, int height, int orientation) {
        byte[] exif = exif(orientation);
        int length = 4 + 18 + webp.length - 12 + 8 + exif.length;
        ByteBuffer out = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(length);
        out.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(8);
        out.put((byte) (width - 1)).putShort((short) 0).put((byte) (height - 1)).putShort((short) 0);
        out.put(webp, 12, webp.length - 12);
        out.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(exif.length).put(exif);
        return out.array();
    }

    /** A PNG chunk with its checksum. */
    static byte[] chunk(String type, byte[] content) {
        byte[] named = join(type.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        ByteBuffer out = ByteBuffer.allocate(8 + named.length);
        return out.putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
