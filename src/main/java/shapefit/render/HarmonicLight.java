package shapefit.render;

/**
 * Distant light from all around, as nine spherical harmonics a channel. A surface with unit normal n is lit by E(n) / π = Σₗₘ
 * Âₗ/π · Lₗₘ Yₗₘ(n) with Â₀ = π, Â₁ = 2π/3, Â₂ = π/4, so that light of radiance 1 from everywhere leaves colours as they are.
 * What a matte surface makes of any distant light is this to within a few per cent.
 *
 * <p>Nine numbers can say that less than nothing comes from somewhere. {@link #lit} turns that into little light, never
 * into negative light, and smoothly, so that a gradient can lead out again.
 *
 * <p>Source: Ramamoorthi and Hanrahan, "An efficient representation for irradiance environment maps", SIGGRAPH 2001.
 *
 * @param shading where normals are taken
 * @param coefficients [9, 3] of the radiance L in the order (l, m) = 00, 1−1, 10, 11, 2−2, 2−1, 20, 21, 22; of real harmonics
 *     over the world's x, y and z axes
 */
public record HarmonicLight(Shading shading, float[] coefficients) implements Light {

    /** Harmonics a channel. */
    public static final int COUNT = 9;

    /** What the first coefficient changes by where light from everywhere changes by 1. */
    public static final double UNIT = 2 * Math.sqrt(Math.PI);

    private static final double W0 = 1 / UNIT; // Â₀/π · Y₀₀
    private static final double W1 = 2 / 3.0 * Math.sqrt(3 / (4 * Math.PI)); // Â₁/π · Y₁ₘ per coordinate
    private static final double W2 = 1 / 4.0 * Math.sqrt(15 / (16 * Math.PI)); // Â₂/π · Y₂₂ per x² − y²

    /** Light below this is bent away from 0. */
    private static final double DIM = 0.05;

    /** @throws IllegalArgumentException if there are not 27 finite numbers */
    public HarmonicLight {
        float sum = 0;
        for (float value : coefficients) {
            sum += value * 0;
        }
        if (coefficients.length != 3 * COUNT || sum != 0) {
            throw new IllegalArgumentException("light harmonics must be 27 finite numbers");
        }
        coefficients = coefficients.clone();
    }

    /** The nearest to a light: itself, or what nine harmonics can show of a directional one. */
    public static HarmonicLight of(Light light) {
        if (light instanceof HarmonicLight already) {
            return already;
        }
        DirectionalLight lamp = (DirectionalLight) light;
        float[] to = lamp.direction();
        double length = Math.sqrt(to[0] * to[0] + to[1] * to[1] + to[2] * to[2]);
        double[] harmonics = new double[COUNT];
        if (length > 0) {
            harmonics(to[0] / length, to[1] / length, to[2] / length, harmonics);
        }
        float[] coefficients = new float[3 * COUNT];
        for (int c = 0; c < 3; c++) {
            for (int k = 0; k < COUNT; k++) {
                coefficients[3 * k + c] = (float) (Math.PI * length * lamp.directional()[c] * harmonics[k]);
            }
            coefficients[c] += (float) (UNIT * lamp.ambient()[c]);
        }
        return new HarmonicLight(light.shading(), coefficients);
    }

    /** A copy, [9, 3]. */
    @Override
    public float[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public boolean isDirectional() {
        for (int i = 3; i < coefficients.length; i++) {
            if (coefficients[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a sum of harmonics gives: itself from {@value #DIM} on, below it an exponential with the same slope there.
     *
     * @return above 0
     */
    static double lit(double sum) {
        return sum >= DIM ? sum : DIM * StrictMath.exp(sum / DIM - 1);
    }

    /** Derivative of {@link #lit}. */
    static double litSlope(double sum) {
        return sum >= DIM ? 1 : StrictMath.exp(sum / DIM - 1);
    }

    /** The real harmonics Y at a unit vector. */
    private static void harmonics(double x, double y, double z, double[] out) {
        weights(x, y, z, out);
        for (int k = 0; k < COUNT; k++) {
            out[k] /= k == 0 ? 1 : k < 4 ? 2 / 3.0 : 1 / 4.0;
        }
    }

    /** Âₗ/π · Yₗₘ at a unit vector, [9]. */
    static void weights(double x, double y, double z, double[] out) {
        out[0] = W0;
        out[1] = W1 * y;
        out[2] = W1 * z;
        out[3] = W1 * x;
        out[4] = 2 * W2 * x * y;
        out[5] = 2 * W2 * y * z;
        out[6] = W2 / Math.sqrt(3) * (3 * z * z - 1);
        out[7] = 2 * W2 * x * z;
        out[8] = W2 * (x * x - y * y);
    }

    /**
     * The chain rule from the nine weights to the vector they were taken at.
     *
     * @param g [9]
     * @param out [3], overwritten
     */
    static void weightsBackward(double x, double y, double z, double[] g, double[] out) {
        out[0] = W1 * g[3] + 2 * W2 * (y * g[4] + z * g[7] + x * g[8]);
        out[1] = W1 * g[1] + 2 * W2 * (x * g[4] + z * g[5] - y * g[8]);
        out[2] = W1 * g[2] + 2 * W2 * (y * g[5] + Math.sqrt(3) * z * g[6] + x * g[7]);
    }
}
