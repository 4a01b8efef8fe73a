package shapefit.app.viewport;

import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.app.document.Document;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.mesh.Bounds;

/**
 * A camera of its own that walks around the object. Immutable. It changes nothing but the look.
 *
 * @param azimuth to the right of the photo's camera, radians
 * @param elevation above it, radians
 * @param distance from what it looks at, in distances of the photo's camera from the object
 * @param right what it looks at is this far right of the object, in the same unit
 * @param up and this far above
 */
record OrbitCamera(double azimuth, double elevation, double distance, double right, double up) {

    /** From the side, with object and photo's camera both in sight. */
    static final OrbitCamera START = new OrbitCamera(Math.toRadians(55), Math.toRadians(18), 1.9, -0.36, -0.1);

    private static final double STEEPEST = Math.toRadians(89);
    private static final double FIELD_OF_VIEW = Math.toRadians(40);

    /** A small object far away fills the picture from here. */
    private static final double NEAREST = 0.02;

    private static final double FARTHEST = 10;

    /** Of a framed ball's radius, with some left free around it. */
    private static final double ROOM = 1.1;

    /** Walked around, radians. */
    OrbitCamera turned(double dAzimuth, double dElevation) {
        return new OrbitCamera(
                azimuth + dAzimuth,
                Math.max(-STEEPEST, Math.min(STEEPEST, elevation + dElevation)),
                distance,
                right,
                up);
    }

    /** So many times nearer. */
    OrbitCamera nearer(double factor) {
        return new OrbitCamera(azimuth, elevation, Math.max(NEAREST, Math.min(FARTHEST, distance / factor)), right, up);
    }

    /** Moved across its own picture. */
    OrbitCamera moved(double dRight, double dUp) {
        return new OrbitCamera(azimuth, elevation, distance, right + dRight, up + dUp);
    }

    /** Looks at the object again, from where it is. */
    OrbitCamera centred() {
        return new OrbitCamera(azimuth, elevation, distance, 0, 0);
    }

    /** Looks at the object again, from the same side, so near that a ball around it fills the picture. */
    OrbitCamera framing(Document document) {
        double radius = document.shape().orElseThrow().mesh().bounds().diagonal()
                / 2
                * document.pose().scale()
                * document.view().scale();
        double near = ROOM * radius / Math.sin(FIELD_OF_VIEW / 2) / unit(document);
        return new OrbitCamera(azimuth, elevation, Math.max(NEAREST, Math.min(FARTHEST, near)), 0, 0);
    }

    /** The lens, for a stage of this size. */
    static Camera lens(double width, double height) {
        return Camera.withFieldOfView(
                Math.max(1, (int) Math.round(width)), Math.max(1, (int) Math.round(height)), FIELD_OF_VIEW);
    }

    /** World to this camera's space. */
    Pose view(Document document) {
        Pose view = document.view();
        Bounds box = document.shape().orElseThrow().mesh().bounds();
        Vector3d middle = view.apply(document.pose().apply(new Vector3d(box.centerX(), box.centerY(), box.centerZ())));
        double unit = unit(document);
        Quaterniond turn = new Quaterniond().rotateX(elevation).rotateY(-azimuth);
        Pose toMiddle = Pose.translation(-middle.x, -middle.y, -middle.z);
        Pose around = Pose.of(turn, new Vector3d(-right * unit, -up * unit, -distance * unit));
        return view.then(toMiddle).then(around);
    }

    /** Distance of the photo's camera from the object. */
    static double unit(Document document) {
        Bounds box = document.shape().orElseThrow().mesh().bounds();
        Vector3d middle =
                document.view().apply(document.pose().apply(new Vector3d(box.centerX(), box.centerY(), box.centerZ())));
        return Math.max(1e-6, middle.length());
    }
}
