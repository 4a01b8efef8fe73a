package shapefit.app.document;

import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.mesh.Bounds;

/**
 * Where the corners of the box around an object are in the photo. Places count from the photo's top left edge, in its pixels;
 * they are not numbers where the lens cannot bend.
 *
 * @param left of the leftmost corner
 * @param top of the topmost
 * @param right of the rightmost
 * @param bottom of the lowest
 * @param behind how many of the eight are behind the camera; if any, the rest says nothing
 */
public record ObjectBox(double left, double top, double right, double bottom, int behind) {

    /** @param document with a mesh */
    public static ObjectBox of(Document document) {
        Bounds box = document.shape().orElseThrow().mesh().bounds();
        Pose toCamera = document.pose().then(document.view());
        Camera camera = document.lens().camera();
        Projector projector = new Projector(camera);
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        int behind = 0;
        for (int corner = 0; corner < 8; corner++) {
            Vector3d p = toCamera.apply(new Vector3d(
                    (corner & 1) == 0 ? box.minX() : box.maxX(),
                    (corner & 2) == 0 ? box.minY() : box.maxY(),
                    (corner & 4) == 0 ? box.minZ() : box.maxZ()));
            projector.forward(p.x, p.y, p.z);
            behind += projector.depth > 0 ? 0 : 1;
            left = Math.min(left, camera.pixelU(projector.x) + 0.5);
            right = Math.max(right, camera.pixelU(projector.x) + 0.5);
            top = Math.min(top, camera.pixelV(projector.y) + 0.5);
            bottom = Math.max(bottom, camera.pixelV(projector.y) + 0.5);
        }
        return new ObjectBox(left, top, right, bottom, behind);
    }

    /** Columns it spans. */
    public double width() {
        return right - left;
    }

    /** Rows it spans. */
    public double height() {
        return bottom - top;
    }

    /** Whether all its corners are in front of the camera, and where they are is known. */
    public boolean isKnown() {
        return behind == 0 && Double.isFinite(width()) && Double.isFinite(height());
    }

    /** Whether it touches no pixel of a photo of this size. */
    public boolean isBeside(double photoWidth, double photoHeight) {
        return right < 0 || bottom < 0 || left > photoWidth || top > photoHeight;
    }

    /** Whether all of it is inside a photo of this size. */
    public boolean isInside(double photoWidth, double photoHeight) {
        return left >= 0 && top >= 0 && right <= photoWidth && bottom <= photoHeight;
    }
}
