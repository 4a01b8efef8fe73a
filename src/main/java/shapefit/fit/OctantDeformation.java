package shapefit.fit;

import java.util.Arrays;

/**
 * How the original's example deforms a template: each coordinate stays in its octant's half and in (−1, 1).
 *
 * <p>v₀ = sgn(b) · sigmoid(logit|b| + Δ) with b the template, then v = v₀⁺(1 − tanh c) − v₀⁻(1 + tanh c) + tanh c with
 * v⁺ = max(v, 0) and v⁻ = max(−v, 0). A coordinate that is exactly 0 cannot move (Q20), and one of size 1 or more has no logit.
 *
 * <p>Source: Liu et al., "Soft Rasterizer", ICCV 2019 (arXiv:1904.01786), the authors' deformation example.
 */
public final class OctantDeformation {

    private final double[] logits; // [V, 3] logit|b|
    private final double[] signs; // [V, 3]

    /**
     * @param template [V, 3], each coordinate in (−1, 1)
     * @throws IllegalArgumentException if a coordinate is not
     */
    public OctantDeformation(double[] template) {
        logits = new double[template.length];
        signs = new double[template.length];
        for (int i = 0; i < template.length; i++) {
            double size = Math.abs(template[i]);
            if (!(size < 1)) {
                throw new IllegalArgumentException(
                        "template coordinates must be between -1 and 1, got " + template[i] + "; scale it down first");
            }
            logits[i] = Math.log(size / (1 - size));
            signs[i] = Math.signum(template[i]);
        }
    }

    /**
     * @param displacement Δ [V, 3]
     * @param center c [3]
     * @param vertices [V, 3], overwritten
     */
    public void forward(double[] displacement, double[] center, double[] vertices) {
        for (int i = 0; i < vertices.length; i++) {
            double shift = Math.tanh(center[i % 3]);
            double inner = signs[i] * sigmoid(logits[i] + displacement[i]);
            vertices[i] = (inner > 0 ? inner * (1 - shift) : inner * (1 + shift)) + shift;
        }
    }

    /**
     * The chain rule through {@link #forward}.
     *
     * @param gradVertices [V, 3]
     * @param gradDisplacement [V, 3], overwritten
     * @param gradCenter [3], overwritten
     */
    public void backward(
            double[] displacement,
            double[] center,
            double[] gradVertices,
            double[] gradDisplacement,
            double[] gradCenter) {
        Arrays.fill(gradCenter, 0);
        for (int i = 0; i < gradVertices.length; i++) {
            double shift = Math.tanh(center[i % 3]);
            double part = sigmoid(logits[i] + displacement[i]);
            double inner = signs[i] * part;
            double factor = inner > 0 ? 1 - shift : 1 + shift;
            gradDisplacement[i] = gradVertices[i] * factor * signs[i] * part * (1 - part);
            gradCenter[i % 3] += gradVertices[i] * (1 - Math.abs(inner)) * (1 - shift * shift);
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
