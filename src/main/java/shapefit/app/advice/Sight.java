package shapefit.app.advice;

import org.joml.Vector3d;
import shapefit.app.document.Document;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.mesh.Bounds;

/** Whether a camera sees an object, told by the box around it. */
enum Sight {
    /** At least a part of the box is in the picture. */
    SEEN,
    /** The whole box is behind the camera. */
    BEHIND,
    /** The whole box is beside the picture. */
    OUTSIDE;

    /** @param document with a mesh */
    static Sight of(Document document) {
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
            left = Math.min(left, camera.pixelU(projector.x));
            right = Math.max(right, camera.pixelU(projector.x));
            top = Math.min(top, camera.pixelV(projector.y));
            bottom = Math.max(bottom, camera.pixelV(projector.y));
        }
        if (behind > 0) {
            return behind == 8 ? BEHIND : SEEN; // a box that the camera is in reaches past every edge
        }
        boolean beside = right < -0.5 || bottom < -0.5 || left > camera.width() - 0.5 || top > camera.height() - 0.5;
        return beside ? OUTSIDE : SEEN; // not a number is beside nothing: what the lens cannot bend there stays unknown
    }
}
