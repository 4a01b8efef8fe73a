package shapefit.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * The rows of a decoded picture as encoded red, green, blue and alpha, whatever the decoder made of it.
 *
 * <p>Grey is read from the samples themselves: {@link BufferedImage#getRGB} takes Java's grey for linear light and would
 * brighten it.
 */
final class PixelRows {

    private final BufferedImage image;
    private final Raster samples; // null where the colour model must be asked
    private final int bands;
    private final int max;
    private final int[] row;

    /**
     * @param convertColours whether colours of another profile become sRGB; else samples are taken as they are
     * @throws ImageFormatException if the samples are not whole numbers of up to 16 bits
     */
    PixelRows(BufferedImage decoded, boolean convertColours, String name) throws ImageFormatException {
        int space = decoded.getColorModel().getColorSpace().getType();
        boolean grey = space == ColorSpace.TYPE_GRAY;
        boolean raw = grey
                || space == ColorSpace.TYPE_RGB
                        && (!convertColours
                                || decoded.getColorModel().getColorSpace().isCS_sRGB());
        image = raw ? decoded : inSrgb(decoded);
        ColorModel colors = image.getColorModel();
        bands = image.getRaster().getNumBands();
        int type = image.getRaster().getTransferType();
        if (colors instanceof ComponentColorModel && type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT) {
            throw new ImageFormatException(name, "its samples are not whole numbers of 8 or 16 bits; save it as PNG");
        }
        samples = colors instanceof ComponentColorModel && bands <= 4 ? image.getRaster() : null;
        max = samples == null ? 255 : (1 << colors.getComponentSize(0)) - 1;
        row = new int[image.getWidth() * (samples == null ? 1 : bands)];
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** The largest sample: 255 or, for finer pictures, up to 65535. */
    int max() {
        return max;
    }

    boolean hasAlpha() {
        return image.getColorModel().hasAlpha();
    }

    /**
     * @param y row, 0 at the top
     * @param rgba [W, 4], overwritten; 0 to {@link #max}, colours not multiplied by alpha
     */
    void read(int y, int[] rgba) {
        if (samples == null) {
            readPacked(y, rgba);
            return;
        }
        samples.getPixels(0, y, width(), 1, row);
        boolean premultiplied = image.isAlphaPremultiplied();
        int green = bands >= 3 ? 1 : 0;
        int blue = bands >= 3 ? 2 : 0;
        for (int x = 0; x < width(); x++) {
            int in = x * bands;
            int alpha = hasAlpha() ? row[in + bands - 1] : max;
            rgba[4 * x] = straight(row[in], alpha, premultiplied);
            rgba[4 * x + 1] = straight(row[in + green], alpha, premultiplied);
            rgba[4 * x + 2] = straight(row[in + blue], alpha, premultiplied);
            rgba[4 * x + 3] = alpha;
        }
    }

    private int straight(int sample, int alpha, boolean premultiplied) {
        return premultiplied && alpha > 0 ? (int) Math.min(max, ((long) sample * max + alpha / 2) / alpha) : sample;
    }

    private void readPacked(int y, int[] rgba) {
        image.getRGB(0, y, width(), 1, row, 0, width());
        for (int x = 0; x < width(); x++) {
            int argb = row[x];
            rgba[4 * x] = argb >> 16 & 0xff;
            rgba[4 * x + 1] = argb >> 8 & 0xff;
            rgba[4 * x + 2] = argb & 0xff;
            rgba[4 * x + 3] = argb >>> 24;
        }
    }

    private static BufferedImage inSrgb(BufferedImage image) {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        return new ColorConvertOp(null).filter(image, new BufferedImage(image.getWidth(), image.getHeight(), type));
    }
}
