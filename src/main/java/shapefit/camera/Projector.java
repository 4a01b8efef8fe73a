package shapefit.camera;

import shapefit.camera.Camera.Projection;

/**
 * Camera space to NDC and depth, and the chain rule back. One point at a time; the results stand in fields, so that a
 * million points allocate nothing. Used by one thread.
 */
public final class Projector {

    private final Camera camera;
    private final boolean pinhole;
    private final boolean distorted;
    private final double squaredRadiusLimit;
    private final double scaleX; // NDC per unit of x″
    private final double scaleY; // NDC per unit of −y″
    private final double offsetX; // NDC of the principal point
    private final double offsetY;

    /** NDC x, written by {@link #forward}; NaN if the lens does not see the point. */
    public double x;
    /** NDC y, written by {@link #forward}. */
    public double y;
    /** Depth, written by {@link #forward}: positive in front. */
    public double depth;

    /** Derivative by camera-space x, written by {@link #backward}. */
    public double gradX;
    /** Derivative by camera-space y. */
    public double gradY;
    /** Derivative by camera-space z. */
    public double gradZ;
    /** Derivative by the natural logarithm of the focal length (fx and fy together). */
    public double gradLogFocal;

    /** @param camera the lens */
    public Projector(Camera camera) {
        this.camera = camera;
        pinhole = camera.projection() == Projection.PINHOLE;
        distorted = !camera.distortion().isNone();
        squaredRadiusLimit = camera.distortion().squaredRadiusLimit();
        scaleX = 2 * camera.fx() / camera.shortSide();
        scaleY = 2 * camera.fy() / camera.shortSide();
        offsetX = camera.ndcX(camera.cx());
        offsetY = camera.ndcY(camera.cy());
    }

    /** Projects a camera-space point into {@link #x}, {@link #y}, {@link #depth}. */
    public void forward(double px, double py, double pz) {
        depth = -pz;
        if (!pinhole) {
            x = offsetX + scaleX * px;
            y = offsetY + scaleY * py;
            return;
        }
        double nx = px / depth;
        double ny = py / depth;
        if (!distorted) {
            x = offsetX + scaleX * nx;
            y = offsetY + scaleY * ny;
            return;
        }
        if (nx * nx + ny * ny >= squaredRadiusLimit) {
            x = Double.NaN;
            y = Double.NaN;
            return;
        }
        // The distortion model has y down, camera space has y up.
        x = offsetX + scaleX * camera.distortion().distortX(nx, -ny);
        y = offsetY - scaleY * camera.distortion().distortY(nx, -ny);
    }

    /**
     * Derivatives of a number by the camera-space point and the focal length.
     *
     * @param gx derivative by NDC x
     * @param gy derivative by NDC y
     * @param gd derivative by depth
     */
    public void backward(double px, double py, double pz, double gx, double gy, double gd) {
        forward(px, py, pz);
        gradLogFocal = gx * (x - offsetX) + gy * (y - offsetY);
        double sx = gx * scaleX;
        double sy = gy * scaleY;
        if (!pinhole) {
            gradX = sx;
            gradY = sy;
            gradZ = -gd;
            return;
        }
        double nx = px / depth;
        double ny = py / depth;
        double gnx = sx;
        double gny = sy;
        if (distorted) {
            Distortion d = camera.distortion();
            double xy = -d.slopeXy(nx, -ny);
            gnx = sx * d.slopeXx(nx, -ny) + sy * xy;
            gny = sx * xy + sy * d.slopeYy(nx, -ny);
        }
        gradX = gnx / depth;
        gradY = gny / depth;
        gradZ = (gnx * nx + gny * ny) / depth - gd;
    }
}
