package shapefit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads pictures: PNG, JPEG (CMYK too), WebP and TIFF (not with JPEG inside), 8 or 16 bits, grey, palette or colour.
 *
 * <p>The kind of file is told by its content, not its name. EXIF orientation is applied. Of files with several pictures
 * the first is read. More than 100 megapixels are refused before anything is decoded, and so is what does not fit in
 * memory. A file that ends early or is damaged is an error, never half a picture.
 */
public final class ImageReader {

    /** Files above this are refused: even 100 megapixels of 16-bit colour, not compressed, take less. */
    private static final long MAX_FILE_BYTES = 1L << 30;

    private static final int COLOR_BYTES = 3 * Float.BYTES;

    private ImageReader() {}

    /**
     * Reads a colour picture, from sRGB to linear. Colours of another embedded profile are converted where the format's
     * decoder knows it; PNG files are taken for sRGB. The colours are taken as they stand in the file and alpha is
     * ignored, so a cut-out shows whatever colour it has under its transparent pixels; {@link #readMask} reads the alpha.
     *
     * @throws ImageFormatException if it cannot be read; one sentence says which file, what is wrong and what to do
     */
    public static FloatImage readColor(Path file) throws ImageFormatException {
        String name = file.toString();
        return color(load(file, COLOR_BYTES), name);
    }

    /**
     * {@link #readColor} of a file's content.
     *
     * @param name what to call it in an error
     * @throws ImageFormatException as there
     */
    public static FloatImage decodeColor(byte[] bytes, String name) throws ImageFormatException {
        return color(checked(bytes, COLOR_BYTES, name), name);
    }

    /**
     * Reads a mask. Values are coverage itself, value / 255 (or 65535), soft ones too, and not sRGB-encoded.
     *
     * <ul>
     *   <li>Without transparent pixels, coverage is the grey value; of colours, the largest channel.
     *   <li>If the only grey values are 0, 127 or 128, and 255, and there is a middle one, it is a trimap: the middle is
     *       {@link Mask#UNKNOWN}.
     *   <li>A cut-out has transparent pixels and one single colour (black or white may stand for any under fully
     *       transparent pixels), or colours that are not grey: its alpha is the coverage.
     *   <li>Any other picture with transparent pixels is a mask with holes: grey is the coverage and fully transparent
     *       pixels are {@link Mask#UNKNOWN}.
     * </ul>
     *
     * @throws ImageFormatException if it cannot be read; one sentence says which file, what is wrong and what to do
     */
    public static Mask readMask(Path file) throws ImageFormatException {
        String name = file.toString();
        Loaded loaded = load(file, Float.BYTES);
        PixelRows rows = new PixelRows(PictureDecoder.decode(loaded.bytes, loaded.header, name), false, name);
        return new MaskDecoder(
                        rows, Exif.of(loaded.bytes, loaded.header.format()).orientation())
                .decode();
    }

    /**
     * Reads what a photo says of its lens; pixels are not decoded.
     *
     * @return empty if no focal length is written
     * @throws ImageFormatException if it is no picture that can be read
     */
    public static Optional<ExifLens> readExif(Path file) throws ImageFormatException {
        Loaded loaded = load(file, 0);
        Exif exif = Exif.of(loaded.bytes, loaded.header.format());
        int width = loaded.header.width();
        int height = loaded.header.height();
        Orientation turn = exif.orientation();
        return Optional.of(exif.lens(turn.width(width, height), turn.height(width, height)))
                .filter(lens -> lens.focalLength35mm().isPresent()
                        || lens.focalLengthMm().isPresent());
    }

    /** A file's content, with its checked header. */
    private record Loaded(byte[] bytes, PictureHeader header) {}

    private static Loaded load(Path file, int resultBytesPerPixel) throws ImageFormatException {
        String name = file.toString();
        if (!Files.exists(file)) {
            throw new ImageFormatException(name, "there is no such file; check its name");
        }
        if (!Files.isRegularFile(file)) {
            throw new ImageFormatException(name, "this is not a file; name a picture in it");
        }
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            PictureHeader header = PictureHeader.read(in, name);
            if (in.length() > MAX_FILE_BYTES) {
                throw new ImageFormatException(name, "the file is larger than 1 GB; make it smaller first");
            }
            PictureDecoder.checkMemory(header, resultBytesPerPixel, in.length(), name);
            return checked(Files.readAllBytes(file), resultBytesPerPixel, name);
        } catch (ImageFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new ImageFormatException(name, "the file cannot be read; check that you may open it", e);
        }
    }

    private static Loaded checked(byte[] bytes, int resultBytesPerPixel, String name) throws ImageFormatException {
        try (ImageInputStream in = new PictureStream(bytes)) {
            PictureHeader header = PictureHeader.read(in, name);
            PictureDecoder.checkMemory(header, resultBytesPerPixel, 0, name);
            return new Loaded(bytes, header);
        } catch (ImageFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new ImageFormatException(name, PictureHeader.cutShort(), e);
        }
    }

    private static FloatImage color(Loaded loaded, String name) throws ImageFormatException {
        PixelRows rows = new PixelRows(PictureDecoder.decode(loaded.bytes, loaded.header, name), true, name);
        Orientation turn = Exif.of(loaded.bytes, loaded.header.format()).orientation();
        int width = rows.width();
        int height = rows.height();
        float[] linear = Srgb.linearTable(rows.max());
        float[] rgb = new float[3 * width * height];
        int[] row = new int[4 * width];
        for (int y = 0; y < height; y++) {
            rows.read(y, row);
            for (int x = 0; x < width; x++) {
                int out = 3 * turn.target(x, y, width, height);
                rgb[out] = linear[row[4 * x]];
                rgb[out + 1] = linear[row[4 * x + 1]];
                rgb[out + 2] = linear[row[4 * x + 2]];
            }
        }
        return FloatImage.keeping(turn.width(width, height), turn.height(width, height), rgb);
    }
}
