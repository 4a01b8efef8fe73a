package shapefit.fit;

import java.util.Optional;
import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.image.Mask;
import shapefit.image.PixelRect;

/**
 * The part of a view that a fit works on, so that a small object in a large photo gets the whole working resolution.
 *
 * @param rect inside the whole picture
 */
record Crop(PixelRect rect) {

    /** Room on each side, as a share of the object's longer side: for blur, and for the way still to go. */
    private static final double MARGIN = 0.2;

    /** Everything of the camera's picture. */
    static Crop whole(Camera camera) {
        return new Crop(new PixelRect(0, 0, camera.width(), camera.height()));
    }

    /**
     * A box around mask and projected mesh, with a margin, inside the picture.
     *
     * @param vertices [V, 3] mesh units
     * @param toCamera mesh to camera space
     * @return the whole picture if there is no mask: then nobody knows where the object may be
     */
    static Crop around(View view, float[] vertices, Pose toCamera) {
        Optional<PixelRect> object = view.mask().flatMap(Mask::bounds);
        if (object.isEmpty()) {
            return whole(view.camera());
        }
        PixelRect rect = object.get();
        double[] box = {rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height()};
        addProjection(view.camera(), vertices, toCamera, box);
        double margin = MARGIN * Math.max(box[2] - box[0], box[3] - box[1]) + 2;
        double left = Math.floor(Math.max(0, box[0] - margin));
        double top = Math.floor(Math.max(0, box[1] - margin));
        double right = Math.ceil(Math.min(view.camera().width(), box[2] + margin));
        double bottom = Math.ceil(Math.min(view.camera().height(), box[3] + margin));
        return new Crop(new PixelRect(left, top, right - left, bottom - top));
    }

    /** Grows box = {left, top, right, bottom} to the vertices in front of the camera. */
    private static void addProjection(Camera camera, float[] vertices, Pose toCamera, double[] box) {
        Projector projector = new Projector(camera);
        Vector3d point = new Vector3d();
        for (int i = 0; i < vertices.length; i += 3) {
            point.set(toCamera.apply(point.set(vertices[i], vertices[i + 1], vertices[i + 2])));
            projector.forward(point.x, point.y, point.z);
            double u = camera.pixelU(projector.x);
            double v = camera.pixelV(projector.y);
            if (projector.depth > 0 && Double.isFinite(u + v)) {
                box[0] = Math.min(box[0], u);
                box[1] = Math.min(box[1], v);
                box[2] = Math.max(box[2], u + 1);
                box[3] = Math.max(box[3], v + 1);
            }
        }
    }

    /** The crop's camera when its longer side has this many pixels. */
    Camera camera(Camera whole, int longerSide) {
        double scale = longerSide / Math.max(rect.width(), rect.height());
        return whole.crop(
                rect.x(),
                rect.y(),
                rect.width(),
                rect.height(),
                Math.max(1, (int) Math.round(rect.width() * scale)),
                Math.max(1, (int) Math.round(rect.height() * scale)));
    }
}
