package shapefit.bench;

import shapefit.camera.Camera;
import shapefit.raster.SoftSettings;

/**
 * Counts what a soft rasterizer cannot avoid: pairs of a pixel and a triangle that covers its centre, or whose boundary is
 * nearer to it than the reach. Written from the definition, apart from every rasterizer.
 */
final class SampleCount {

    /** Triangles with a smaller doubled area are not drawn. NDC². */
    private static final double SMALLEST_AREA = 1e-10;

    private SampleCount() {}

    /**
     * @param ndc [V, 2]; a vertex that is not finite takes its faces out
     * @param faces [F, 3]
     * @param camera the pixel grid
     */
    static long of(double[] ndc, int[] faces, Camera camera, SoftSettings settings) {
        long count = 0;
        double[] t = new double[6];
        for (int f = 0; f < faces.length; f += 3) {
            for (int k = 0; k < 3; k++) {
                t[2 * k] = ndc[2 * faces[f + k]];
                t[2 * k + 1] = ndc[2 * faces[f + k] + 1];
            }
            double area = cross(t, 0, 1, t[4], t[5]);
            if (Math.abs(area) >= SMALLEST_AREA) { // false for NaN, too
                count += around(t, camera, settings);
            }
        }
        return count;
    }

    /** Tests the pixels of the box that reaches around the triangle. */
    private static long around(double[] t, Camera camera, SoftSettings settings) {
        double reach = settings.reach();
        int left = column(camera, min(t, 0) - reach, false);
        int right = column(camera, max(t, 0) + reach, true);
        int top = row(camera, max(t, 1) + reach, false);
        int bottom = row(camera, min(t, 1) - reach, true);
        long count = 0;
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double x = camera.ndcX(column);
                double y = camera.ndcY(row);
                if (isInside(t, x, y) || squaredDistance(t, x, y) < settings.squaredReach()) {
                    count++;
                }
            }
        }
        return count;
    }

    private static int column(Camera camera, double x, boolean last) {
        double u = camera.pixelU(x);
        return (int) Math.max(0, Math.min(camera.width() - 1.0, last ? Math.ceil(u) : Math.floor(u)));
    }

    private static int row(Camera camera, double y, boolean last) {
        double v = camera.pixelV(y);
        return (int) Math.max(0, Math.min(camera.height() - 1.0, last ? Math.ceil(v) : Math.floor(v)));
    }

    private static boolean isInside(double[] t, double x, double y) {
        double a = cross(t, 0, 1, x, y);
        double b = cross(t, 1, 2, x, y);
        double c = cross(t, 2, 0, x, y);
        return a > 0 && b > 0 && c > 0 || a < 0 && b < 0 && c < 0;
    }

    private static double squaredDistance(double[] t, double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 3; k++) {
            int n = (k + 1) % 3;
            double ex = t[2 * n] - t[2 * k];
            double ey = t[2 * n + 1] - t[2 * k + 1];
            double px = x - t[2 * k];
            double py = y - t[2 * k + 1];
            double length = ex * ex + ey * ey;
            double s = length > 0 ? Math.max(0, Math.min(1, (px * ex + py * ey) / length)) : 0;
            double dx = px - s * ex;
            double dy = py - s * ey;
            nearest = Math.min(nearest, dx * dx + dy * dy);
        }
        return nearest;
    }

    /** Doubled signed area of corners i, j and a point. */
    private static double cross(double[] t, int i, int j, double x, double y) {
        return (t[2 * j] - t[2 * i]) * (y - t[2 * i + 1]) - (x - t[2 * i]) * (t[2 * j + 1] - t[2 * i + 1]);
    }

    private static double min(double[] t, int axis) {
        return Math.min(t[axis], Math.min(t[2 + axis], t[4 + axis]));
    }

    private static double max(double[] t, int axis) {
        return Math.max(t[axis], Math.max(t[2 + axis], t[4 + axis]));
    }
}
