package shapefit.app.viewport;

import java.util.Optional;
import javafx.scene.paint.Color;
import shapefit.app.document.Document;
import shapefit.app.fit.RenderedPicture;
import shapefit.app.theme.PictureColors;
import shapefit.app.viewport.PhotoLayer.ScreenPixels;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.image.Resample;
import shapefit.image.Srgb;

/** Makes {@link Layers}. Used by one thread; it keeps what stays the same from picture to picture. */
final class LayerMaker {

    /** Opacity of the tint at the outline. */
    private static final double STRONGEST = 0.45;

    private PhotoLayer under;
    private Sized sized;

    /** The target at the size of a picture. */
    private record Sized(PhotoLayer of, int width, int height, Optional<byte[]> wanted, Optional<Mask> mask) {}

    /**
     * @param document whose photo and mask are shown
     * @param picture of the object, or null
     * @param withDifference whether the difference is wanted
     */
    Layers make(Document document, RenderedPicture picture, boolean withDifference) {
        if (under == null || !under.isOf(document)) {
            under = PhotoLayer.of(document);
        }
        if (picture == null) {
            return Layers.of(under);
        }
        int w = picture.width();
        int h = picture.height();
        double unit = 1 / picture.enlargement();
        float[] inside = new float[w * h];
        for (int p = 0; p < inside.length; p++) {
            inside[p] = picture.covered()[p] ? 1 : 0;
        }
        float[] distance = DistanceField.outside(picture.covered(), w, h);
        float reach = (float) picture.reach();
        ScreenPixels band = band(distance, reach, w, h);
        var rim = Contour.of(distance, w, h, reach, unit);
        for (int p = 0; p < distance.length; p++) {
            distance[p] *= (float) unit;
        }
        Optional<ScreenPixels> difference =
                withDifference ? Optional.of(difference(picture, target(w, h))) : Optional.empty();
        return new Layers(
                under,
                Optional.of(picture),
                Contour.of(inside, w, h, 0.5f, unit),
                Wires.of(picture.state().document()),
                rim,
                box(picture.argb(), band.argb(), w, h),
                Optional.of(band),
                distance,
                difference);
    }

    /** Around all that one of two pictures shows, and a pixel more: between pixels, screens fade them. */
    static PixelRect box(int[] object, int[] band, int width, int height) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            int first = 0;
            while (first < width && (object[y * width + first] | band[y * width + first]) == 0) {
                first++;
            }
            if (first == width) {
                continue;
            }
            int last = width - 1;
            while ((object[y * width + last] | band[y * width + last]) == 0) {
                last--;
            }
            left = Math.min(left, first);
            right = Math.max(right, last);
            top = Math.min(top, y);
            bottom = y;
        }
        if (right < 0) {
            return new PixelRect(0, 0, 1, 1);
        }
        int x = Math.max(0, left - 1);
        int y = Math.max(0, top - 1);
        return new PixelRect(x, y, Math.min(width, right + 2) - x, Math.min(height, bottom + 2) - y);
    }

    private static ScreenPixels band(float[] distance, float reach, int width, int height) {
        Color tint = PictureColors.REACH;
        int[] argb = new int[distance.length];
        for (int p = 0; p < argb.length; p++) {
            float d = distance[p];
            if (d > 0 && d < reach) {
                double alpha = STRONGEST * (1 - d / reach);
                argb[p] = (int) Math.round(255 * alpha) << 24
                        | (int) Math.round(255 * alpha * tint.getRed()) << 16
                        | (int) Math.round(255 * alpha * tint.getGreen()) << 8
                        | (int) Math.round(255 * alpha * tint.getBlue());
            }
        }
        return new ScreenPixels(width, height, argb);
    }

    private Sized target(int width, int height) {
        if (sized == null || sized.of != under || sized.width != width || sized.height != height) {
            Optional<Mask> mask = under.region().map(r -> Resample.mask(r.mask(), whole(r.mask()), width, height));
            Optional<byte[]> wanted =
                    under.photo().map(p -> wanted(Resample.image(p.image(), whole(p.image()), width, height), mask));
            sized = new Sized(under, width, height, wanted, mask);
        }
        return sized;
    }

    /** The photo as it looks, cut out on black if there is a mask, [H, W, 3]. */
    private static byte[] wanted(FloatImage photo, Optional<Mask> mask) {
        float[] rgb = photo.rgb();
        byte[] out = new byte[rgb.length];
        for (int p = 0; p < rgb.length / 3; p++) {
            float share = mask.isPresent() ? Math.max(0, mask.get().at(p % photo.width(), p / photo.width())) : 1;
            for (int c = 0; c < 3; c++) {
                out[3 * p + c] = (byte) Math.round(share * Srgb.toSrgbByte(rgb[3 * p + c]));
            }
        }
        return out;
    }

    private static PixelRect whole(FloatImage image) {
        return new PixelRect(0, 0, image.width(), image.height());
    }

    private static PixelRect whole(Mask mask) {
        return new PixelRect(0, 0, mask.width(), mask.height());
    }

    /** As fits compare: with a mask both are cut out on black, without one the object lies over the photo. */
    private static ScreenPixels difference(RenderedPicture picture, Sized target) {
        int[] argb = new int[picture.argb().length];
        for (int p = 0; p < argb.length; p++) {
            argb[p] = Cividis.argb(difference(picture, target, p));
        }
        return new ScreenPixels(picture.width(), picture.height(), argb);
    }

    /** The largest difference of colours as they look, or of coverage, 0 to 1. */
    private static double difference(RenderedPicture picture, Sized target, int p) {
        int argb = picture.argb()[p];
        int alpha = argb >>> 24;
        int most = 0;
        if (target.mask.isPresent()) {
            float share = target.mask.get().at(p % picture.width(), p / picture.width());
            if (share == Mask.UNKNOWN) {
                return 0;
            }
            most = Math.abs(alpha - Math.round(255 * share));
        }
        if (target.wanted.isPresent()) {
            byte[] wanted = target.wanted.get();
            int before = target.mask.isPresent() ? 0 : 255 - alpha; // how much of the photo shows through
            for (int c = 0; c < 3; c++) {
                int there = wanted[3 * p + c] & 0xff;
                int here = (argb >> 16 - 8 * c & 0xff) + before * there / 255;
                most = Math.max(most, Math.abs(there - here));
            }
        }
        return Math.min(1, most / 255.0);
    }
}
