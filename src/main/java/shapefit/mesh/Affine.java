package shapefit.mesh;

/** Affine maps of space as [4, 4] column-major matrices whose last row is 0 0 0 1. */
final class Affine {

    static final double[] IDENTITY = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};

    private Affine() {}

    /** First {@code b}, then {@code a}. */
    static double[] times(double[] a, double[] b) {
        double[] product = new double[16];
        for (int i = 0; i < 16; i++) {
            for (int k = 0; k < 4; k++) {
                product[i] += a[i % 4 + 4 * k] * b[i / 4 * 4 + k];
            }
        }
        return product;
    }

    /** Moves a point, [3], in place. */
    static void apply(double[] m, double[] point) {
        double x = point[0];
        double y = point[1];
        double z = point[2];
        for (int k = 0; k < 3; k++) {
            point[k] = m[k] * x + m[4 + k] * y + m[8 + k] * z + m[12 + k];
        }
    }

    /** The rotation of a unit quaternion x, y, z, w. */
    static double[] turn(double[] q) {
        double x = q[0];
        double y = q[1];
        double z = q[2];
        double w = q[3];
        return new double[] {
            1 - 2 * (y * y + z * z),
            2 * (x * y + z * w),
            2 * (x * z - y * w),
            0,
            2 * (x * y - z * w),
            1 - 2 * (x * x + z * z),
            2 * (y * z + x * w),
            0,
            2 * (x * z + y * w),
            2 * (y * z - x * w),
            1 - 2 * (x * x + y * y),
            0,
            0,
            0,
            0,
            1
        };
    }

    /** Of the linear part; negative if it mirrors. */
    static double determinant(double[] m) {
        return m[0] * (m[5] * m[10] - m[6] * m[9])
                - m[4] * (m[1] * m[10] - m[2] * m[9])
                + m[8] * (m[1] * m[6] - m[2] * m[5]);
    }

    /** What undoes it, by Cramer's rule; numbers are not finite if it flattens space. */
    static double[] inverse(double[] m) {
        double[] inverse = new double[16];
        double determinant = determinant(m);
        for (int column = 0; column < 3; column++) {
            for (int row = 0; row < 3; row++) {
                int a = (column + 1) % 3;
                int b = (column + 2) % 3;
                int c = (row + 1) % 3;
                int d = (row + 2) % 3;
                inverse[4 * column + row] = (m[4 * c + a] * m[4 * d + b] - m[4 * d + a] * m[4 * c + b]) / determinant;
            }
        }
        double[] back = {m[12], m[13], m[14]};
        apply(inverse, back);
        for (int k = 0; k < 3; k++) {
            inverse[12 + k] = -back[k];
        }
        inverse[15] = 1;
        return inverse;
    }
}
