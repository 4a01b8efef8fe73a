package shapefit.raster.reference;

import shapefit.raster.Quirk;
import shapefit.raster.SoftSettings;

/** Where a triangle's colour at a pixel comes from, see {@link shapefit.raster.Coloring}. */
interface Shading {

    /**
     * The colour C.
     *
     * @param weights ŵ
     * @return [3]
     */
    double[] color(Triangle triangle, double[] weights);

    /**
     * The chain rule through {@link #color}.
     *
     * @param gradColor derivative of the loss by C, [3]
     * @param gradWeights derivative by ŵ, [3], added to; whoever wants the original's gradient leaves it unused
     * @param out added to: colours, texture, and the corners' depths where C depends on them
     */
    void backward(
            Triangle triangle, double[] weights, double[] gradColor, double[] gradWeights, ReferenceGradients out);

    /** @return null for {@link shapefit.raster.Coloring#NONE} */
    static Shading of(ReferenceScene scene, SoftSettings settings) {
        return switch (scene.coloring) {
            case NONE -> null;
            case VERTEX -> new VertexShading(scene.colors);
            case TEXELS -> new TexelShading(scene.colors, scene.texelResolution, settings.has(Quirk.TEXEL_OVERRUN));
            case UV -> new UvShading(scene, settings.gradient());
        };
    }
}
