package shapefit.app.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shapefit.app.document.Document;
import shapefit.app.document.Document.Photo;
import shapefit.app.document.Document.Region;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.image.Resample;
import shapefit.image.Srgb;

/**
 * What the stage shows of photo and mask. Immutable by promise: nobody writes into the arrays.
 *
 * @param photo as loaded, if there is one
 * @param region as loaded, if there is one
 * @param sizes the photo for the screen, each half as large as the one before; empty if there is none
 * @param target lines around the mask, in pixels of the photo
 */
record PhotoLayer(Optional<Photo> photo, Optional<Region> region, List<ScreenPixels> sizes, List<double[]> target) {

    /** A larger picture is shown smaller: graphics cards have a limit, screens even more so. */
    private static final int LARGEST_SIDE = 4096;

    /** JavaFX shrinks by at most half without flicker; below this no smaller copy is worth while. */
    private static final int SMALLEST_SIDE = 300;

    /**
     * A picture as JavaFX takes it.
     *
     * @param width columns
     * @param height rows
     * @param argb [H, W] sRGB, premultiplied
     */
    record ScreenPixels(int width, int height, int[] argb) {}

    /** Whether it is what a document has. */
    boolean isOf(Document document) {
        return photo.equals(document.photo()) && region.equals(document.region());
    }

    static PhotoLayer of(Document document) {
        return new PhotoLayer(
                document.photo(),
                document.region(),
                document.photo().map(p -> sizes(p.image())).orElse(List.of()),
                document.region().map(r -> outline(r.mask())).orElse(List.of()));
    }

    private static List<double[]> outline(Mask mask) {
        return Contour.of(mask.coverage(), mask.width(), mask.height(), 0.5f, 1);
    }

    private static List<ScreenPixels> sizes(FloatImage photo) {
        List<ScreenPixels> sizes = new ArrayList<>();
        int larger = Math.max(photo.width(), photo.height());
        for (double shrink = Math.max(1, larger / (double) LARGEST_SIDE);
                sizes.isEmpty() || larger / shrink >= SMALLEST_SIDE;
                shrink *= 2) {
            sizes.add(pixels(shrink == 1 ? photo : shrunk(photo, shrink)));
        }
        return sizes;
    }

    private static FloatImage shrunk(FloatImage photo, double factor) {
        return Resample.image(
                photo,
                new PixelRect(0, 0, photo.width(), photo.height()),
                (int) Math.max(1, Math.round(photo.width() / factor)),
                (int) Math.max(1, Math.round(photo.height() / factor)));
    }

    private static ScreenPixels pixels(FloatImage photo) {
        float[] rgb = photo.rgb();
        int[] argb = new int[rgb.length / 3];
        for (int p = 0; p < argb.length; p++) {
            argb[p] = 0xff << 24
                    | Srgb.toSrgbByte(rgb[3 * p]) << 16
                    | Srgb.toSrgbByte(rgb[3 * p + 1]) << 8
                    | Srgb.toSrgbByte(rgb[3 * p + 2]);
        }
        return new ScreenPixels(photo.width(), photo.height(), argb);
    }
}
