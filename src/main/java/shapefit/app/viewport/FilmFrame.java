package shapefit.app.viewport;

import javafx.scene.paint.Color;
import shapefit.app.document.Document;
import shapefit.app.fit.RenderedPicture;
import shapefit.app.theme.PictureColors;
import shapefit.camera.Camera;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.image.Resample;
import shapefit.image.Srgb;

/** Lays pictures of the object over a document's photo, with the edges of both. Used by one thread. */
final class FilmFrame {

    /** As the stage shows it at first: photo and object can both be seen. */
    private static final double OPACITY = 0.85;

    /** The target's edge is dashed: so many pixels on, as many off. */
    private static final int DASH = 5;

    private static final int TARGET = rgb(PictureColors.TARGET);
    private static final int RENDER = rgb(PictureColors.RENDER);

    private final int width;
    private final int height;
    private final int[] photo; // [H, W] sRGB
    private final boolean[] target; // [H, W], the edge of the mask

    /** @param side the longer one of the frame, pixels */
    FilmFrame(Document document, int side) {
        Camera camera = document.lens().camera();
        double resize = (double) side / Math.max(camera.width(), camera.height());
        width = (int) Math.max(1, Math.round(resize * camera.width()));
        height = (int) Math.max(1, Math.round(resize * camera.height()));
        photo = document.photo().map(p -> pixels(p.image())).orElseGet(() -> new int[width * height]);
        target = edge(document.region().map(r -> inside(r.mask())).orElseGet(() -> new boolean[width * height]));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    private int[] pixels(FloatImage image) {
        float[] rgb = Resample.image(image, new PixelRect(0, 0, image.width(), image.height()), width, height)
                .rgb();
        int[] out = new int[width * height];
        for (int p = 0; p < out.length; p++) {
            out[p] = Srgb.toSrgbByte(rgb[3 * p]) << 16
                    | Srgb.toSrgbByte(rgb[3 * p + 1]) << 8
                    | Srgb.toSrgbByte(rgb[3 * p + 2]);
        }
        return out;
    }

    private boolean[] inside(Mask mask) {
        Mask sized = Resample.mask(mask, new PixelRect(0, 0, mask.width(), mask.height()), width, height);
        boolean[] inside = new boolean[width * height];
        for (int p = 0; p < inside.length; p++) {
            inside[p] = sized.at(p % width, p / width) > 0.5f;
        }
        return inside;
    }

    /**
     * A frame.
     *
     * @param picture of this size
     * @return [H, W] sRGB, 0xRRGGBB
     */
    int[] under(RenderedPicture picture) {
        boolean[] outline = edge(picture.covered());
        int[] out = new int[photo.length];
        for (int p = 0; p < out.length; p++) {
            boolean dash = (p % width / DASH + p / width / DASH) % 2 == 0;
            if (outline[p]) {
                out[p] = RENDER;
            } else if (target[p] && dash) {
                out[p] = TARGET;
            } else {
                out[p] = over(photo[p], picture.argb()[p]);
            }
        }
        return out;
    }

    /** As the screen mixes: sRGB values, the upper ones premultiplied. */
    private static int over(int below, int above) {
        double rest = 1 - OPACITY * (above >>> 24) / 255;
        int out = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double mixed = rest * (below >> shift & 0xff) + OPACITY * (above >> shift & 0xff);
            out |= (int) Math.min(255, Math.round(mixed)) << shift;
        }
        return out;
    }

    /** Pixels on both sides of where a region ends. */
    private boolean[] edge(boolean[] inside) {
        boolean[] edge = new boolean[inside.length];
        for (int y = 0; y + 1 < height; y++) {
            for (int p = y * width; p + 1 < (y + 1) * width; p++) {
                if (inside[p] != inside[p + 1]) {
                    edge[p] = true;
                    edge[p + 1] = true;
                }
                if (inside[p] != inside[p + width]) {
                    edge[p] = true;
                    edge[p + width] = true;
                }
            }
        }
        return edge;
    }

    private static int rgb(Color color) {
        return (int) Math.round(255 * color.getRed()) << 16
                | (int) Math.round(255 * color.getGreen()) << 8
                | (int) Math.round(255 * color.getBlue());
    }
}
