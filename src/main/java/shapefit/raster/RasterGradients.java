package shapefit.raster;

/**
 * Derivatives of a number with respect to a {@link RasterInput}. Mutable and reusable: {@code backward} sizes the arrays that
 * are wanted and overwrites them (it does not add).
 */
public final class RasterGradients {

    /** Whether {@link #colors} is computed. */
    public boolean wantColors;

    /** Whether {@link #texture} is computed. */
    public boolean wantTexture;

    /** Whether {@link #background} is computed. */
    public boolean wantBackground;

    /** [F, 3, 3], always computed. */
    public float[] corners = {};

    /** As {@link RasterInput#colors}. */
    public float[] colors = {};

    /** As {@link RasterInput#texture}. */
    public float[] texture = {};

    /** As {@link RasterInput#background}. */
    public float[] background = {};

    /** Makes room for the gradients of {@code input} that are wanted; keeps arrays that are large enough. */
    public void resize(RasterInput input) {
        corners = atLeast(corners, 9 * input.faceCount);
        if (wantColors) {
            colors = atLeast(colors, input.colorStride() * input.faceCount);
        }
        if (wantTexture && input.coloring == Coloring.UV) {
            texture = atLeast(texture, 3 * input.textureWidth * input.textureHeight);
        }
        if (wantBackground) {
            background = atLeast(background, input.backgroundIsPicture ? 3 * input.width * input.height : 3);
        }
    }

    private static float[] atLeast(float[] array, int length) {
        return array.length < length ? new float[length] : array;
    }
}
