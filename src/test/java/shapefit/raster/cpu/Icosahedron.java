package shapefit.raster.cpu;

/** Triangles [F, 3, 3] on the unit sphere, counter-clockwise from outside. */
final class Icosahedron {
    private Icosahedron() {}

    static double[] triangles() {
        double a = 1 / Math.sqrt(1 + 2.618033988749895);
        double b = 1.618033988749895 * a;
        double[][] v = {
            {-a, b, 0},
            {a, b, 0},
            {-a, -b, 0},
            {a, -b, 0},
            {0, -a, b},
            {0, a, b},
            {0, -a, -b},
            {0, a, -b},
            {b, 0, -a},
            {b, 0, a},
            {-b, 0, -a},
            {-b, 0, a}
        };
        int[] faces = {
            0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8, 3, 9, 4,
            3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1
        };
        double[] out = new double[3 * faces.length];
        for (int i = 0; i < faces.length; i++) {
            System.arraycopy(v[faces[i]], 0, out, 3 * i, 3);
        }
        return out;
    }

    /** Each triangle into four. */
    static double[] split(double[] triangles) {
        double[] out = new double[4 * triangles.length];
        for (int i = 0; i < triangles.length / 9; i++) {
            double[][] corner = new double[3][3];
            double[][] middle = new double[3][3]; // opposite corner k
            for (int k = 0; k < 3; k++) {
                System.arraycopy(triangles, 9 * i + 3 * k, corner[k], 0, 3);
            }
            for (int k = 0; k < 3; k++) {
                double length = 0;
                for (int c = 0; c < 3; c++) {
                    middle[k][c] = corner[(k + 1) % 3][c] + corner[(k + 2) % 3][c];
                    length += middle[k][c] * middle[k][c];
                }
                for (int c = 0; c < 3; c++) {
                    middle[k][c] /= Math.sqrt(length);
                }
            }
            double[][] order = {
                corner[0], middle[2], middle[1], corner[1], middle[0], middle[2], corner[2], middle[1], middle[0],
                middle[0], middle[1], middle[2]
            };
            for (int j = 0; j < order.length; j++) {
                System.arraycopy(order[j], 0, out, 36 * i + 3 * j, 3);
            }
        }
        return out;
    }
}
