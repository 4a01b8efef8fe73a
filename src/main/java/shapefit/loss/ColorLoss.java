package shapefit.loss;

/**
 * Weighted mean of a penalty on colour differences: Σₚ wₚ Σ꜀ ρ(rₚ꜀) / (3 Σₚ wₚ), with r = rendered − target.
 *
 * <p>The loss is 0 if no pixel has a weight.
 *
 * @param kind the penalty ρ
 * @param delta where {@link Kind#HUBER} turns from square to straight, in colour units, greater than 0; others ignore it
 */
public record ColorLoss(Kind kind, double delta) {

    /** The penalty ρ(r) of one channel's difference r. */
    public enum Kind {
        /** |r|; its slope at 0 is taken as 0. */
        L1,
        /** r². */
        L2,
        /**
         * ½r² up to δ, then δ(|r| − ½δ): precise where colours nearly fit, patient with glare and shadow. Source: Huber, "Robust
         * estimation of a location parameter", 1964.
         */
        HUBER
    }

    /** @throws IllegalArgumentException if delta is not greater than 0 */
    public ColorLoss {
        if (!(delta > 0)) {
            throw new IllegalArgumentException("delta must be > 0, got " + delta);
        }
    }

    /** Mean absolute difference. */
    public static ColorLoss l1() {
        return new ColorLoss(Kind.L1, 1);
    }

    /** Mean squared difference. */
    public static ColorLoss l2() {
        return new ColorLoss(Kind.L2, 1);
    }

    /** Mean Huber penalty; delta in colour units, greater than 0. */
    public static ColorLoss huber(double delta) {
        return new ColorLoss(Kind.HUBER, delta);
    }

    /**
     * The loss alone.
     *
     * @param rgb [H, W, 3] rendered
     * @param target [H, W, 3]
     * @param pixelWeights [H, W]; a pixel without a weight above 0 is ignored, so the coverage of a {@link
     *     shapefit.image.Mask}, unknown pixels included, can serve as it is
     * @return at least 0
     * @throws IllegalArgumentException if a length does not fit
     */
    public double value(float[] rgb, float[] target, float[] pixelWeights) {
        checkShapes(rgb, target, pixelWeights);
        double sum = 0;
        for (int p = 0; p < pixelWeights.length; p++) {
            if (pixelWeights[p] > 0) {
                double pixel = 0;
                for (int i = 3 * p; i < 3 * p + 3; i++) {
                    pixel += penalty((double) rgb[i] - target[i]);
                }
                sum += pixelWeights[p] * pixel;
            }
        }
        double divisor = 3 * weightSum(pixelWeights);
        return divisor == 0 ? 0 : sum / divisor;
    }

    /**
     * The loss, and its gradient for the optimiser.
     *
     * @param rgb [H, W, 3] rendered
     * @param target [H, W, 3]
     * @param pixelWeights [H, W], as in {@link #value}
     * @param weight factor on the gradient
     * @param gradRgb [H, W, 3]; weight · ∂loss/∂rgb is added
     * @return the loss without the factor {@code weight}, at least 0
     * @throws IllegalArgumentException if a length does not fit
     */
    public double addTo(float[] rgb, float[] target, float[] pixelWeights, double weight, float[] gradRgb) {
        ImageShapes.check("colour gradient", gradRgb.length, rgb.length);
        checkShapes(rgb, target, pixelWeights);
        double divisor = 3 * weightSum(pixelWeights);
        double sum = 0;
        double factor = 0;
        float factorOf = 0; // the pixel weight it was made from: most pixels share one, and a division is slow
        for (int p = 0; p < pixelWeights.length; p++) {
            float pixelWeight = pixelWeights[p];
            if (pixelWeight > 0) {
                if (pixelWeight != factorOf) {
                    factor = weight * pixelWeight / divisor;
                    factorOf = pixelWeight;
                }
                double pixel = 0;
                for (int i = 3 * p; i < 3 * p + 3; i++) {
                    double difference = (double) rgb[i] - target[i];
                    pixel += penalty(difference);
                    gradRgb[i] += (float) (factor * slope(difference));
                }
                sum += pixelWeight * pixel;
            }
        }
        return divisor == 0 ? 0 : sum / divisor;
    }

    private static double weightSum(float[] pixelWeights) {
        double sum = 0;
        for (float weight : pixelWeights) {
            sum += weight > 0 ? weight : 0;
        }
        return sum;
    }

    private double penalty(double r) {
        double size = Math.abs(r);
        return switch (kind) {
            case L1 -> size;
            case L2 -> r * r;
            case HUBER -> size <= delta ? 0.5 * r * r : delta * (size - 0.5 * delta);
        };
    }

    private double slope(double r) {
        return switch (kind) {
            case L1 -> Math.signum(r);
            case L2 -> 2 * r;
            case HUBER -> r > delta ? delta : r < -delta ? -delta : r;
        };
    }

    private static void checkShapes(float[] rgb, float[] target, float[] pixelWeights) {
        ImageShapes.check("target", target.length, rgb.length);
        if (rgb.length != 3L * pixelWeights.length) {
            throw new IllegalArgumentException("colours of %d pixels need [H, W, 3] values, got length %d"
                    .formatted(pixelWeights.length, rgb.length));
        }
    }
}
