package shapefit.fit;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.image.PixelRect;
import shapefit.mesh.Mesh;

/** Poses to try when nothing is known: rotations spread evenly, and where an object turned so would have to stand. */
final class StartPoses {

    private final View view;
    private final Mesh mesh;
    private final float[] vertices;
    private final Vector3d pivot;

    /** @param mesh a coarse one will do */
    StartPoses(View view, Mesh mesh) {
        this.view = view;
        this.mesh = mesh;
        vertices = mesh.vertices();
        pivot = new PoseFrame(mesh, List.of(view)).pivot;
    }

    /**
     * Rotation i of n. Source: Alexa, "Super-Fibonacci spirals", CVPR 2022.
     *
     * @param seed turns them all
     */
    static Quaterniond rotation(int i, int n, long seed) {
        double s = i + 0.5;
        double r = StrictMath.sqrt(s / n);
        double big = StrictMath.sqrt(1 - s / n);
        double alpha = 2 * Math.PI * s / StrictMath.sqrt(2);
        double beta = 2 * Math.PI * s / 1.533751168755204288118041;
        Quaterniond spiral = new Quaterniond(
                r * StrictMath.sin(alpha),
                r * StrictMath.cos(alpha),
                big * StrictMath.sin(beta),
                big * StrictMath.cos(beta));
        return uniform(new SplittableRandom(seed)).mul(spiral);
    }

    /** Source: Shoemake, "Uniform random rotations", Graphics Gems III, 1992. */
    private static Quaterniond uniform(SplittableRandom random) {
        double u = random.nextDouble();
        double a = 2 * Math.PI * random.nextDouble();
        double b = 2 * Math.PI * random.nextDouble();
        double low = StrictMath.sqrt(1 - u);
        double high = StrictMath.sqrt(u);
        return new Quaterniond(
                low * StrictMath.sin(a), low * StrictMath.cos(a), high * StrictMath.sin(b), high * StrictMath.cos(b));
    }

    /**
     * Turned so before the camera, and moved until the box of the projected mesh is the given one.
     *
     * @param toCamera rotation from mesh to camera space
     * @return mesh to world
     */
    Pose filling(Quaterniond toCamera, PixelRect where) {
        Camera camera = view.camera();
        Pose turned = Pose.of(toCamera, new Vector3d());
        Pose guess = StartGuess.inFrontOf(camera, Optional.of(where), mesh);
        Vector3d middle = guess.apply(pivot);
        Pose pose = turned;
        for (int round = 0; round < 4; round++) {
            pose = turned.stepped(pivot, new Vector3d(), middle.sub(turned.apply(pivot), new Vector3d()), 1);
            double[] box = projectedBox(camera, pose);
            double size = Math.max(box[2] - box[0], box[3] - box[1]);
            if (!(size > 0)) {
                break;
            }
            double aim = Math.max(where.width(), where.height());
            double depth = -middle.z;
            double u = (where.x() + where.width() / 2) - (box[0] + box[2]) / 2;
            double v = (where.y() + where.height() / 2) - (box[1] + box[3]) / 2;
            middle.add(u * depth / camera.fx(), -v * depth / camera.fy(), 0).mul(size / aim);
        }
        return pose.then(view.pose().inverse());
    }

    /** Turned so where the start is: what does not move is known. */
    Pose inPlace(Quaterniond toWorld, Pose start) {
        Pose there =
                new Pose(toWorld.x, toWorld.y, toWorld.z, toWorld.w, start.tx(), start.ty(), start.tz(), start.scale());
        Vector3d back = start.apply(pivot).sub(there.apply(pivot));
        return there.stepped(pivot, new Vector3d(), back, 1);
    }

    /** {left, top, right, bottom} in pixels, measured at pixel edges. */
    private double[] projectedBox(Camera camera, Pose toCamera) {
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        Projector projector = new Projector(camera);
        Vector3d point = new Vector3d();
        for (int i = 0; i < vertices.length; i += 3) {
            point.set(toCamera.apply(point.set(vertices[i], vertices[i + 1], vertices[i + 2])));
            projector.forward(point.x, point.y, point.z);
            if (projector.depth > 0 && Double.isFinite(projector.x + projector.y)) {
                box[0] = Math.min(box[0], camera.pixelU(projector.x) + 0.5);
                box[1] = Math.min(box[1], camera.pixelV(projector.y) + 0.5);
                box[2] = Math.max(box[2], camera.pixelU(projector.x) + 0.5);
                box[3] = Math.max(box[3], camera.pixelV(projector.y) + 0.5);
            }
        }
        return box;
    }
}
