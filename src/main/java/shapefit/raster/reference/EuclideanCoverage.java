package shapefit.raster.reference;

import shapefit.raster.Distribution;
import shapefit.raster.SoftSettings;

/**
 * {@link shapefit.raster.Distance#EUCLIDEAN}: a = ±d / √σ, or ±d² / σ, with d the distance to the triangle's boundary, +
 * inside.
 *
 * @param inside whether the pixel is strictly inside
 * @param foot the boundary's nearest point
 * @param sigma σ, NDC²
 */
record EuclideanCoverage(Triangle triangle, boolean inside, Foot foot, double sigma, Distribution distribution)
        implements DistanceCoverage {

    /**
     * A point on the edge from corner k to corner k + 1, seen from a pixel.
     *
     * @param k the edge
     * @param t 0 at corner k to 1 at corner k + 1
     * @param gapX foot minus pixel, NDC
     * @param gapY foot minus pixel, NDC
     */
    record Foot(int k, double t, double gapX, double gapY) {

        double squaredDistance() {
            return gapX * gapX + gapY * gapY;
        }
    }

    static EuclideanCoverage of(Triangle triangle, double px, double py, double[] w, SoftSettings settings) {
        boolean inside = isStrictlyInside(w);
        Foot foot = triangle.isDegenerate()
                ? DegenerateFoot.of(triangle, px, py, w, inside)
                : nearestFoot(triangle, px, py);
        boolean outOfReach = !inside && !(foot.squaredDistance() < settings.squaredReach());
        return outOfReach
                ? null
                : new EuclideanCoverage(triangle, inside, foot, settings.sigma(), settings.distribution());
    }

    /**
     * The foot is a fixed mixture of the edge's ends as far as the first derivative goes: sliding along the edge does
     * not change the distance. So ∂d²/∂pₖ = 2 (1 − t) gap, ∂d²/∂pₖ₊₁ = 2 t gap; and ±d moves with the foot, outwards.
     */
    @Override
    public void backward(double gradArgument, double[] gradCorners) {
        if (distribution.isSquared()) {
            double factor = gradArgument * (inside ? 2 : -2) / sigma;
            addAtFoot(factor * foot.gapX, factor * foot.gapY, gradCorners);
        } else {
            double[] outwards = outwards();
            double factor = gradArgument / Math.sqrt(sigma);
            addAtFoot(factor * outwards[0], factor * outwards[1], gradCorners);
        }
    }

    private void addAtFoot(double gradX, double gradY, double[] gradCorners) {
        triangle.addToCorner(gradCorners, foot.k, (1 - foot.t) * gradX, (1 - foot.t) * gradY, 0);
        triangle.addToCorner(gradCorners, (foot.k + 1) % 3, foot.t * gradX, foot.t * gradY, 0);
    }

    /** The unit vector that leads out of the triangle at the foot; also for a pixel right there. */
    private double[] outwards() {
        double distance = Math.sqrt(foot.squaredDistance());
        if (distance == 0) {
            return triangle.outwards(foot.k);
        }
        double scale = (inside ? 1 : -1) / distance;
        return new double[] {scale * foot.gapX, scale * foot.gapY};
    }

    @Override
    public double argument() {
        double sign = inside ? 1 : -1;
        return distribution.isSquared()
                ? sign * foot.squaredDistance() / sigma
                : sign * Math.sqrt(foot.squaredDistance() / sigma);
    }

    /** A pixel exactly on an edge is outside, at distance 0: D = ½ either way. */
    private static boolean isStrictlyInside(double[] w) {
        for (double weight : w) {
            if (!(weight > 0 && weight < 1)) {
                return false;
            }
        }
        return true;
    }

    /** The nearest point of the three closed edges. */
    static Foot nearestFoot(Triangle triangle, double px, double py) {
        Foot nearest = footOnEdge(triangle, 0, px, py);
        for (int k = 1; k < 3; k++) {
            Foot foot = footOnEdge(triangle, k, px, py);
            if (foot.squaredDistance() < nearest.squaredDistance()) {
                nearest = foot;
            }
        }
        return nearest;
    }

    /** The nearest point of edge k. Differences come first, so that small triangles keep their digits. */
    static Foot footOnEdge(Triangle triangle, int k, double px, double py) {
        int next = (k + 1) % 3;
        double startX = triangle.x[k] - px;
        double startY = triangle.y[k] - py;
        double edgeX = triangle.x[next] - triangle.x[k];
        double edgeY = triangle.y[next] - triangle.y[k];
        double squaredLength = edgeX * edgeX + edgeY * edgeY;
        double t = squaredLength == 0 ? 0 : -(startX * edgeX + startY * edgeY) / squaredLength;
        t = Math.min(Math.max(t, 0), 1);
        return new Foot(k, t, startX + t * edgeX, startY + t * edgeY);
    }
}
