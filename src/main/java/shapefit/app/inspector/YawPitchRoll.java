package shapefit.app.inspector;

import org.joml.Quaterniond;
import org.joml.Quaterniondc;
import org.joml.Vector3d;

/**
 * A rotation as three turns before a camera, radians: R = Rz(roll) · Rx(pitch) · Ry(yaw). The object turns about its own upright
 * axis, is tilted towards the camera, and is turned in the picture.
 *
 * @param yaw −π to π; as it grows the front turns to the right
 * @param pitch −π/2 to π/2; as it grows the top comes nearer
 * @param roll −π to π, counterclockwise in the picture
 */
record YawPitchRoll(double yaw, double pitch, double roll) {

    /** Of a rotation. */
    static YawPitchRoll of(Quaterniondc rotation) {
        Vector3d angles = rotation.getEulerAnglesZXY(new Vector3d());
        return new YawPitchRoll(angles.y, angles.x, angles.z);
    }

    Quaterniond rotation() {
        return new Quaterniond().rotateZ(roll).rotateX(pitch).rotateY(yaw);
    }
}
