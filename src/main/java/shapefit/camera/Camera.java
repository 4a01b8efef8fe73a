package shapefit.camera;

/**
 * A lens over a pixel grid. Immutable. Where it stands is a {@link Pose}, not part of it.
 *
 * <p><b>Camera space</b> is right-handed: x right, y up, looking along −z; the depth of a point is −z. <b>Pixels</b>: (0, 0)
 * is the centre of the top left pixel, u to the right, v down. <b>NDC</b>: x right, y up, [−1, 1] over the shorter side.
 *
 * @param projection pinhole or orthographic
 * @param width picture width, pixels, at least 1
 * @param height picture height, pixels, at least 1
 * @param fx focal length in pixels across; pixels per unit for an orthographic camera; above 0
 * @param fy the same downwards
 * @param cx principal point, pixels
 * @param cy principal point, pixels
 * @param distortion of the lens; {@link Distortion#NONE} for an orthographic camera
 */
public record Camera(
        Projection projection,
        int width,
        int height,
        double fx,
        double fy,
        double cx,
        double cy,
        Distortion distortion) {

    /** How depth acts on size. */
    public enum Projection {
        /** u = cx + fx·x/depth. */
        PINHOLE,
        /** u = cx + fx·x. */
        ORTHOGRAPHIC
    }

    /** @throws IllegalArgumentException if a value is out of the range given above */
    public Camera {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("picture must be at least 1 × 1, got " + width + " × " + height);
        }
        if (!(fx > 0) || !(fy > 0) || !Double.isFinite(fx + fy)) {
            throw new IllegalArgumentException("focal length must be > 0 pixels, got fx " + fx + ", fy " + fy);
        }
        if (!Double.isFinite(cx + cy)) {
            throw new IllegalArgumentException("principal point must be finite, got " + cx + ", " + cy);
        }
        if (projection == Projection.ORTHOGRAPHIC && !distortion.isNone()) {
            throw new IllegalArgumentException("an orthographic camera has no lens distortion");
        }
    }

    /** A pinhole camera without distortion. */
    public static Camera pinhole(int width, int height, double fx, double fy, double cx, double cy) {
        return new Camera(Projection.PINHOLE, width, height, fx, fy, cx, cy, Distortion.NONE);
    }

    /**
     * A pinhole camera with square pixels that looks through the picture's middle.
     *
     * @param fieldOfView whole angle over the picture's <em>shorter</em> side, radians, in (0, π)
     */
    public static Camera withFieldOfView(int width, int height, double fieldOfView) {
        if (!(fieldOfView > 0 && fieldOfView < Math.PI)) {
            throw new IllegalArgumentException(
                    "field of view must be between 0 and 180 degrees, got " + Math.toDegrees(fieldOfView));
        }
        double focal = Math.min(width, height) / (2 * Math.tan(fieldOfView / 2));
        return pinhole(width, height, focal, focal, (width - 1) / 2.0, (height - 1) / 2.0);
    }

    /**
     * An orthographic camera that looks through the picture's middle.
     *
     * @param halfWidth what NDC 1 is, in scene units, above 0
     */
    public static Camera orthographic(int width, int height, double halfWidth) {
        double perUnit = Math.min(width, height) / (2 * halfWidth);
        return new Camera(
                Projection.ORTHOGRAPHIC,
                width,
                height,
                perUnit,
                perUnit,
                (width - 1) / 2.0,
                (height - 1) / 2.0,
                Distortion.NONE);
    }

    /**
     * The camera of a part of the picture, resampled.
     *
     * @param x left edge of the part, pixels, where 0 is the left <em>edge</em> of the first column; may lie outside
     * @param y top edge
     * @param w width of the part, pixels, above 0
     * @param h height of the part
     * @param newWidth columns it becomes
     * @param newHeight rows it becomes
     */
    public Camera crop(double x, double y, double w, double h, int newWidth, int newHeight) {
        double sx = newWidth / w;
        double sy = newHeight / h;
        return new Camera(
                projection,
                newWidth,
                newHeight,
                fx * sx,
                fy * sy,
                (cx + 0.5 - x) * sx - 0.5,
                (cy + 0.5 - y) * sy - 0.5,
                distortion);
    }

    /** The same view on another number of pixels. */
    public Camera resized(int newWidth, int newHeight) {
        return crop(0, 0, width, height, newWidth, newHeight);
    }

    /**
     * The same camera with another focal length.
     *
     * @param factor on fx and fy, above 0
     */
    public Camera zoomed(double factor) {
        return new Camera(projection, width, height, fx * factor, fy * factor, cx, cy, distortion);
    }

    /** The shorter side, pixels: what NDC [−1, 1] spans. */
    public int shortSide() {
        return Math.min(width, height);
    }

    /** NDC x of a pixel column. */
    public double ndcX(double u) {
        return (2 * u + 1 - width) / shortSide();
    }

    /** NDC y of a pixel row. */
    public double ndcY(double v) {
        return (height - 1 - 2 * v) / shortSide();
    }

    /** Pixel column of an NDC x. */
    public double pixelU(double ndcX) {
        return (ndcX * shortSide() + width - 1) / 2;
    }

    /** Pixel row of an NDC y. */
    public double pixelV(double ndcY) {
        return (height - 1 - ndcY * shortSide()) / 2;
    }
}
