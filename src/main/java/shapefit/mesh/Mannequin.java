package shapefit.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A lay figure that looks towards +z, arms held off its sides: one closed surface on a skeleton of 15 joints. Its left is +x.
 * Arms and legs have colours of their own, each in two shades.
 */
final class Mannequin {

    private static final int ROWS = 33;
    private static final int COLUMNS = 20;
    private static final int SIDE = 4; // cells along a shoulder's opening, and up a hip's

    /** Height, half width, half depth and place in z of the body's rings, from the crotch to the crown. */
    private static final Curve BODY = new Curve(
            new double[] {-0.055, 0.070, 0.055, 0},
            new double[] {-0.030, 0.092, 0.066, 0},
            new double[] {0.000, 0.100, 0.070, 0},
            new double[] {0.045, 0.096, 0.066, 0},
            new double[] {0.090, 0.080, 0.056, 0.002},
            new double[] {0.135, 0.080, 0.057, 0.002},
            new double[] {0.180, 0.094, 0.063, 0.003},
            new double[] {0.225, 0.102, 0.060, 0.002},
            new double[] {0.258, 0.080, 0.048, 0},
            new double[] {0.278, 0.045, 0.040, 0},
            new double[] {0.300, 0.033, 0.036, 0.002},
            new double[] {0.325, 0.034, 0.040, 0.006},
            new double[] {0.350, 0.046, 0.054, 0.012},
            new double[] {0.385, 0.056, 0.066, 0.012},
            new double[] {0.420, 0.060, 0.070, 0.010},
            new double[] {0.455, 0.054, 0.062, 0.008},
            new double[] {0.482, 0.036, 0.042, 0.006});

    /** Along the arm, towards +z, half height and half depth of its rings. */
    private static final Curve ARM = new Curve(
            new double[] {0.030, 0, 0.042, 0.042},
            new double[] {0.075, 0, 0.038, 0.039},
            new double[] {0.120, 0, 0.034, 0.035},
            new double[] {0.160, 0, 0.029, 0.030},
            new double[] {0.200, 0, 0.029, 0.031},
            new double[] {0.255, 0, 0.024, 0.026},
            new double[] {0.300, 0, 0.018, 0.020},
            new double[] {0.335, 0.002, 0.016, 0.027},
            new double[] {0.375, 0.003, 0.014, 0.029},
            new double[] {0.410, 0.003, 0.010, 0.020});

    /** Down the leg, towards +z, half width and half depth of its rings; it ends in a foot. */
    private static final Curve LEG = new Curve(
            new double[] {0.085, 0, 0.050, 0.060},
            new double[] {0.140, 0, 0.050, 0.056},
            new double[] {0.190, 0, 0.043, 0.048},
            new double[] {0.235, 0, 0.036, 0.041},
            new double[] {0.275, -0.004, 0.035, 0.042},
            new double[] {0.330, -0.006, 0.030, 0.036},
            new double[] {0.390, -0.004, 0.022, 0.027},
            new double[] {0.430, 0.000, 0.021, 0.030},
            new double[] {0.458, 0.014, 0.025, 0.038},
            new double[] {0.474, 0.050, 0.029, 0.024},
            new double[] {0.481, 0.085, 0.029, 0.017},
            new double[] {0.485, 0.112, 0.021, 0.012});

    private static final double SLOPE = Math.toRadians(50); // of the arms below the horizon
    private static final double[] SHOULDER = {0.105, 0.235};
    private static final double HIP = 0.055; // of a leg's middle, x
    private static final double[] ON_ARM = {0.165, 0.305}; // elbow, wrist
    private static final double[] DOWN_LEG = {0.02, 0.235, 0.44}; // hip, knee, ankle

    private static final float[] LINEN = {0.62f, 0.50f, 0.36f};
    private static final float[] FACE = {0.80f, 0.60f, 0.44f};
    private static final float[] BELT = {0.16f, 0.08f, 0.05f};
    private static final float[][] LEFT_ARM = {{0.02f, 0.16f, 0.50f}, {0.10f, 0.42f, 0.80f}, {0.50f, 0.78f, 0.90f}};
    private static final float[][] RIGHT_ARM = {{0.50f, 0.05f, 0.02f}, {0.85f, 0.28f, 0.03f}, {0.95f, 0.70f, 0.12f}};
    private static final float[][] LEFT_LEG = {{0.03f, 0.28f, 0.10f}, {0.14f, 0.50f, 0.16f}, {0.04f, 0.03f, 0.03f}};
    private static final float[][] RIGHT_LEG = {{0.22f, 0.06f, 0.32f}, {0.45f, 0.22f, 0.55f}, {0.04f, 0.03f, 0.03f}};

    /** Names, parents and how far they turn, degrees; their places are in {@link #places}. */
    private enum Bone {
        HIPS(-1, 180),
        CHEST(0, 50),
        HEAD(1, 60),
        LEFT_UPPER_ARM(1, 150),
        LEFT_FOREARM(3, 150),
        LEFT_HAND(4, 70),
        RIGHT_UPPER_ARM(1, 150),
        RIGHT_FOREARM(6, 150),
        RIGHT_HAND(7, 70),
        LEFT_THIGH(0, 110),
        LEFT_SHIN(9, 140),
        LEFT_FOOT(10, 50),
        RIGHT_THIGH(0, 110),
        RIGHT_SHIN(12, 140),
        RIGHT_FOOT(13, 50);

        private final int parent;
        private final double limit;

        Bone(int parent, double limitDeg) {
            this.parent = parent;
            limit = Math.toRadians(limitDeg);
        }
    }

    private Mannequin() {}

    static Mesh make() {
        Mesh body = Sculpture.smoothed(surface(), Mannequin::isRoot, 3);
        Bounds box = body.bounds();
        double[] middle = {box.centerX(), box.centerY(), box.centerZ()};
        float[] v = body.vertices();
        float[] colors = new float[v.length];
        float[] weights = new float[v.length / 3 * Bone.values().length];
        for (int i = 0; i < v.length; i += 3) {
            double[] hangs = weights(v[i], v[i + 1]);
            for (int b = 0; b < hangs.length; b++) {
                weights[i / 3 * hangs.length + b] = (float) hangs[b];
            }
            System.arraycopy(color(v[i], v[i + 1]), 0, colors, i, 3);
        }
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) (v[i] - middle[i % 3]);
        }
        Skin.Binding binding = strongest(v, weights, Bone.values().length);
        return body.withVertices(v).withVertexColors(colors).withSkin(Skin.atRest(skeleton(middle), binding));
    }

    private static Mesh surface() {
        Sculpture sculpture = new Sculpture();
        Hull hull = new Hull(
                sculpture, ROWS, COLUMNS, new double[] {0, -0.065, 0}, new double[] {0, 0.495, 0.006}, (row, angle) -> {
                    double[] p = BODY.at(row / (ROWS - 1.0));
                    return new double[] {p[1] * Math.cos(angle), p[0], p[3] - p[2] * Math.sin(angle)};
                });
        int[][] rims = {
            hull.open(12, -SIDE / 2, SIDE, SIDE),
            hull.open(12, COLUMNS / 2 - SIDE / 2, SIDE, SIDE),
            hull.open(0, -SIDE, SIDE, 2 * SIDE),
            hull.open(0, COLUMNS / 2 - SIDE, SIDE, 2 * SIDE)
        };
        hull.cover();
        for (int side = 0; side < 2; side++) {
            double out = side == 0 ? 1 : -1;
            double c = Math.cos(SLOPE);
            double s = Math.sin(SLOPE);
            double[] shoulder = {out * SHOULDER[0], SHOULDER[1], 0};
            grow(
                    sculpture,
                    rims[side],
                    SIDE,
                    shoulder,
                    new double[] {out * c, -s, 0},
                    new double[] {out * s, c, 0},
                    ARM,
                    18);
            double[] hip = {out * HIP, 0, 0};
            grow(sculpture, rims[2 + side], 2 * SIDE, hip, new double[] {0, -1, 0}, new double[] {out, 0, 0}, LEG, 22);
        }
        return sculpture.finishInPlace();
    }

    /**
     * A limb from the rim of an opening.
     *
     * @param columns cells across the opening
     * @param origin where the path's numbers count from
     * @param ahead the path's first axis; the second is +z
     * @param up the side of the limb that the opening's upper edge leads to
     */
    private static void grow(
            Sculpture sculpture,
            int[] rim,
            int columns,
            double[] origin,
            double[] ahead,
            double[] up,
            Curve path,
            int rings) {
        double[][] places = Hull.rim(SIDE, columns);
        int[] loop = rim;
        double[] tip = {};
        for (int ring = 0; ring < rings; ring++) {
            double t = ring / (rings - 1.0);
            double[] p = path.at(t);
            double[] along = path.direction(t);
            double right = ahead[0] * up[1] - ahead[1] * up[0]; // z of up × ahead, negative
            int[] next = new int[rim.length];
            for (int i = 0; i < next.length; i++) {
                double angle = Math.atan2(places[i][1], places[i][0]);
                double height = p[2] * Math.sin(angle);
                double across = p[3] * Math.cos(angle);
                next[i] = sculpture.vertex(
                        origin[0] + p[0] * ahead[0] + height * up[0] + across * right * along[1] * ahead[0],
                        origin[1] + p[0] * ahead[1] + height * up[1] + across * right * along[1] * ahead[1],
                        origin[2] + p[1] - across * right * along[0]);
            }
            sculpture.loft(loop, next);
            loop = next;
            double beyond = 0.6 * p[3];
            tip = new double[] {
                origin[0] + (p[0] + beyond * along[0]) * ahead[0],
                origin[1] + (p[0] + beyond * along[0]) * ahead[1],
                origin[2] + p[1] + beyond * along[1]
            };
        }
        sculpture.cap(loop, sculpture.vertex(tip));
    }

    /** Where arms and legs leave the body, and would leave it with a crease. */
    private static boolean isRoot(float x, float y, float z) {
        boolean shoulder = Math.abs(x) > 0.06 && Math.abs(x) < 0.16 && y > 0.14;
        boolean hip = y > -0.13 && y < 0.03;
        return shoulder || hip;
    }

    private static double ramp(double at, double from, double to) {
        double t = Math.max(0, Math.min(1, (at - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }

    private static boolean isArm(double x, double y) {
        return Math.abs(x) > 0.085 && y > 0.1 || Math.abs(x) > 0.15;
    }

    /** Way along an arm from the shoulder. */
    private static double onArm(double x, double y) {
        return (Math.abs(x) - SHOULDER[0]) * Math.cos(SLOPE) + (SHOULDER[1] - y) * Math.sin(SLOPE);
    }

    /** Share of each bone in a place, [15]. */
    private static double[] weights(double x, double y) {
        double[] w = new double[Bone.values().length];
        if (isArm(x, y)) {
            int arm = x > 0 ? Bone.LEFT_UPPER_ARM.ordinal() : Bone.RIGHT_UPPER_ARM.ordinal();
            double upper = ramp(Math.abs(x), 0.085, 0.135);
            double fore = ramp(onArm(x, y), ON_ARM[0] - 0.03, ON_ARM[0] + 0.03);
            double hand = ramp(onArm(x, y), ON_ARM[1] - 0.015, ON_ARM[1] + 0.02);
            w[Bone.CHEST.ordinal()] = 1 - upper;
            chain(w, arm, upper, fore, hand);
            return w;
        }
        double thigh = ramp(-y, 0, 0.085);
        double left = ramp(x, -0.025, 0.025);
        double shin = ramp(-y, DOWN_LEG[1] - 0.035, DOWN_LEG[1] + 0.035);
        double foot = ramp(-y, DOWN_LEG[2] - 0.02, DOWN_LEG[2] + 0.015);
        chain(w, Bone.LEFT_THIGH.ordinal(), thigh * left, shin, foot);
        chain(w, Bone.RIGHT_THIGH.ordinal(), thigh * (1 - left), shin, foot);
        double chest = ramp(y, 0.06, 0.15);
        double head = ramp(y, 0.275, 0.325);
        w[Bone.HIPS.ordinal()] = (1 - thigh) * (1 - chest);
        w[Bone.CHEST.ordinal()] = (1 - thigh) * chest * (1 - head);
        w[Bone.HEAD.ordinal()] = (1 - thigh) * chest * head;
        return w;
    }

    /** Shares a weight among three bones that follow each other. */
    private static void chain(double[] w, int first, double share, double second, double third) {
        w[first] = share * (1 - second);
        w[first + 1] = share * second * (1 - third);
        w[first + 2] = share * second * third;
    }

    /** The four strongest bones of each vertex. */
    private static Skin.Binding strongest(float[] vertices, float[] weights, int bones) {
        int count = vertices.length / 3;
        int[] joints = new int[4 * count];
        float[] kept = new float[4 * count];
        for (int v = 0; v < count; v++) {
            float sum = 0;
            for (int k = 0; k < 4; k++) {
                int best = 0;
                for (int b = 1; b < bones; b++) {
                    best = weights[v * bones + b] > weights[v * bones + best] ? b : best;
                }
                kept[4 * v + k] = weights[v * bones + best];
                joints[4 * v + k] = kept[4 * v + k] > 0 ? best : 0;
                sum += kept[4 * v + k];
                weights[v * bones + best] = 0;
            }
            for (int k = 4 * v; k < 4 * v + 4; k++) {
                kept[k] /= sum;
            }
        }
        return new Skin.Binding(vertices, 4, joints, kept);
    }

    private static float[] color(double x, double y) {
        boolean left = x > 0;
        if (isArm(x, y)) {
            float[][] arm = left ? LEFT_ARM : RIGHT_ARM;
            float[] color = Sculpture.blend(arm[0], arm[1], onArm(x, y), ON_ARM[0] - 0.005, ON_ARM[0] + 0.005);
            color = Sculpture.blend(color, arm[2], onArm(x, y), ON_ARM[1] - 0.005, ON_ARM[1] + 0.005);
            return Sculpture.blend(LINEN, color, Math.abs(x), 0.095, 0.12);
        }
        float[][] leg = left ? LEFT_LEG : RIGHT_LEG;
        float[] color = Sculpture.blend(leg[0], leg[1], -y, DOWN_LEG[1] - 0.005, DOWN_LEG[1] + 0.005);
        color = Sculpture.blend(color, leg[2], -y, DOWN_LEG[2] - 0.005, DOWN_LEG[2] + 0.005);
        color = Sculpture.blend(BELT, color, -y, 0.01, 0.02);
        color = Sculpture.blend(color, LINEN, y, 0.025, 0.035);
        return Sculpture.blend(color, FACE, y, 0.275, 0.29);
    }

    private static double[][] places() {
        double[][] places = new double[Bone.values().length][];
        places[Bone.HIPS.ordinal()] = new double[] {0, 0.01, 0};
        places[Bone.CHEST.ordinal()] = new double[] {0, 0.105, 0};
        places[Bone.HEAD.ordinal()] = new double[] {0, 0.295, 0};
        for (int side = 0; side < 2; side++) {
            double out = side == 0 ? 1 : -1;
            int arm = (side == 0 ? Bone.LEFT_UPPER_ARM : Bone.RIGHT_UPPER_ARM).ordinal();
            int leg = (side == 0 ? Bone.LEFT_THIGH : Bone.RIGHT_THIGH).ordinal();
            double[] ways = {0, ON_ARM[0], ON_ARM[1]};
            for (int k = 0; k < 3; k++) {
                places[arm + k] = new double[] {
                    out * (SHOULDER[0] + ways[k] * Math.cos(SLOPE)), SHOULDER[1] - ways[k] * Math.sin(SLOPE), 0
                };
                places[leg + k] = new double[] {out * HIP, -DOWN_LEG[k], 0};
            }
        }
        return places;
    }

    /** @param middle of the figure's box, which becomes the origin */
    private static Skeleton skeleton(double[] middle) {
        double[][] places = places();
        List<Skeleton.Joint> joints = new ArrayList<>();
        for (Bone bone : Bone.values()) {
            double[] rest = Affine.IDENTITY.clone();
            double[] inverseBind = Affine.IDENTITY.clone();
            for (int k = 0; k < 3; k++) {
                double place = places[bone.ordinal()][k];
                rest[12 + k] = bone.parent < 0 ? place - middle[k] : place - places[bone.parent][k];
                inverseBind[12 + k] = middle[k] - place;
            }
            String name = bone.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            joints.add(new Skeleton.Joint(name, bone.parent, rest, inverseBind, bone.limit));
        }
        return new Skeleton(joints);
    }
}
