package shapefit.project;

import java.nio.file.Path;
import java.util.Optional;
import shapefit.camera.Camera;
import shapefit.camera.Pose;

/**
 * One picture of the object, by its files. Immutable.
 *
 * @param name what to call it
 * @param camera the lens, of the picture's size
 * @param pose world to camera space
 * @param image the photo, if there is one
 * @param mask where the object is, if known
 */
public record SceneView(String name, Camera camera, Pose pose, Optional<Path> image, Optional<Path> mask) {

    /** Whether there is neither photo nor mask: a lens alone. */
    public boolean isBlank() {
        return image.isEmpty() && mask.isEmpty();
    }
}
