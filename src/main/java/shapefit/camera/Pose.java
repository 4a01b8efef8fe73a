package shapefit.camera;

import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Quaterniondc;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/**
 * A similarity: x ↦ scale · R x + t. Immutable. Places an object in the world, or the world before a camera.
 *
 * @param qx unit quaternion, i
 * @param qy unit quaternion, j
 * @param qz unit quaternion, k
 * @param qw unit quaternion, real part
 * @param tx translation
 * @param ty translation
 * @param tz translation
 * @param scale above 0
 */
public record Pose(double qx, double qy, double qz, double qw, double tx, double ty, double tz, double scale) {

    /** Leaves everything where it is. */
    public static final Pose IDENTITY = new Pose(0, 0, 0, 1, 0, 0, 0, 1);

    /** @throws IllegalArgumentException if a number is not finite, the quaternion is 0 or the scale not above 0 */
    public Pose {
        double length = Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
        if (!(length > 0) || !Double.isFinite(length) || !Double.isFinite(tx + ty + tz)) {
            throw new IllegalArgumentException("a pose needs a finite rotation and translation");
        }
        if (!(scale > 0) || !Double.isFinite(scale)) {
            throw new IllegalArgumentException("scale must be > 0, got " + scale);
        }
        // Within rounding of 1 it is kept as it is, so that a pose read back is the same bits.
        if (Math.abs(length - 1) > 1e-14) {
            qx /= length;
            qy /= length;
            qz /= length;
            qw /= length;
        }
    }

    /** A pose of scale 1. */
    public static Pose of(Quaterniondc rotation, Vector3dc translation) {
        return new Pose(
                rotation.x(),
                rotation.y(),
                rotation.z(),
                rotation.w(),
                translation.x(),
                translation.y(),
                translation.z(),
                1);
    }

    /** A pure translation. */
    public static Pose translation(double x, double y, double z) {
        return new Pose(0, 0, 0, 1, x, y, z, 1);
    }

    /**
     * The pose of the world before a camera.
     *
     * @param eye where the camera stands
     * @param at what it looks at, not the same point
     * @param up which way is up; where it is along the view another axis takes its place (Q18)
     * @throws IllegalArgumentException if eye and at are the same point
     */
    public static Pose lookAt(Vector3dc eye, Vector3dc at, Vector3dc up) {
        Vector3d back = eye.sub(at, new Vector3d());
        if (!(back.length() > 0)) {
            throw new IllegalArgumentException("a camera cannot look at the point where it stands");
        }
        back.normalize();
        Vector3d right = up.cross(back, new Vector3d());
        if (right.length() < 1e-6 * up.length()) {
            right = new Vector3d(1, 0, 0).cross(back);
            if (right.length() < 1e-3) {
                right = new Vector3d(0, 0, 1).cross(back);
            }
        }
        right.normalize();
        Vector3d above = back.cross(right, new Vector3d());
        // Rows of the rotation are the camera's axes.
        Matrix3d rotation = new Matrix3d(right.x, above.x, back.x, right.y, above.y, back.y, right.z, above.z, back.z);
        Quaterniond q = new Quaterniond().setFromNormalized(rotation);
        return of(q, rotation.transform(eye, new Vector3d()).negate());
    }

    /**
     * A camera that looks at the origin from a distance.
     *
     * @param distance from the origin, above 0
     * @param elevation above the horizon, radians
     * @param azimuth around +y, from the +z axis towards +x, radians
     */
    public static Pose orbit(double distance, double elevation, double azimuth) {
        Vector3d eye = new Vector3d(
                distance * Math.cos(elevation) * Math.sin(azimuth),
                distance * Math.sin(elevation),
                distance * Math.cos(elevation) * Math.cos(azimuth));
        return lookAt(eye, new Vector3d(), new Vector3d(0, 1, 0));
    }

    /**
     * From the form other programs write: X_cam = R·X + t with x right, y down, z forward.
     *
     * @param r [3, 3] row-major rotation
     * @param t [3]
     */
    public static Pose fromOpenCv(double[] r, double[] t) {
        Matrix3d rotation = new Matrix3d(r[0], -r[3], -r[6], r[1], -r[4], -r[7], r[2], -r[5], -r[8]);
        return of(new Quaterniond().setFromNormalized(rotation), new Vector3d(t[0], -t[1], -t[2]));
    }

    /** R of the OpenCV form, [3, 3] row-major, without the scale. */
    public double[] openCvRotation() {
        double[] r = openGlRotation();
        for (int i = 3; i < 9; i++) {
            r[i] = -r[i];
        }
        return r;
    }

    /** t of the OpenCV form. */
    public double[] openCvTranslation() {
        return new double[] {tx, -ty, -tz};
    }

    /** R in our own axes (OpenGL's), [3, 3] row-major, without the scale. */
    public double[] openGlRotation() {
        Matrix3d m = new Matrix3d().set(rotation());
        return new double[] {m.m00, m.m10, m.m20, m.m01, m.m11, m.m21, m.m02, m.m12, m.m22};
    }

    /** t in our own axes (OpenGL's). */
    public double[] openGlTranslation() {
        return new double[] {tx, ty, tz};
    }

    /** The rotation. */
    public Quaterniond rotation() {
        return new Quaterniond(qx, qy, qz, qw);
    }

    /** The translation. */
    public Vector3d translation() {
        return new Vector3d(tx, ty, tz);
    }

    /** Where a point goes. */
    public Vector3d apply(Vector3dc point) {
        return rotation().transform(point, new Vector3d()).mul(scale).add(tx, ty, tz);
    }

    /** First this, then another. */
    public Pose then(Pose next) {
        Quaterniond q = next.rotation().mul(rotation()).normalize();
        Vector3d t = next.apply(translation());
        return new Pose(q.x, q.y, q.z, q.w, t.x, t.y, t.z, scale * next.scale);
    }

    /** What undoes this. */
    public Pose inverse() {
        Quaterniond q = rotation().conjugate();
        Vector3d t = q.transform(translation()).div(-scale);
        return new Pose(q.x, q.y, q.z, q.w, t.x, t.y, t.z, 1 / scale);
    }

    /**
     * Turned and scaled about a point of the object, which then is moved.
     *
     * @param pivot in the object's own space
     * @param turn rotation vector in the outer space: axis times angle, radians
     * @param move added to where the pivot is
     * @param grow factor on the scale, above 0
     */
    public Pose stepped(Vector3dc pivot, Vector3dc turn, Vector3dc move, double grow) {
        Vector3d anchor = apply(pivot).add(move);
        Quaterniond q = exp(turn).mul(rotation()).normalize();
        double s = scale * grow;
        Vector3d t = anchor.sub(q.transform(pivot, new Vector3d()).mul(s));
        return new Pose(q.x, q.y, q.z, q.w, t.x, t.y, t.z, s);
    }

    /** The smallest angle that turns this rotation into another, radians, 0 to π. */
    public double angleTo(Pose other) {
        double dot = Math.abs(qx * other.qx + qy * other.qy + qz * other.qz + qw * other.qw);
        Quaterniond between = rotation().conjugate().mul(other.rotation());
        double sine = Math.sqrt(between.x * between.x + between.y * between.y + between.z * between.z);
        return 2 * Math.atan2(sine, dot);
    }

    /** The rotation of a rotation vector (axis times angle, radians). */
    public static Quaterniond exp(Vector3dc vector) {
        double angle = vector.length();
        double half = angle / 2;
        // sin(a/2)/a by its series near 0, where the quotient loses its digits
        double factor = angle < 1e-4 ? 0.5 - angle * angle / 48 : Math.sin(half) / angle;
        return new Quaterniond(vector.x() * factor, vector.y() * factor, vector.z() * factor, Math.cos(half));
    }
}
