package shapefit.app.advice;

import shapefit.app.document.Document;
import shapefit.app.document.ObjectBox;
import shapefit.camera.Camera;

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
        ObjectBox box = ObjectBox.of(document);
        if (box.behind() > 0) {
            return box.behind() == 8 ? BEHIND : SEEN; // a box that the camera is in reaches past every edge
        }
        Camera camera = document.lens().camera();
        // Not a number is beside nothing: what the lens cannot bend there stays unknown.
        return box.isBeside(camera.width(), camera.height()) ? OUTSIDE : SEEN;
    }
}
