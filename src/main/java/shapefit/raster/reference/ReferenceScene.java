package shapefit.raster.reference;

import java.util.Arrays;
import shapefit.raster.Coloring;
import shapefit.raster.RasterInput;

/** {@link RasterInput} in double precision; every field is the one of the same name there. */
public final class ReferenceScene {
    public int width = 1;
    public int height = 1;
    public int faceCount;
    public double[] corners = {};
    public Coloring coloring = Coloring.NONE;
    public double[] colors = {};
    public int texelResolution = 1;
    public double[] uvs = {};
    public double[] texture = {};
    public int textureWidth;
    public int textureHeight;
    public double[] background = new double[3];
    public boolean backgroundIsPicture;

    /**
     * A copy of {@code input}, with arrays of exactly their shapes.
     *
     * @throws IllegalArgumentException if an array is missing or too short for its shape
     */
    public static ReferenceScene of(RasterInput input) {
        input.check();
        ReferenceScene scene = new ReferenceScene();
        scene.width = input.width;
        scene.height = input.height;
        scene.faceCount = input.faceCount;
        scene.corners = widen(input.corners, 9 * input.faceCount);
        scene.coloring = input.coloring;
        scene.colors = widen(input.colors, input.colorStride() * input.faceCount);
        scene.texelResolution = input.texelResolution;
        if (input.coloring == Coloring.UV) {
            scene.uvs = widen(input.uvs, 6 * input.faceCount);
            scene.textureWidth = input.textureWidth;
            scene.textureHeight = input.textureHeight;
            scene.texture = widen(input.texture, 3 * input.textureWidth * input.textureHeight);
        }
        scene.backgroundIsPicture = input.backgroundIsPicture;
        scene.background = widen(input.background, input.backgroundIsPicture ? 3 * input.width * input.height : 3);
        return scene;
    }

    /** x of the samples in a column, NDC. */
    double sampleX(int column) {
        return (2.0 * column + 1 - width) / Math.min(width, height);
    }

    /** y of the samples in a row, NDC. */
    double sampleY(int row) {
        return (height - 1 - 2.0 * row) / Math.min(width, height);
    }

    /** Index in {@link #background} of a pixel's red. */
    int backgroundIndex(int row, int column) {
        return backgroundIsPicture ? 3 * (row * width + column) : 0;
    }

    private static double[] widen(float[] from, int length) {
        double[] to = new double[length];
        Arrays.setAll(to, i -> from[i]);
        return to;
    }
}
