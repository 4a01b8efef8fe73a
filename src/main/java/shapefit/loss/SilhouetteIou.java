package shapefit.loss;

import shapefit.image.Mask;

/**
 * How far two silhouettes are from covering each other: 1 − intersection / union, on soft coverages.
 *
 * <p>loss = 1 − i / u with i = Σ A·B and u = Σ (A + B − A·B) + 1e-6, A the rendered alpha and B the target. 0 is a perfect
 * match of hard silhouettes; two empty pictures give 1. Pixels whose target is {@link Mask#UNKNOWN} take no part.
 *
 * <p><b>Source.</b> Liu et al., "Soft Rasterizer", ICCV 2019 (arXiv:1904.01786), section 4 (silhouette loss); the epsilon is
 * that of the authors' code.
 */
public final class SilhouetteIou {

    /** Added to the union so that two empty pictures do not divide by zero. Pixels. */
    private static final double UNION_EPSILON = 1e-6;

    /** Coverage from which a pixel counts as covered in {@link #hardIou}. */
    private static final float COVERED = 0.5f;

    private SilhouetteIou() {}

    /**
     * The loss alone.
     *
     * @param alpha [H, W] rendered coverage, 0 to 1
     * @param target [H, W] 0 to 1, or {@link Mask#UNKNOWN}
     * @return 0 to 1
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double value(float[] alpha, float[] target) {
        ImageShapes.check("target", target.length, alpha.length);
        return 1 - intersection(alpha, target) / union(alpha, target);
    }

    /**
     * The loss, and its gradient for the optimiser.
     *
     * @param alpha [H, W] rendered coverage, 0 to 1
     * @param target [H, W] 0 to 1, or {@link Mask#UNKNOWN}
     * @param weight factor on the gradient
     * @param gradAlpha [H, W]; weight · ∂loss/∂alpha is added
     * @return the loss without the weight, 0 to 1
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double addTo(float[] alpha, float[] target, double weight, float[] gradAlpha) {
        ImageShapes.check("target", target.length, alpha.length);
        ImageShapes.check("alpha gradient", gradAlpha.length, alpha.length);
        double intersection = intersection(alpha, target);
        double union = union(alpha, target);
        double iou = intersection / union;
        for (int p = 0; p < alpha.length; p++) {
            double b = target[p];
            if (b != Mask.UNKNOWN) {
                gradAlpha[p] += (float) (weight * (iou * (1 - b) - b) / union);
            }
        }
        return 1 - iou;
    }

    /**
     * Intersection over union of two binary silhouettes, for reports. A pixel is covered from 0.5 on; pixels whose target is
     * {@link Mask#UNKNOWN} are left out.
     *
     * @param alpha [H, W] coverage, 0 to 1
     * @param target [H, W] 0 to 1, or {@link Mask#UNKNOWN}
     * @return 0 (nothing shared) to 1 (equal); 1 if both are empty
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double hardIou(float[] alpha, float[] target) {
        ImageShapes.check("target", target.length, alpha.length);
        long both = 0;
        long either = 0;
        for (int p = 0; p < alpha.length; p++) {
            if (target[p] != Mask.UNKNOWN) {
                boolean a = alpha[p] >= COVERED;
                boolean b = target[p] >= COVERED;
                both += a && b ? 1 : 0;
                either += a || b ? 1 : 0;
            }
        }
        return either == 0 ? 1 : (double) both / either;
    }

    private static double intersection(float[] alpha, float[] target) {
        double sum = 0;
        for (int p = 0; p < alpha.length; p++) {
            if (target[p] != Mask.UNKNOWN) {
                sum += (double) alpha[p] * target[p];
            }
        }
        return sum;
    }

    private static double union(float[] alpha, float[] target) {
        double sum = 0;
        for (int p = 0; p < alpha.length; p++) {
            if (target[p] != Mask.UNKNOWN) {
                double a = alpha[p];
                double b = target[p];
                sum += a + b - a * b;
            }
        }
        return sum + UNION_EPSILON;
    }
}
