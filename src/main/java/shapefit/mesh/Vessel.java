package shapefit.mesh;

/** A pot with a lid, a spout towards +x and a handle towards −x: one closed surface with one hole through it, the handle's. */
final class Vessel {

    private static final int ROWS = 30;
    private static final int COLUMNS = 36;
    private static final int SIDE = 4; // cells along an opening's side

    /** Radius and height of the body, from the foot to the knob. */
    private static final Curve PROFILE = new Curve(
            new double[] {0.25, -0.42},
            new double[] {0.29, -0.39},
            new double[] {0.36, -0.32},
            new double[] {0.44, -0.20},
            new double[] {0.47, -0.06},
            new double[] {0.45, 0.08},
            new double[] {0.38, 0.19},
            new double[] {0.30, 0.255},
            new double[] {0.27, 0.285},
            new double[] {0.23, 0.325},
            new double[] {0.15, 0.365},
            new double[] {0.06, 0.39},
            new double[] {0.055, 0.41},
            new double[] {0.085, 0.44},
            new double[] {0.05, 0.475});

    /** x, y and radius of the spout's middle line. */
    private static final Curve SPOUT = new Curve(
            new double[] {0.52, -0.11, 0.105},
            new double[] {0.60, -0.05, 0.085},
            new double[] {0.67, 0.06, 0.068},
            new double[] {0.73, 0.17, 0.055},
            new double[] {0.80, 0.25, 0.050});

    /** x, y and radius of the handle's middle line, from above to below. */
    private static final Curve HANDLE = new Curve(
            new double[] {-0.50, 0.155, 0.045},
            new double[] {-0.62, 0.18, 0.040},
            new double[] {-0.73, 0.12, 0.040},
            new double[] {-0.75, -0.02, 0.040},
            new double[] {-0.69, -0.15, 0.040},
            new double[] {-0.58, -0.23, 0.040},
            new double[] {-0.50, -0.25, 0.045});

    private static final float[] CREAM = {0.80f, 0.68f, 0.46f};
    private static final float[] TEAL = {0.02f, 0.20f, 0.24f};
    private static final float[] CLAY = {0.42f, 0.10f, 0.04f};

    private Vessel() {}

    static Mesh make() {
        Sculpture sculpture = new Sculpture();
        Hull body = new Hull(
                sculpture, ROWS, COLUMNS, new double[] {0, -0.42, 0}, new double[] {0, 0.485, 0}, (row, angle) -> {
                    double[] p = PROFILE.at(row / (ROWS - 1.0));
                    return new double[] {p[0] * Math.cos(angle), p[1], -p[0] * Math.sin(angle)};
                });
        int[] spout = body.open(5, -SIDE / 2, SIDE, SIDE);
        int[] upper = body.open(10, COLUMNS / 2 - SIDE / 4, SIDE / 2, SIDE / 2);
        int[] lower = body.open(4, COLUMNS / 2 - SIDE / 4, SIDE / 2, SIDE / 2);
        body.cover();

        int[] end = grow(sculpture, spout, SPOUT, 12, SIDE, -1);
        double[] mouth = SPOUT.at(1);
        sculpture.cap(end, sculpture.vertex(mouth[0], mouth[1], 0));

        int[] below = grow(sculpture, upper, HANDLE, 20, SIDE / 2, 1);
        sculpture.loft(below, mirrored(lower));
        Mesh pot = Sculpture.smoothed(sculpture.finish(), Vessel::isRoot, 4);
        return Sculpture.painted(pot, Vessel::color);
    }

    /**
     * A tube along a curve in the plane z = 0, from the rim of a square opening.
     *
     * @param side cells along the opening's side
     * @param right sign of z that is to the right seen from outside the opening
     * @return the last loop
     */
    private static int[] grow(Sculpture sculpture, int[] rim, Curve curve, int steps, int side, int right) {
        double[][] places = Hull.rim(side, side);
        int[] loop = rim;
        for (int step = 0; step <= steps; step++) {
            double[] middle = curve.at((double) step / steps);
            double[] along = curve.direction((double) step / steps);
            int[] next = new int[rim.length];
            for (int i = 0; i < next.length; i++) {
                double angle = Math.atan2(places[i][1], places[i][0]);
                double up = middle[2] * Math.sin(angle);
                double z = right * middle[2] * Math.cos(angle);
                next[i] = sculpture.vertex(middle[0] + right * along[1] * up, middle[1] - right * along[0] * up, z);
            }
            sculpture.loft(loop, next);
            loop = next;
        }
        return loop;
    }

    /** The loop of a square opening as a tube that arrives there upside down sees it. */
    private static int[] mirrored(int[] loop) {
        int[] mirrored = new int[loop.length];
        for (int i = 0; i < loop.length; i++) {
            mirrored[i] = loop[Math.floorMod(3 * loop.length / 4 - i, loop.length)];
        }
        return mirrored;
    }

    /** Where the spout and the handle's ends leave the body, and would leave it with a crease. */
    private static boolean isRoot(float x, float y, float z) {
        boolean spout = x > 0.36 && x < 0.6 && y > -0.31 && y < 0.12 && Math.abs(z) < 0.2;
        boolean upper = y > 0.06 && y < 0.26;
        boolean lower = y > -0.36 && y < -0.15;
        boolean handle = x > -0.56 && x < -0.28 && Math.abs(z) < 0.13 && (upper || lower);
        return spout || handle;
    }

    private static float[] color(float x, float y, float z) {
        double radius = Math.hypot(x, z);
        float[] color = Sculpture.blend(CLAY, TEAL, y, -0.46, -0.34);
        boolean onBody = radius < 0.5;
        if (onBody) {
            float[] band = Sculpture.blend(CREAM, color, x, 0.28, 0.38); // fades before the spout
            color = Sculpture.blend(color, band, 0.09 - Math.abs(y + 0.04), 0, 0.035);
            color = Sculpture.blend(color, CLAY, y, 0.22, 0.27);
            color = Sculpture.blend(color, CREAM, y, 0.36, 0.39);
        } else {
            color = Sculpture.blend(color, CREAM, x, 0.66, 0.76);
        }
        return color;
    }
}
