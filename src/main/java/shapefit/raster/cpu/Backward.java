package shapefit.raster.cpu;

import java.util.Arrays;
import shapefit.raster.Coloring;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;

/**
 * One backward job: what comes in, the sums on the way and what goes out.
 *
 * <p>Each (tile, face) pair leaves a row of sums; the rows of a face are then added in the order of its tiles. Only texels and
 * textures, which have no such order, go through {@link FixedPointSums}.
 */
final class Backward {

    /** Faces that are added up as one piece of work. */
    private static final int CHUNK = 512;

    Drawing drawing;
    SoftImage image;
    float[] gradColor;
    float[] gradAlpha;

    /** [pairs, rowLength], see {@link PairSums}. */
    float[] rows = {};

    int rowLength;

    private RasterGradients out;
    private final FixedPointSums scattered = new FixedPointSums();
    private boolean scatters;
    private double[] tileBackground = {}; // [tiles, 3]

    void prepare(
            Drawing newDrawing,
            SoftImage newImage,
            float[] newGradColor,
            float[] newGradAlpha,
            RasterGradients newOut) {
        drawing = newDrawing;
        image = newImage;
        gradColor = newGradColor;
        gradAlpha = newGradAlpha;
        out = newOut;
        RasterInput input = drawing.input;
        boolean cornerColors = input.coloring == Coloring.VERTEX || input.coloring == Coloring.UV;
        rowLength = cornerColors ? PairSums.LENGTH : PairSums.COLORS;
        if (rows.length < rowLength * drawing.bins.pairs) {
            rows = new float[rowLength * (drawing.bins.pairs + drawing.bins.pairs / 4)];
        }
        if (wantsBackground() && tileBackground.length < 3 * drawing.bins.grid.tiles()) {
            tileBackground = new double[3 * drawing.bins.grid.tiles()];
        }
        scatters =
                input.coloring == Coloring.TEXELS && out.wantColors || input.coloring == Coloring.UV && out.wantTexture;
        if (scatters) {
            boolean texels = input.coloring == Coloring.TEXELS;
            int length = texels ? input.colorStride() * input.faceCount : 3 * input.textureWidth * input.textureHeight;
            scattered.begin(length, boundOfScattered(texels ? 1 : largest(input.colors, 9 * input.faceCount)));
        }
    }

    /** The weights at a pixel sum to 1 at most; so a sum is at most pixels · largest gradient · largest tint. */
    private double boundOfScattered(double largestTint) {
        int pixels = drawing.input.width * drawing.input.height;
        return 1.01 * pixels * largest(gradColor, 3 * pixels) * largestTint;
    }

    private static double largest(float[] values, int length) {
        float largest = 0;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, Math.abs(values[i])); // NaN wins
        }
        return largest;
    }

    /** Where texels or the texture are added to; null if not wanted. */
    FixedPointSums scattered() {
        return scatters ? scattered : null;
    }

    boolean wantsBackground() {
        return out.wantBackground && drawing.isColored();
    }

    void clearBackground(int tile) {
        if (wantsBackground()) {
            tileBackground[3 * tile] = 0;
            tileBackground[3 * tile + 1] = 0;
            tileBackground[3 * tile + 2] = 0;
        }
    }

    void addBackground(int tile, int pixel, float red, float green, float blue) {
        if (drawing.input.backgroundIsPicture) {
            out.background[3 * pixel] = red;
            out.background[3 * pixel + 1] = green;
            out.background[3 * pixel + 2] = blue;
        } else {
            tileBackground[3 * tile] += red;
            tileBackground[3 * tile + 1] += green;
            tileBackground[3 * tile + 2] += blue;
        }
    }

    int faceChunks() {
        return (drawing.input.faceCount + CHUNK - 1) / CHUNK;
    }

    /** Adds up the rows of a chunk of faces. */
    void addRows(int chunk) {
        int last = Math.min(drawing.input.faceCount, (chunk + 1) * CHUNK);
        boolean colors = rowLength == PairSums.LENGTH && out.wantColors;
        for (int face = chunk * CHUNK; face < last; face++) {
            for (int i = 0; i < PairSums.COLORS; i++) {
                out.corners[9 * face + i] = sumOfRows(face, i);
            }
            for (int i = 0; colors && i < PairSums.COLORS; i++) {
                out.colors[9 * face + i] = sumOfRows(face, PairSums.COLORS + i);
            }
        }
    }

    private float sumOfRows(int face, int column) {
        double sum = 0;
        for (int row = drawing.bins.faceRow[face]; row < drawing.bins.faceRow[face + 1]; row++) {
            sum += rows[rowLength * row + column];
        }
        return (float) sum;
    }

    int scatteredChunks() {
        return scatters ? scattered.chunks() : 0;
    }

    /** Writes a chunk of the scattered sums. */
    void drain(int chunk) {
        scattered.drain(chunk, drawing.input.coloring == Coloring.TEXELS ? out.colors : out.texture);
    }

    /** What is left: the background. */
    void finish() {
        if (scatters) {
            scattered.end();
        }
        if (out.wantBackground && !wantsBackground()) {
            Arrays.fill(out.background, 0);
        }
        if (wantsBackground() && !drawing.input.backgroundIsPicture) {
            for (int c = 0; c < 3; c++) {
                double sum = 0;
                for (int tile = 0; tile < drawing.bins.grid.tiles(); tile++) {
                    sum += tileBackground[3 * tile + c];
                }
                out.background[c] = (float) sum;
            }
        }
    }
}
