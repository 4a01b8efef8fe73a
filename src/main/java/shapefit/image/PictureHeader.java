package shapefit.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/**
 * What the first bytes of a picture file claim, found out before any decoder may allocate for it.
 *
 * @param format which decoder it needs
 * @param width columns as stored, before any turn that EXIF asks for
 * @param height rows as stored
 * @param bytesPerPixel as decoded
 */
record PictureHeader(PictureFormat format, int width, int height, int bytesPerPixel) {

    /** Decoded sizes above this are refused: a photo has up to 50 megapixels, a bomb has as many as it likes. */
    static final long MAX_PIXELS = 100_000_000;

    /**
     * Reads and checks the header, and that the file is as long as its own tables say. Pixels are not touched.
     *
     * @param name what to call the file in an error
     * @throws ImageFormatException if it is not a picture that can be read
     */
    static PictureHeader read(ImageInputStream in, String name) throws IOException {
        PictureFormat format = PictureFormat.of(firstBytes(in), name);
        try {
            in.seek(0);
            in.setByteOrder(ByteOrder.BIG_ENDIAN);
            return switch (format) {
                case PNG -> PngHeader.read(in, name);
                case JPEG -> JpegHeader.read(in, name);
                case WEBP -> WebpHeader.read(in, name);
                case TIFF -> new TiffHeader(in, name).read();
            };
        } catch (EOFException e) {
            throw new ImageFormatException(name, cutShort(), e);
        }
    }

    /** A checked header. */
    static PictureHeader of(PictureFormat format, long width, long height, int bytesPerPixel, String name)
            throws ImageFormatException {
        if (width < 1 || height < 1) {
            throw new ImageFormatException(
                    name,
                    "the header says " + width + " × " + height + " pixels" + "; the file is damaged, copy it again");
        }
        if (width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) {
            throw new ImageFormatException(
                    name,
                    width + " × " + height + " pixels are more than " + MAX_PIXELS / 1_000_000
                            + " megapixels; make it smaller first");
        }
        return new PictureHeader(format, (int) width, (int) height, bytesPerPixel);
    }

    static String cutShort() {
        return "the file ends too early; copy or download it again";
    }

    /**
     * @param what what is wrong in it
     */
    static ImageFormatException damaged(String name, String what) {
        return new ImageFormatException(name, "the file is damaged (" + what + "); copy it again or export it anew");
    }

    private static byte[] firstBytes(ImageInputStream in) throws IOException {
        byte[] first = new byte[PictureFormat.SNIFFED];
        int length = 0;
        for (int read; length < first.length && (read = in.read(first, length, first.length - length)) > 0; ) {
            length += read;
        }
        return Arrays.copyOf(first, length);
    }
}
