package shapefit.app.viewport;

import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.app.document.Document;
import shapefit.camera.Camera;
import shapefit.camera.Camera.Projection;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.mesh.Bounds;

/**
 * The object in the hand: what a pull on the photo does to its pose. Immutable; places in the photo count from its top left
 * edge, in its pixels. Turns go about the middle of the mesh's box; the axes are those of the photo's camera.
 */
final class ObjectHand {

    /** The hand brings nothing nearer than this, in radii: the camera must stay outside. */
    private static final double NEAREST = 1.1;

    private final Pose pose;
    private final Pose view;
    private final Camera camera;
    private final Vector3d pivot; // of the mesh
    private final Vector3d seen; // the same in camera space
    private final double radius; // in camera space

    /** @param document with a mesh */
    ObjectHand(Document document) {
        pose = document.pose();
        view = document.view();
        camera = document.lens().camera();
        Bounds box = document.shape().orElseThrow().mesh().bounds();
        pivot = new Vector3d(box.centerX(), box.centerY(), box.centerZ());
        seen = view.apply(pose.apply(pivot));
        radius = Math.max(1e-9, box.diagonal() / 2 * pose.scale() * view.scale());
    }

    /** Depth of the object's middle. */
    double depth() {
        return -seen.z;
    }

    private boolean isPinhole() {
        return camera.projection() == Projection.PINHOLE;
    }

    /** Pixels of the photo per unit of camera space, where the object is. */
    double pixelsPerUnit() {
        return isPinhole() ? camera.fx() / Math.max(1e-9, depth()) : camera.fx();
    }

    /** Column of the object's middle in the photo. */
    double middleX() {
        return middle(true);
    }

    /** Row of the object's middle in the photo. */
    double middleY() {
        return middle(false);
    }

    private double middle(boolean across) {
        Projector projector = new Projector(camera);
        projector.forward(seen.x, seen.y, seen.z);
        double place = across ? camera.pixelU(projector.x) : camera.pixelV(projector.y);
        double half = across ? camera.width() / 2.0 : camera.height() / 2.0;
        return Double.isFinite(place) ? place + 0.5 : half;
    }

    /** Radius of a ball around the object, as large as it looks in the photo. */
    double radiusInPhoto() {
        return Math.max(8, radius * pixelsPerUnit());
    }

    /** Turned as if a ball around the object were pulled from one place to another: the place stays under the hand. */
    Pose turned(double fromX, double fromY, double toX, double toY) {
        Quaterniond between = new Quaterniond().rotationTo(onBall(fromX, fromY), onBall(toX, toY));
        return turned(vector(between));
    }

    /** Shoemake's arcball, with a sheet around it (Holroyd) so that nothing jumps at the rim. */
    private Vector3d onBall(double x, double y) {
        double bx = (x - middleX()) / radiusInPhoto();
        double by = -(y - middleY()) / radiusInPhoto();
        double squared = bx * bx + by * by;
        double bz = squared < 0.5 ? Math.sqrt(1 - squared) : 0.5 / Math.sqrt(squared);
        return new Vector3d(bx, by, bz).normalize();
    }

    private static Vector3d vector(Quaterniond q) {
        double sine = Math.sqrt(q.x * q.x + q.y * q.y + q.z * q.z);
        double angle = 2 * Math.atan2(sine, q.w);
        return sine < 1e-12 ? new Vector3d() : new Vector3d(q.x, q.y, q.z).mul(angle / sine);
    }

    /**
     * Turned about the camera's axes.
     *
     * @param turn axis times angle, radians: x right, y up, z towards the camera
     */
    Pose turned(Vector3d turn) {
        return pose.stepped(pivot, toWorld(turn), new Vector3d(), 1);
    }

    /** Rolled in the picture, clockwise as it is seen, radians. */
    Pose rolled(double angle) {
        Vector3d axis = isPinhole() ? new Vector3d(seen).negate().normalize() : new Vector3d(0, 0, 1);
        return turned(axis.mul(-angle));
    }

    /** The angle between two places as seen from the object's middle, clockwise, radians. */
    double angleBetween(double fromX, double fromY, double toX, double toY) {
        double from = Math.atan2(fromY - middleY(), fromX - middleX());
        double to = Math.atan2(toY - middleY(), toX - middleX());
        return Math.IEEEremainder(to - from, 2 * Math.PI);
    }

    /** Moved across the picture by so many pixels of the photo. */
    Pose moved(double right, double down) {
        double unit = 1 / pixelsPerUnit();
        double ratio = camera.fx() / camera.fy();
        return shifted(new Vector3d(right * unit, -down * unit * ratio, 0));
    }

    /** So many times nearer along the line of sight; through a lens without perspective, larger. */
    Pose nearer(double factor) {
        if (!isPinhole()) {
            return pose.stepped(pivot, new Vector3d(), new Vector3d(), factor);
        }
        double least = Math.min(1, NEAREST * radius / Math.max(1e-9, depth()));
        double share = Math.max(least, 1 / factor);
        return shifted(new Vector3d(seen).mul(share - 1));
    }

    private Pose shifted(Vector3d inCameraSpace) {
        return pose.stepped(pivot, new Vector3d(), toWorld(inCameraSpace).div(view.scale()), 1);
    }

    private Vector3d toWorld(Vector3d inCameraSpace) {
        return view.rotation().conjugate().transform(inCameraSpace, new Vector3d());
    }
}
