package shapefit.render;

import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.camera.Projector;

/**
 * Mesh vertices → world (pose) → camera space (view) → NDC and depth (camera), and the chain rule back. Reuses its buffers.
 */
final class GeometryStage {

    /** [V, 3] world space, written by {@link #forward}. */
    double[] world = {};

    /** [V, 3] NDC x, y and depth, written by {@link #forward}. */
    float[] ndc = {};

    private double[] cameraSpace = {}; // [V, 3]
    private int count;
    private Pose pose;
    private final Matrix3d viewRotation = new Matrix3d();
    private double viewScale;
    private Projector projector;
    private Camera camera;

    /**
     * @param vertices [V, 3] mesh units
     * @param newPose mesh to world
     * @param view world to camera space
     * @param newCamera camera space to picture
     */
    void forward(float[] vertices, Pose newPose, Pose view, Camera newCamera) {
        count = vertices.length / 3;
        pose = newPose;
        if (!newCamera.equals(camera)) {
            camera = newCamera;
            projector = new Projector(camera);
        }
        if (ndc.length != vertices.length) {
            world = new double[vertices.length];
            cameraSpace = new double[vertices.length];
            ndc = new float[vertices.length];
        }
        for (int i = 0; i < vertices.length; i++) {
            cameraSpace[i] = vertices[i]; // mesh space for now
        }
        transform(cameraSpace, pose, world);
        transform(world, view, cameraSpace);
        viewRotation.set(view.rotation());
        viewScale = view.scale();
        for (int i = 0; i < 3 * count; i += 3) {
            projector.forward(cameraSpace[i], cameraSpace[i + 1], cameraSpace[i + 2]);
            ndc[i] = (float) projector.x;
            ndc[i + 1] = (float) projector.y;
            ndc[i + 2] = (float) projector.depth;
        }
    }

    private void transform(double[] from, Pose by, double[] to) {
        Matrix3d r = new Matrix3d().set(by.rotation());
        double s = by.scale();
        for (int i = 0; i < 3 * count; i += 3) {
            double x = s * from[i];
            double y = s * from[i + 1];
            double z = s * from[i + 2];
            to[i] = r.m00 * x + r.m10 * y + r.m20 * z + by.tx();
            to[i + 1] = r.m01 * x + r.m11 * y + r.m21 * z + by.ty();
            to[i + 2] = r.m02 * x + r.m12 * y + r.m22 * z + by.tz();
        }
    }

    /**
     * From NDC to world space. Vertices that no drawn face touched (gradient 0) are skipped: their projection may not exist.
     *
     * @param gradNdc [V, 3]
     * @param gradWorld [V, 3], added to
     * @return derivative by the natural logarithm of the focal length
     */
    double backwardToWorld(double[] gradNdc, double[] gradWorld) {
        Matrix3d r = viewRotation;
        double gradLogFocal = 0;
        for (int i = 0; i < 3 * count; i += 3) {
            if (gradNdc[i] == 0 && gradNdc[i + 1] == 0 && gradNdc[i + 2] == 0) {
                continue;
            }
            projector.backward(
                    cameraSpace[i], cameraSpace[i + 1], cameraSpace[i + 2], gradNdc[i], gradNdc[i + 1], gradNdc[i + 2]);
            double x = viewScale * projector.gradX;
            double y = viewScale * projector.gradY;
            double z = viewScale * projector.gradZ;
            gradWorld[i] += r.m00 * x + r.m01 * y + r.m02 * z;
            gradWorld[i + 1] += r.m10 * x + r.m11 * y + r.m12 * z;
            gradWorld[i + 2] += r.m20 * x + r.m21 * y + r.m22 * z;
            gradLogFocal += projector.gradLogFocal;
        }
        return gradLogFocal;
    }

    /**
     * From world space to pose and vertices; adds to {@code out}.
     *
     * @param gradWorld [V, 3]
     * @param pivot the point of the mesh about which the pose turns and grows, mesh units
     */
    void backwardToPose(double[] gradWorld, Vector3dc pivot, SceneGradients out) {
        Vector3d p = pose.apply(pivot);
        Matrix3d r = new Matrix3d().set(pose.rotation());
        double s = pose.scale();
        for (int i = 0; i < 3 * count; i += 3) {
            double gx = gradWorld[i];
            double gy = gradWorld[i + 1];
            double gz = gradWorld[i + 2];
            double x = world[i] - p.x;
            double y = world[i + 1] - p.y;
            double z = world[i + 2] - p.z;
            out.translation[0] += gx;
            out.translation[1] += gy;
            out.translation[2] += gz;
            out.rotation[0] += y * gz - z * gy;
            out.rotation[1] += z * gx - x * gz;
            out.rotation[2] += x * gy - y * gx;
            out.logScale += x * gx + y * gy + z * gz;
            out.vertices[i] += (float) (s * (r.m00 * gx + r.m01 * gy + r.m02 * gz));
            out.vertices[i + 1] += (float) (s * (r.m10 * gx + r.m11 * gy + r.m12 * gz));
            out.vertices[i + 2] += (float) (s * (r.m20 * gx + r.m21 * gy + r.m22 * gz));
        }
    }
}
