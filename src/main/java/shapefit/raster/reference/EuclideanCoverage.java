package shapefit.raster.reference;

import shapefit.raster.SoftSettings;

/**
 * {@link shapefit.raster.Distance#EUCLIDEAN}: x = ±d² / σ with d the distance to the triangle's boundary, + inside.
 *
 * @param inside whether the pixel is strictly inside
 * @param foot the boundary's nearest point
 * @param sigma σ, NDC²
 */
record EuclideanCoverage(Triangle triangle, boolean inside, Foot foot, double sigma) implements Coverage {

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
        return outOfReach ? null : new EuclideanCoverage(triangle, inside, foot, settings.sigma());
    }

    @Override
    public double value() {
        return Coverage.logistic(exponent());
    }

    @Override
    public double complement() {
        return Coverage.logistic(-exponent());
    }

    /**
     * The foot is a fixed mixture of the edge's ends as far as the first derivative goes: sliding along the edge does
     * not change the distance. So ∂d²/∂pₖ = 2 (1 − t) gap, ∂d²/∂pₖ₊₁ = 2 t gap.
     */
    @Override
    public void backward(double gradExponent, double[] gradCorners) {
        double factor = gradExponent * (inside ? 2 : -2) / sigma;
        double atStart = factor * (1 - foot.t);
        double atEnd = factor * foot.t;
        triangle.addToCorner(gradCorners, foot.k, atStart * foot.gapX, atStart * foot.gapY, 0);
        triangle.addToCorner(gradCorners, (foot.k + 1) % 3, atEnd * foot.gapX, atEnd * foot.gapY, 0);
    }

    private double exponent() {
        return (inside ? 1 : -1) * foot.squaredDistance() / sigma;
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
