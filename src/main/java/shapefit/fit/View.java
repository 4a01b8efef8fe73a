package shapefit.fit;

import java.util.Optional;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.image.Resample;

/**
 * One picture of the object. Immutable.
 *
 * @param name what to call it in messages, for example its file's name
 * @param camera the lens, of the picture's size
 * @param pose world to camera space
 * @param image the picture, if its colours count
 * @param mask where the object is, if known
 */
public record View(String name, Camera camera, Pose pose, Optional<FloatImage> image, Optional<Mask> mask) {

    /** @throws IllegalArgumentException if there is neither picture nor mask, or a size differs from the camera's */
    public View {
        if (image.isEmpty() && mask.isEmpty()) {
            throw new IllegalArgumentException(name + ": a view needs a picture or a mask");
        }
        image.ifPresent(i -> checkSize(name, "picture", i.width(), i.height(), camera));
        mask.ifPresent(m -> checkSize(name, "mask", m.width(), m.height(), camera));
    }

    private static void checkSize(String name, String what, int width, int height, Camera camera) {
        if (width != camera.width() || height != camera.height()) {
            throw new IllegalArgumentException(
                    "%s: the %s has %d × %d pixels, its camera %d × %d; they must be the same"
                            .formatted(name, what, width, height, camera.width(), camera.height()));
        }
    }

    /** The same through another lens. */
    View through(Camera lens) {
        return new View(name, lens, pose, image, mask);
    }

    /**
     * The same in fewer pixels, if there are more than are of use.
     *
     * @param objectSide longer side of the mask's box, or of the whole picture without a mask, pixels
     */
    View atMost(double objectSide) {
        double side = mask.flatMap(Mask::bounds)
                .map(box -> Math.max(box.width(), box.height()))
                .orElse((double) Math.max(camera.width(), camera.height()));
        return part(new PixelRect(0, 0, camera.width(), camera.height()), Math.min(1, objectSide / side));
    }

    /**
     * A part of it.
     *
     * @param rect inside the picture
     * @param scale pixels of the part per pixel
     */
    View part(PixelRect rect, double scale) {
        int w = Math.max(1, (int) Math.round(scale * rect.width()));
        int h = Math.max(1, (int) Math.round(scale * rect.height()));
        if (w == camera.width() && h == camera.height()) {
            return this;
        }
        return new View(
                name,
                camera.crop(rect.x(), rect.y(), rect.width(), rect.height(), w, h),
                pose,
                image.map(i -> Resample.image(i, rect, w, h)),
                mask.map(m -> Resample.mask(m, rect, w, h)));
    }
}
