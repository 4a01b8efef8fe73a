package shapefit.mesh;

/** An airliner, nose towards +z, wings along x: one closed surface. */
final class Aeroplane {

    private static final int ROWS = 44;
    private static final int COLUMNS = 24;
    private static final int THICK = 2; // cells across a wing's root

    /** Place along the axis, radius and height of the middle, from tail to nose. */
    private static final Curve BODY = new Curve(
            new double[] {-0.49, 0.012, 0.040},
            new double[] {-0.42, 0.026, 0.030},
            new double[] {-0.32, 0.042, 0.016},
            new double[] {-0.20, 0.056, 0.004},
            new double[] {-0.08, 0.060, 0},
            new double[] {0.06, 0.060, 0},
            new double[] {0.20, 0.060, 0},
            new double[] {0.32, 0.059, 0},
            new double[] {0.41, 0.051, -0.002},
            new double[] {0.465, 0.036, -0.008},
            new double[] {0.49, 0.016, -0.012});

    private static final float[] WHITE = {0.80f, 0.82f, 0.84f};
    private static final float[] GREY = {0.32f, 0.35f, 0.38f};
    private static final float[] NAVY = {0.02f, 0.06f, 0.22f};
    private static final float[] RED = {0.60f, 0.03f, 0.03f};
    private static final float[] GLASS = {0.02f, 0.03f, 0.05f};

    /**
     * A wing or fin.
     *
     * @param row lowest row of its root on the body
     * @param column of the root's middle
     * @param rows cells along the root
     * @param tip from the root's middle to the tip's: x, y, z; x is mirrored for the other side
     * @param rootChord length along the body at the root
     * @param tipChord length at the tip
     * @param thickness at the root, as part of the chord
     * @param sections rings on the way
     */
    private record Wing(
            int row,
            int column,
            int rows,
            double[] tip,
            double rootChord,
            double tipChord,
            double thickness,
            int sections) {}

    private Aeroplane() {}

    static Mesh make() {
        Sculpture sculpture = new Sculpture();
        Hull body = new Hull(
                sculpture,
                ROWS,
                COLUMNS,
                new double[] {0, 0.042, -0.5},
                new double[] {0, -0.013, 0.5},
                (row, angle) -> {
                    double[] p = BODY.at(row / (ROWS - 1.0));
                    return new double[] {p[1] * Math.cos(angle), p[2] + p[1] * Math.sin(angle), p[0]};
                });
        double[] wing = {0.46, 0.035, -0.20};
        double[] tail = {0.17, 0.02, -0.09};
        double[] fin = {0, 0.17, -0.10};
        Wing[] wings = {
            new Wing(17, -1, 10, wing, 0.24, 0.07, 0.11, 16),
            new Wing(17, COLUMNS / 2 + 1, 10, wing, 0.24, 0.07, 0.11, 16),
            new Wing(3, 0, 5, tail, 0.11, 0.05, 0.10, 8),
            new Wing(3, COLUMNS / 2, 5, tail, 0.11, 0.05, 0.10, 8),
            new Wing(3, COLUMNS / 4, 6, fin, 0.14, 0.06, 0.10, 8)
        };
        int[][] rims = new int[wings.length][];
        for (int i = 0; i < wings.length; i++) {
            rims[i] = body.open(wings[i].row, wings[i].column - THICK / 2, wings[i].rows, THICK);
        }
        body.cover();
        for (int i = 0; i < wings.length; i++) {
            grow(sculpture, rims[i], wings[i]);
        }
        return Sculpture.painted(sculpture.finish(), Aeroplane::color);
    }

    private static void grow(Sculpture sculpture, int[] rim, Wing wing) {
        double angle = 2 * Math.PI * wing.column / COLUMNS;
        double[] p = BODY.at((wing.row + wing.rows / 2.0) / (ROWS - 1));
        double[] root = {p[1] * Math.cos(angle), p[2] + p[1] * Math.sin(angle), p[0]};
        boolean upright = wing.tip[0] == 0;
        double side = upright ? 0 : Math.signum(Math.cos(angle));
        double[][] places = Hull.rim(wing.rows, THICK);
        int[] loop = rim;
        for (int section = 1; section <= wing.sections; section++) {
            double out = 0.04 + 0.96 * section / wing.sections;
            double chord = wing.rootChord + out * (wing.tipChord - wing.rootChord);
            double[] middle = {
                root[0] + side * out * wing.tip[0], root[1] + out * wing.tip[1], root[2] + out * wing.tip[2]
            };
            int[] next = new int[rim.length];
            for (int i = 0; i < next.length; i++) {
                double along = places[i][1];
                double across = places[i][0] * chord * wing.thickness / 2 * roundness(along);
                // to the right, seen from outside: up on +x, down on −x, towards −x on the fin
                next[i] = sculpture.vertex(
                        middle[0] - (upright ? across : 0), middle[1] + side * across, middle[2] + along * chord / 2);
            }
            sculpture.loft(loop, next);
            loop = next;
            if (section == wing.sections) {
                sculpture.cap(loop, sculpture.vertex(middle));
            }
        }
    }

    /** Half thickness of a wing's section, from the trailing edge at −1 to the leading edge at 1. */
    private static double roundness(double along) {
        double fromNose = (1 - along) / 2;
        return 0.12 + 0.88 * Math.min(1, 2.6 * Math.sqrt(fromNose) * (1 - fromNose));
    }

    private static float[] color(float x, float y, float z) {
        float[] color = Sculpture.blend(GREY, WHITE, y, -0.11, -0.08);
        color = Sculpture.blend(color, NAVY, z, 0.43, 0.46);
        color = Sculpture.blend(color, RED, Math.abs(x), 0.40, 0.43);
        boolean tail = z < -0.25 && (y > 0.03 || Math.abs(x) > 0.06);
        if (tail) {
            color = RED;
        }
        boolean windows = z > 0.36 && z < 0.42 && y > -0.05;
        return windows ? GLASS : color;
    }
}
