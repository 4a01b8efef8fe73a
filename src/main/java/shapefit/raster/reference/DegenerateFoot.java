package shapefit.raster.reference;

import shapefit.raster.reference.EuclideanCoverage.Foot;

/**
 * {@link shapefit.raster.Quirk#DRAW_DEGENERATE}: where the original finds the nearest point of a triangle without area.
 *
 * <p>It picks the edge by the signs of w and measures not from the pixel but from q = Σ wₖ pₖ. For a proper triangle
 * that is the same; here w was divided by a determinant kept away from zero, and q ends up near the picture's centre.
 */
final class DegenerateFoot {
    private DegenerateFoot() {}

    static Foot of(Triangle triangle, double px, double py, double[] w, boolean inside) {
        double qx = 0;
        double qy = 0;
        for (int k = 0; k < 3; k++) {
            qx += w[k] * triangle.x[k];
            qy += w[k] * triangle.y[k];
        }
        return inside
                ? EuclideanCoverage.nearestFoot(triangle, qx, qy)
                : EuclideanCoverage.footOnEdge(triangle, edgeFacing(triangle, px, py, w), qx, qy);
    }

    /** The edge that a pixel outside of the triangle sees. */
    private static int edgeFacing(Triangle triangle, double px, double py, double[] w) {
        for (int k = 0; k < 3; k++) {
            int next = (k + 1) % 3;
            int last = (k + 2) % 3;
            if (w[next] <= 0 && w[last] <= 0) { // beyond corner k
                return isObtuse(triangle, k) && isAhead(triangle, k, last, px, py) ? last : k;
            }
        }
        for (int k = 0; k < 3; k++) {
            if (w[k] <= 0) {
                return (k + 1) % 3;
            }
        }
        return 0; // unreachable by proper coordinates: all above 0 and one at least 1
    }

    private static boolean isObtuse(Triangle triangle, int k) {
        int next = (k + 1) % 3;
        return isAhead(
                triangle, k, (k + 2) % 3, 2 * triangle.x[k] - triangle.x[next], 2 * triangle.y[k] - triangle.y[next]);
    }

    /** Whether (px, py), seen from corner k, lies in the direction of corner {@code to}. */
    private static boolean isAhead(Triangle triangle, int k, int to, double px, double py) {
        return (px - triangle.x[k]) * (triangle.x[to] - triangle.x[k])
                        + (py - triangle.y[k]) * (triangle.y[to] - triangle.y[k])
                > 0;
    }
}
