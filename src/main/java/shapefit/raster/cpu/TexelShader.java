package shapefit.raster.cpu;

import shapefit.raster.RasterInput;

/** {@link shapefit.raster.Coloring#TEXELS}. */
final class TexelShader implements Shader {

    private final Samples samples;
    private float[] colors;
    private int resolution;
    private int end; // numbers in colors
    private boolean overrun;
    private FixedPointSums gradColors;

    TexelShader(Samples samples) {
        this.samples = samples;
    }

    TexelShader prepare(RasterInput input, boolean readNextFace, FixedPointSums scattered) {
        colors = input.colors;
        resolution = input.texelResolution;
        end = input.colorStride() * input.faceCount;
        overrun = readNextFace;
        gradColors = scattered;
        return this;
    }

    @Override
    public void shade(int face) {
        int first = face * resolution * resolution;
        for (int n = 0; n < samples.count; n++) {
            if (samples.weight[n] > 0) {
                int at = 3 * (first + texel(n));
                boolean pastTheEnd = at >= end; // only with the overrun
                samples.red[n] = pastTheEnd ? 0 : colors[at];
                samples.green[n] = pastTheEnd ? 0 : colors[at + 1];
                samples.blue[n] = pastTheEnd ? 0 : colors[at + 2];
            }
        }
    }

    /** Index of a sample's texel, counted from the face's first. */
    private int texel(int n) {
        float x = samples.c0[n] * resolution;
        float y = samples.c1[n] * resolution;
        int column = (int) x;
        int row = (int) y;
        if (!overrun) {
            column = Math.min(column, resolution - 1);
            row = Math.min(row, resolution - 1 - column);
        }
        boolean below = (!overrun && column + row == resolution - 1)
                || (samples.c0[n] + samples.c1[n]) * resolution - column - row <= 1;
        return below ? row * resolution + column : (resolution - 1 - row) * resolution + (resolution - 1 - column);
    }

    @Override
    public void backward(int face, float[] sums) {
        if (gradColors == null) {
            return;
        }
        int texels = resolution * resolution;
        for (int n = 0; n < samples.count; n++) {
            if (samples.weight[n] > 0) {
                int texel = texel(n);
                if (texel < texels) {
                    int at = 3 * (face * texels + texel);
                    gradColors.add(at, samples.gradRed[n]);
                    gradColors.add(at + 1, samples.gradGreen[n]);
                    gradColors.add(at + 2, samples.gradBlue[n]);
                }
            }
        }
    }
}
