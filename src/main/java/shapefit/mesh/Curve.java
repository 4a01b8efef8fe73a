package shapefit.mesh;

/** A smooth curve through points: Catmull–Rom pieces, evenly in the parameter. */
final class Curve {

    private final double[][] points; // [n][d]

    /** @param points [n][d], at least 2 */
    Curve(double[]... points) {
        this.points = points;
    }

    /**
     * @param t 0 at the first point, 1 at the last
     * @return [d]
     */
    double[] at(double t) {
        double place = t * (points.length - 1);
        int piece = Math.min((int) place, points.length - 2);
        double s = place - piece;
        double[] result = new double[points[0].length];
        for (int k = 0; k < result.length; k++) {
            double b = points[piece][k];
            double c = points[piece + 1][k];
            double a = piece > 0 ? points[piece - 1][k] : 2 * b - c;
            double d = piece + 2 < points.length ? points[piece + 2][k] : 2 * c - b;
            result[k] = b
                    + s * (c - a) / 2
                    + s * s * (a - 2.5 * b + 2 * c - d / 2)
                    + s * s * s * (1.5 * (b - c) + (d - a) / 2);
        }
        return result;
    }

    /** The direction in which the first two coordinates move, of length 1. */
    double[] direction(double t) {
        double step = 1e-4;
        double[] before = at(Math.max(0, t - step));
        double[] behind = at(Math.min(1, t + step));
        double x = behind[0] - before[0];
        double y = behind[1] - before[1];
        double length = Math.hypot(x, y);
        return new double[] {x / length, y / length};
    }
}
