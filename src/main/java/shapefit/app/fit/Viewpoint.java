package shapefit.app.fit;

import shapefit.camera.Camera;
import shapefit.camera.Pose;

/**
 * A camera that is not the photo's. Immutable.
 *
 * @param view world to its camera space
 * @param camera its lens; gives the picture's proportions
 * @param scale pixels of its picture per pixel of the photo, where the object is: blur looks as wide in both
 */
public record Viewpoint(Pose view, Camera camera, double scale) {}
