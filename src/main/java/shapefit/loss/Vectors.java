package shapefit.loss;

/** Arithmetic on vectors of three doubles. */
final class Vectors {

    private Vectors() {}

    /** out = corner {@code to} − corner {@code from}; both are offsets into [V, 3]. */
    static void between(float[] vertices, int from, int to, double[] out) {
        for (int k = 0; k < 3; k++) {
            out[k] = (double) vertices[to + k] - vertices[from + k];
        }
    }

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** out += a × b; out must be neither. */
    static void addCross(double[] a, double[] b, double[] out) {
        out[0] += a[1] * b[2] - a[2] * b[1];
        out[1] += a[2] * b[0] - a[0] * b[2];
        out[2] += a[0] * b[1] - a[1] * b[0];
    }

    /** out += factor · a. */
    static void addScaled(double factor, double[] a, double[] out) {
        for (int k = 0; k < 3; k++) {
            out[k] += factor * a[k];
        }
    }
}
