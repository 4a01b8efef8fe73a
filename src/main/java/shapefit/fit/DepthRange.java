package shapefit.fit;

import java.util.Locale;
import org.joml.Vector3dc;
import shapefit.camera.Pose;
import shapefit.raster.SoftSettings;

/**
 * Near and far around an object, so that gamma means the same for every scene.
 *
 * @param near depth, above 0
 * @param far depth
 */
record DepthRange(double near, double far) {

    /** Room before and behind the middle of the object, in radii: it may move by a whole size and still have colour. */
    private static final double RADII = 3;

    /** Smallest near, as a share of the distance. */
    private static final double NEAREST = 0.02;

    /**
     * @param toCamera mesh to camera space
     * @throws FitException if the whole object is behind the camera
     */
    static DepthRange around(View view, PoseFrame frame, Pose toCamera) {
        return around(view.name(), frame.pivot, frame.radius, toCamera);
    }

    /**
     * @param name of the view, for the error
     * @param pivot middle of the mesh, mesh units
     * @param meshRadius half the diagonal of the mesh's box, mesh units
     * @param toCamera mesh to camera space
     * @throws FitException if the whole object is behind the camera
     */
    static DepthRange around(String name, Vector3dc pivot, double meshRadius, Pose toCamera) {
        double depth = -toCamera.apply(pivot).z;
        double radius = meshRadius * toCamera.scale();
        if (depth + radius <= 0) {
            throw new FitException(String.format(
                    Locale.ROOT,
                    "%s: the object is behind the camera (its middle is at depth %.4g); give a pose whose t is positive in z",
                    name,
                    depth));
        }
        double near = Math.max(NEAREST * Math.max(depth, radius), depth - RADII * radius);
        return new DepthRange(near, Math.max(depth, near) + RADII * radius);
    }

    SoftSettings applyTo(SoftSettings settings) {
        return settings.withRange(near, far);
    }
}
