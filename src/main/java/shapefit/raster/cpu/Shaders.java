package shapefit.raster.cpu;

import shapefit.raster.GradientMode;
import shapefit.raster.Quirk;
import shapefit.raster.RasterInput;

/** One thread's {@link Shader}s. */
final class Shaders {

    private final VertexShader vertex;
    private final TexelShader texel;
    private final UvShader uv;

    Shaders(Samples samples) {
        vertex = new VertexShader(samples);
        texel = new TexelShader(samples);
        uv = new UvShader(samples);
    }

    /**
     * The shader for a drawing.
     *
     * @param scattered where gradients of texels or of the texture go; null if they are not wanted
     * @return null if nothing is coloured
     */
    Shader prepare(Drawing drawing, FixedPointSums scattered) {
        RasterInput input = drawing.input;
        boolean complete = drawing.settings.gradient() == GradientMode.COMPLETE;
        return switch (input.coloring) {
            case NONE -> null;
            case VERTEX -> vertex.prepare(input.colors, complete);
            case TEXELS -> texel.prepare(input, drawing.settings.has(Quirk.TEXEL_OVERRUN), scattered);
            case UV -> uv.prepare(input, complete, scattered);
        };
    }
}
