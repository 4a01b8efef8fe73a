package shapefit.app.files;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import shapefit.image.FloatImage;
import shapefit.image.Srgb;

/** Pictures to and from the system's clipboard. JavaFX thread only, but for the conversions. */
public final class ClipboardPictures {

    /**
     * A picture as it was found.
     *
     * @param width columns
     * @param height rows
     * @param argb [H, W] sRGB, not premultiplied
     */
    public record Found(int width, int height, int[] argb) {

        /** Linear; alpha is left out, as it is in photos from files. Any thread. */
        public FloatImage image() {
            float[] rgb = new float[3 * argb.length];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = Srgb.byteToLinear(argb[i / 3] >> 16 - 8 * (i % 3) & 0xff);
            }
            return new FloatImage(width, height, rgb);
        }
    }

    private ClipboardPictures() {}

    /** As JavaFX has pictures; any thread. */
    static Image image(FloatImage picture) {
        int[] argb = new int[picture.width() * picture.height()];
        for (int p = 0; p < argb.length; p++) {
            int pixel = 0xff;
            for (int c = 0; c < 3; c++) {
                pixel = pixel << 8 | Srgb.toSrgbByte(picture.at(p % picture.width(), p / picture.width(), c));
            }
            argb[p] = pixel;
        }
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        argb,
                        0,
                        picture.width());
        return image;
    }

    static void put(Image image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Files that were copied, in a file manager for example. */
    public static List<Path> files() {
        List<File> files = Clipboard.getSystemClipboard().getFiles();
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    /** A picture that was copied; empty if something else was. */
    public static Optional<Found> picture() {
        Image image = Clipboard.getSystemClipboard().getImage();
        if (image == null || image.isError() || image.getPixelReader() == null) {
            return Optional.empty();
        }
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return Optional.of(new Found(width, height, argb));
    }
}
