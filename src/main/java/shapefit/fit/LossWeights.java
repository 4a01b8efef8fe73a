package shapefit.fit;

import shapefit.loss.ColorLoss;

/**
 * What counts how much. Every weight is at least 0; 0 leaves its term out.
 *
 * @param silhouette of 1 − IoU of alpha and mask
 * @param color of the colour difference over the object
 * @param colorLoss how colour differences are measured
 * @param laplacian of the smoothness Σ‖Lv‖², on a mesh scaled to size 1
 * @param flatten of the bend of neighbouring faces
 * @param edge of the mean squared edge length, in mean edge lengths of the start
 * @param variation of how much colours and textures that move change from neighbour to neighbour, see
 *     {@link shapefit.loss.TotalVariation}
 * @param joints of the mean over all joints of (angle from rest / limit)², where joints move
 */
public record LossWeights(
        double silhouette,
        double color,
        ColorLoss colorLoss,
        double laplacian,
        double flatten,
        double edge,
        double variation,
        double joints) {

    /** Of {@link #variation}: as much as takes noise away and hardly blurs what is there. */
    private static final double SMOOTHING = 0.0002;

    /** Of {@link #joints}: so little that it decides only what the picture does not show. */
    public static final double REST = 0.002;

    /** For poses: silhouette and colour. */
    public static final LossWeights POSE = new LossWeights(1, 3, ColorLoss.huber(0.1), 0, 0, 0, SMOOTHING);

    /** For shapes from silhouettes, moved by {@link Deformation#largeSteps}: those need no more than a little ironing. */
    public static final LossWeights SHAPE = new LossWeights(1, 0, ColorLoss.l1(), 0, 0.00003, 0, SMOOTHING);

    /** Joints with their usual weight. */
    public LossWeights(
            double silhouette,
            double color,
            ColorLoss colorLoss,
            double laplacian,
            double flatten,
            double edge,
            double variation) {
        this(silhouette, color, colorLoss, laplacian, flatten, edge, variation, REST);
    }

    /** @throws IllegalArgumentException if a weight is negative or not finite */
    public LossWeights {
        for (double weight : new double[] {silhouette, color, laplacian, flatten, edge, variation, joints}) {
            if (!(weight >= 0) || !Double.isFinite(weight)) {
                throw new IllegalArgumentException("a loss weight must be >= 0, got " + weight);
            }
        }
    }

    /** The same with other weights of the picture's terms. */
    public LossWeights withPicture(double newSilhouette, double newColor) {
        return new LossWeights(newSilhouette, newColor, colorLoss, laplacian, flatten, edge, variation, joints);
    }

    /** The same with colour differences measured otherwise. */
    LossWeights withColorLoss(ColorLoss loss) {
        return new LossWeights(silhouette, color, loss, laplacian, flatten, edge, variation, joints);
    }

    /** The same with other weights of the mesh's terms. */
    public LossWeights withMesh(double newLaplacian, double newFlatten, double newEdge) {
        return new LossWeights(silhouette, color, colorLoss, newLaplacian, newFlatten, newEdge, variation, joints);
    }

    /** The same with another weight of the smoothness of colours. */
    public LossWeights withVariation(double newVariation) {
        return new LossWeights(silhouette, color, colorLoss, laplacian, flatten, edge, newVariation, joints);
    }

    /** The same with another weight of the joints' rest. */
    public LossWeights withJoints(double newJoints) {
        return new LossWeights(silhouette, color, colorLoss, laplacian, flatten, edge, variation, newJoints);
    }
}
