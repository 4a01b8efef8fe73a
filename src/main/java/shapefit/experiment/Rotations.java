package shapefit.experiment;

import java.util.SplittableRandom;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.camera.Pose;

/** Random rotations. */
final class Rotations {

    private Rotations() {}

    /** Uniform over all rotations. Source: Shoemake, "Uniform random rotations", Graphics Gems III, 1992. */
    static Quaterniond uniform(SplittableRandom random) {
        double u = random.nextDouble();
        double a = 2 * Math.PI * random.nextDouble();
        double b = 2 * Math.PI * random.nextDouble();
        double r = StrictMath.sqrt(1 - u);
        double s = StrictMath.sqrt(u);
        return new Quaterniond(
                r * StrictMath.sin(a), r * StrictMath.cos(a), s * StrictMath.sin(b), s * StrictMath.cos(b));
    }

    /** By a given angle about an axis that is uniform over all directions. */
    static Quaterniond about(SplittableRandom random, double angle) {
        double z = 2 * random.nextDouble() - 1;
        double turn = 2 * Math.PI * random.nextDouble();
        double r = StrictMath.sqrt(1 - z * z);
        return Pose.exp(new Vector3d(r * StrictMath.cos(turn), r * StrictMath.sin(turn), z).mul(angle));
    }
}
