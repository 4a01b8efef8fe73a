package shapefit.fit;

import org.joml.Vector3d;
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
        double depth = -toCamera.apply(frame.pivot).z;
        double radius = frame.radius * toCamera.scale();
        if (depth + radius <= 0) {
            Vector3d t = toCamera.apply(frame.pivot);
            throw new FitException(
                    "%s: the object starts behind the camera (its middle is at depth %.4g); give a start pose whose t is positive in z"
                            .formatted(view.name(), -t.z));
        }
        double near = Math.max(NEAREST * Math.max(depth, radius), depth - RADII * radius);
        return new DepthRange(near, Math.max(depth, near) + RADII * radius);
    }

    SoftSettings applyTo(SoftSettings settings) {
        return settings.withRange(near, far);
    }
}
