package shapefit.raster.reference;

/**
 * Derivatives of a number with respect to a {@link ReferenceScene}, each as the array of the same name there.
 *
 * @param corners [F, 3, 3]
 * @param colors [F, 3, 3] or [F, R², 3]
 * @param texture [textureHeight, textureWidth, 3]
 * @param background [3] or [H, W, 3]
 */
public record ReferenceGradients(double[] corners, double[] colors, double[] texture, double[] background) {

    /** Zeros of the scene's shapes, to be added to. */
    static ReferenceGradients zeros(ReferenceScene scene) {
        return new ReferenceGradients(
                new double[scene.corners.length],
                new double[scene.colors.length],
                new double[scene.texture.length],
                new double[scene.background.length]);
    }
}
