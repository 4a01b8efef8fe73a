package shapefit.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as PNG files, each all at once (see {@link AtomicFile}). */
public final class ImageWriter {

    /** The largest depth step that 16 bits hold. */
    private static final int MAX_STEP = 65535;

    /** The grey of transparent pixels where a mask is unknown; any but black and white. */
    private static final byte UNDER_UNKNOWN = 64;

    private ImageWriter() {}

    /**
     * Writes an 8-bit sRGB picture: values are clamped to 0 to 1 and rounded.
     *
     * @throws IOException if it cannot be written; the message names the file and says what to do
     */
    public static void writePng(Path file, FloatImage image) throws IOException {
        AtomicFile.write(file, encodePng(image));
    }

    /**
     * Writes a mask as 8-bit grey, 255 fully covered, unknown pixels fully transparent. {@link ImageReader#readMask}
     * reads the same mask back, up to rounding to 8 bits; but one that knows every pixel and takes the values 0, 0.5
     * and 1 only reads as a trimap.
     *
     * @throws IOException if it cannot be written; the message names the file and says what to do
     */
    public static void writePng(Path file, Mask mask) throws IOException {
        AtomicFile.write(
                file,
                mask.countUnknown() == 0
                        ? encodeGrey(mask.width(), mask.height(), mask.shared())
                        : encodeGreyAlpha(mask));
    }

    /**
     * Writes coverage as 8-bit grey, 255 fully covered; values are clamped to 0 to 1 and rounded.
     *
     * @param alpha [height, width]
     * @throws IOException if it cannot be written; the message names the file and says what to do
     * @throws IllegalArgumentException if the length does not fit
     */
    public static void writePng(Path file, int width, int height, float[] alpha) throws IOException {
        AtomicFile.write(file, encodeGrey(width, height, alpha));
    }

    /**
     * Writes depths as 16-bit grey: steps of {@code unitsPerStep}, 0 where there is nothing.
     *
     * @param depth [height, width]; 0, below 0, infinite or NaN means nothing there
     * @param unitsPerStep depth of one grey step, greater than 0; whatever is there gets at least one step
     * @throws IOException if it cannot be written; the message names the file and says what to do
     * @throws IllegalArgumentException if the length does not fit, or a depth needs more than 65535 steps
     */
    public static void writeDepthPng16(Path file, int width, int height, float[] depth, double unitsPerStep)
            throws IOException {
        checkShape(width, height, depth);
        if (!(unitsPerStep > 0) || Double.isInfinite(unitsPerStep)) {
            throw new IllegalArgumentException("unitsPerStep must be > 0 and finite, got " + unitsPerStep);
        }
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
        short[] steps = ((DataBufferUShort) grey.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < depth.length; i++) {
            if (depth[i] > 0 && Float.isFinite(depth[i])) {
                long step = Math.max(1, Math.round(depth[i] / unitsPerStep));
                if (step > MAX_STEP) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT,
                            "depth %g at [%d, %d] needs more than %d steps of %g; take a larger step",
                            depth[i],
                            i / width,
                            i % width,
                            MAX_STEP,
                            unitsPerStep));
                }
                steps[i] = (short) step;
            }
        }
        AtomicFile.write(file, encode(grey));
    }

    /** The content of an 8-bit sRGB PNG file: values are clamped to 0 to 1 and rounded. */
    public static byte[] encodePng(FloatImage image) throws IOException {
        BufferedImage rgb = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) rgb.getRaster().getDataBuffer()).getData();
        float[] linear = image.shared();
        for (int i = 0; i < bytes.length; i += 3) {
            bytes[i] = (byte) Srgb.toSrgbByte(linear[i + 2]);
            bytes[i + 1] = (byte) Srgb.toSrgbByte(linear[i + 1]);
            bytes[i + 2] = (byte) Srgb.toSrgbByte(linear[i]);
        }
        return encode(rgb);
    }

    private static byte[] encodeGrey(int width, int height, float[] values) throws IOException {
        checkShape(width, height, values);
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] bytes = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = toByte(values[i]);
        }
        return encode(grey);
    }

    private static byte[] encodeGreyAlpha(Mask mask) throws IOException {
        BufferedImage grey = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_4BYTE_ABGR);
        byte[] bytes = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        float[] coverage = mask.shared();
        for (int i = 0; i < coverage.length; i++) {
            boolean known = coverage[i] != Mask.UNKNOWN;
            // A grey under the transparent pixels tells a mask with holes from a cut-out, which has one colour only.
            byte value = known ? toByte(coverage[i]) : UNDER_UNKNOWN;
            bytes[4 * i] = (byte) (known ? 255 : 0);
            bytes[4 * i + 1] = value;
            bytes[4 * i + 2] = value;
            bytes[4 * i + 3] = value;
        }
        return encode(grey);
    }

    /** 0 to 1 as 0 to 255, clamped and rounded; NaN is 0. */
    private static byte toByte(float value) {
        return (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
    }

    private static void checkShape(int width, int height, float[] values) {
        if (width < 1 || height < 1 || values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "values must be [%d, %d], got length %d".formatted(height, width, values.length));
        }
    }

    private static byte[] encode(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("this Java cannot write PNG files; it lacks the module java.desktop");
            }
        }
        return bytes.toByteArray();
    }
}
