package shapefit.render;

import java.util.Arrays;
import shapefit.render.Light.Shading;

/**
 * World-space normals and light on matte surfaces, one value a face or a vertex, and the chain rule back to positions and
 * light.
 *
 * <p>Source: section 8 of the specification of the original; normals are taken from the posed mesh, before the camera. Light in
 * harmonics is not the original's, see {@link HarmonicLight}.
 */
final class LightStage {

    /** Keeps the normal of a face without area finite. The original has 1e-6, which darkens meshes in small units. */
    private static final double NORMAL_EPSILON = 1e-30;

    /** [n, 3] light per face or vertex, written by {@link #forward}. */
    double[] light = {};

    private double[] normalSums = {}; // [n, 3] not normalised
    private final double[] corner = new double[3];
    private final double[] weights = new double[HarmonicLight.COUNT]; // of the harmonics at a normal
    private final double[] gradWeights = new double[HarmonicLight.COUNT];
    private final double[] gradNormal = new double[3];
    private Shading shading;
    private float[] ambient;
    private float[] directional;
    private float[] direction;
    private float[] harmonics; // [9, 3]; null for a directional light

    /**
     * @param world [V, 3]
     * @param faces [F, 3]
     */
    void forward(double[] world, int[] faces, Light by) {
        shading = by.shading();
        harmonics = null;
        if (by instanceof DirectionalLight lamp) {
            ambient = lamp.ambient();
            directional = lamp.directional();
            direction = lamp.direction();
        } else {
            harmonics = ((HarmonicLight) by).coefficients();
        }
        int length = shading == Shading.FACE ? faces.length : world.length;
        if (light.length != length) {
            light = new double[length];
            normalSums = new double[length];
        }
        sumNormals(world, faces);
        for (int i = 0; i < length; i += 3) {
            if (harmonics == null) {
                lambert(i);
            } else {
                takeWeights(i);
                for (int c = 0; c < 3; c++) {
                    light[i + c] = HarmonicLight.lit(sum(c));
                }
            }
        }
    }

    private void lambert(int i) {
        double cosine = Math.max(0, cosine(i));
        for (int c = 0; c < 3; c++) {
            light[i + c] = ambient[c] + directional[c] * cosine;
        }
    }

    private void takeWeights(int i) {
        double length = length(i);
        HarmonicLight.weights(normalSums[i] / length, normalSums[i + 1] / length, normalSums[i + 2] / length, weights);
    }

    /** Of the harmonics in a channel. */
    private double sum(int channel) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += harmonics[3 * k + channel] * weights[k];
        }
        return sum;
    }

    private void sumNormals(double[] world, int[] faces) {
        Arrays.fill(normalSums, 0);
        for (int f = 0; f < faces.length; f += 3) {
            cross(world, 3 * faces[f], 3 * faces[f + 1], 3 * faces[f + 2]);
            if (shading == Shading.FACE) {
                add(normalSums, f, corner);
            } else {
                add(normalSums, 3 * faces[f], corner);
                add(normalSums, 3 * faces[f + 1], corner);
                add(normalSums, 3 * faces[f + 2], corner);
            }
        }
    }

    private void cross(double[] p, int a, int b, int c) {
        double ux = p[b] - p[a];
        double uy = p[b + 1] - p[a + 1];
        double uz = p[b + 2] - p[a + 2];
        double vx = p[c] - p[a];
        double vy = p[c + 1] - p[a + 1];
        double vz = p[c + 2] - p[a + 2];
        corner[0] = uy * vz - uz * vy;
        corner[1] = uz * vx - ux * vz;
        corner[2] = ux * vy - uy * vx;
    }

    private static void add(double[] to, int at, double[] vector) {
        to[at] += vector[0];
        to[at + 1] += vector[1];
        to[at + 2] += vector[2];
    }

    private double length(int i) {
        return Math.max(
                NORMAL_EPSILON,
                Math.sqrt(normalSums[i] * normalSums[i]
                        + normalSums[i + 1] * normalSums[i + 1]
                        + normalSums[i + 2] * normalSums[i + 2]));
    }

    private double cosine(int i) {
        return (normalSums[i] * direction[0] + normalSums[i + 1] * direction[1] + normalSums[i + 2] * direction[2])
                / length(i);
    }

    /**
     * @param gradLight [n, 3] derivative by {@link #light}; overwritten with the derivative by the summed normals
     * @param world [V, 3]
     * @param faces [F, 3]
     * @param gradWorld [V, 3], added to
     */
    void backward(double[] gradLight, double[] world, int[] faces, double[] gradWorld, SceneGradients out) {
        for (int i = 0; i < light.length; i += 3) {
            if (harmonics == null) {
                lambertBackward(i, gradLight, out);
            } else {
                harmonicsBackward(i, gradLight, out);
            }
        }
        for (int f = 0; f < faces.length; f += 3) {
            backwardFace(gradLight, f, world, faces, gradWorld);
        }
    }

    private void lambertBackward(int i, double[] gradLight, SceneGradients out) {
        double cosine = cosine(i);
        double gradCosine = 0;
        for (int c = 0; c < 3; c++) {
            out.ambient[c] += gradLight[i + c];
            if (cosine > 0) {
                out.directional[c] += gradLight[i + c] * cosine;
                gradCosine += gradLight[i + c] * directional[c];
            }
        }
        double length = length(i);
        for (int c = 0; c < 3; c++) {
            double normal = normalSums[i + c] / length;
            out.direction[c] += gradCosine * normal;
            double along = length > NORMAL_EPSILON ? cosine * normal : 0;
            gradLight[i + c] = gradCosine * (direction[c] - along) / length;
        }
    }

    private void harmonicsBackward(int i, double[] gradLight, SceneGradients out) {
        takeWeights(i);
        Arrays.fill(gradWeights, 0);
        for (int c = 0; c < 3; c++) {
            double gradSum = gradLight[i + c] * HarmonicLight.litSlope(sum(c));
            for (int k = 0; k < weights.length; k++) {
                out.harmonics[3 * k + c] += gradSum * weights[k];
                gradWeights[k] += gradSum * harmonics[3 * k + c];
            }
        }
        double length = length(i);
        double x = normalSums[i] / length;
        double y = normalSums[i + 1] / length;
        double z = normalSums[i + 2] / length;
        HarmonicLight.weightsBackward(x, y, z, gradWeights, gradNormal);
        double along = length > NORMAL_EPSILON ? x * gradNormal[0] + y * gradNormal[1] + z * gradNormal[2] : 0;
        gradLight[i] = (gradNormal[0] - along * x) / length;
        gradLight[i + 1] = (gradNormal[1] - along * y) / length;
        gradLight[i + 2] = (gradNormal[2] - along * z) / length;
    }

    private void backwardFace(double[] gradSums, int f, double[] world, int[] faces, double[] gradWorld) {
        int a = 3 * faces[f];
        int b = 3 * faces[f + 1];
        int c = 3 * faces[f + 2];
        double nx;
        double ny;
        double nz;
        if (shading == Shading.FACE) {
            nx = gradSums[f];
            ny = gradSums[f + 1];
            nz = gradSums[f + 2];
        } else {
            nx = gradSums[a] + gradSums[b] + gradSums[c];
            ny = gradSums[a + 1] + gradSums[b + 1] + gradSums[c + 1];
            nz = gradSums[a + 2] + gradSums[b + 2] + gradSums[c + 2];
        }
        // N = u × v with u = b − a, v = c − a: ∂/∂u = v × g, ∂/∂v = g × u.
        double ux = world[b] - world[a];
        double uy = world[b + 1] - world[a + 1];
        double uz = world[b + 2] - world[a + 2];
        double vx = world[c] - world[a];
        double vy = world[c + 1] - world[a + 1];
        double vz = world[c + 2] - world[a + 2];
        addPair(gradWorld, a, b, vy * nz - vz * ny, vz * nx - vx * nz, vx * ny - vy * nx);
        addPair(gradWorld, a, c, ny * uz - nz * uy, nz * ux - nx * uz, nx * uy - ny * ux);
    }

    private static void addPair(double[] grad, int from, int to, double x, double y, double z) {
        grad[from] -= x;
        grad[from + 1] -= y;
        grad[from + 2] -= z;
        grad[to] += x;
        grad[to + 1] += y;
        grad[to + 2] += z;
    }
}
