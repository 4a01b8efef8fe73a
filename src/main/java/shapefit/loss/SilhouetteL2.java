package shapefit.loss;

import shapefit.image.Mask;

/**
 * Mean squared difference of two soft silhouettes: Σ (A − B)² / K over the K pixels whose target is known.
 *
 * <p>A smooth alternative to {@link SilhouetteIou}: each pixel pulls by itself, however large the object is. 0 if no pixel is
 * known.
 */
public final class SilhouetteL2 {

    private SilhouetteL2() {}

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
        int known = 0;
        double sum = 0;
        for (int p = 0; p < alpha.length; p++) {
            if (target[p] != Mask.UNKNOWN) {
                double difference = (double) alpha[p] - target[p];
                sum += difference * difference;
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
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
        ImageShapes.check("alpha gradient", gradAlpha.length, alpha.length);
        double value = value(alpha, target);
        int known = 0;
        for (float coverage : target) {
            known += coverage != Mask.UNKNOWN ? 1 : 0;
        }
        for (int p = 0; p < alpha.length; p++) {
            if (target[p] != Mask.UNKNOWN) {
                gradAlpha[p] += (float) (weight * 2 * ((double) alpha[p] - target[p]) / known);
            }
        }
        return value;
    }
}
