package shapefit.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a mesh stands before a camera, in OpenCV's axes: x right, y down, z forward. Immutable.
 *
 * @param r [3, 3] row-major rotation; copied in and out
 * @param t [3] translation, in mesh units; copied in and out
 */
public record OpenCvPose(double[] r, double[] t) {

    /** What files say about the numbers, so that nobody has to guess. */
    public static final String CONVENTION = "OpenCV: X_cam = R * X_mesh + t; x right, y down, z forward; R row-major; "
            + "t in mesh units; pixel (0,0) is the centre of the top-left pixel";

    /** How far R·Rᵀ may be from the identity; published rotations were seen to be off by 2e-3. */
    private static final double MAX_SKEW = 1e-2;

    /** Below this it is rounding, and R is kept to the bit. */
    private static final double ROUNDING = 1e-12;

    /** @throws IllegalArgumentException if a length does not fit */
    public OpenCvPose {
        if (r.length != 9 || t.length != 3) {
            throw new IllegalArgumentException(
                    "R must be [3, 3] and t [3], got lengths " + r.length + " and " + t.length);
        }
        r = r.clone();
        t = t.clone();
    }

    @Override
    public double[] r() {
        return r.clone();
    }

    @Override
    public double[] t() {
        return t.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenCvPose pose && Arrays.equals(r, pose.r) && Arrays.equals(t, pose.t);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(r) + Arrays.hashCode(t);
    }

    @Override
    public String toString() {
        return "OpenCvPose[r=" + Arrays.toString(r) + ", t=" + Arrays.toString(t) + "]";
    }

    /** Reads the members R, t and, if given, convention; R becomes the nearest rotation. */
    static OpenCvPose of(JsonPlace place) throws ProjectFormatException {
        checkConvention(place.find("convention"));
        JsonPlace r = place.get("R");
        return new OpenCvPose(rotation(r, r.numbers(9)), place.get("t").numbers(3));
    }

    /** Other conventions would be read without a complaint and come out upside down. */
    static void checkConvention(Optional<JsonPlace> convention) throws ProjectFormatException {
        if (convention.isPresent() && !convention.get().text().startsWith("OpenCV")) {
            throw convention.get().problem("must begin with OpenCV; turn the pose into OpenCV's axes first");
        }
    }

    private static double[] rotation(JsonPlace place, double[] r) throws ProjectFormatException {
        double skew = skew(r);
        if (!(skew <= MAX_SKEW)) {
            throw place.problem(String.format(
                    Locale.ROOT,
                    "is no rotation, R·Rᵀ differs from the identity by %.3g; give three rows of length 1 at right angles",
                    skew));
        }
        if (determinant(r) < 0) {
            throw place.problem("mirrors (its determinant is −1), as left-handed cameras do;"
                    + " flip one axis of the camera and the picture with it");
        }
        return skew <= ROUNDING ? r : nearestRotation(r);
    }

    /** Largest element of |R·Rᵀ − 1|. */
    private static double skew(double[] r) {
        double worst = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double dot = r[3 * i] * r[3 * j] + r[3 * i + 1] * r[3 * j + 1] + r[3 * i + 2] * r[3 * j + 2];
                double error = Math.abs(dot - (i == j ? 1 : 0));
                worst = error <= worst ? worst : error; // NaN counts as worst
            }
        }
        return worst;
    }

    /**
     * The rotation nearest to R in the sum of squares, which is its polar factor: X ← (X + X⁻ᵀ) / 2.
     *
     * <p>Source: N. J. Higham, "Computing the polar decomposition", SIAM J. Sci. Stat. Comput. 7 (1986). It converges
     * quadratically; from a skew of 1e-2, four steps reach rounding.
     */
    private static double[] nearestRotation(double[] r) {
        double[] x = r;
        for (int step = 0; step < 6; step++) {
            double[] cofactors = cofactors(x);
            double determinant = determinant(x);
            double[] next = new double[9];
            for (int i = 0; i < 9; i++) {
                next[i] = (x[i] + cofactors[i] / determinant) / 2;
            }
            x = next;
        }
        return x;
    }

    private static double determinant(double[] m) {
        double[] cofactors = cofactors(m);
        return m[0] * cofactors[0] + m[1] * cofactors[1] + m[2] * cofactors[2];
    }

    /** M⁻ᵀ · det M. */
    private static double[] cofactors(double[] m) {
        double[] cofactors = new double[9];
        for (int i = 0; i < 3; i++) {
            int a = 3 * ((i + 1) % 3);
            int b = 3 * ((i + 2) % 3);
            for (int j = 0; j < 3; j++) {
                int k = (j + 1) % 3;
                int l = (j + 2) % 3;
                cofactors[3 * i + j] = m[a + k] * m[b + l] - m[a + l] * m[b + k];
            }
        }
        return cofactors;
    }
}
