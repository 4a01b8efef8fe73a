package shapefit.fit;

import java.util.Optional;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.image.FloatImage;
import shapefit.image.Mask;

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
}
