package shapefit.raster.cpu;

import shapefit.raster.RasterInput;

/** {@link shapefit.raster.Coloring#UV}: a picture on the faces, in perspective, tinted at the corners. */
final class UvShader implements Shader {

    private final Samples samples;
    private RasterInput input;
    private float[] texture;
    private int width;
    private int height;
    private boolean complete;
    private FixedPointSums gradTexture;

    // The face at hand.
    private final float[] inverseDepth = new float[3];

    // The sample at hand.
    private float p0; // perspective-correct weights
    private float p1;
    private float p2;
    private float inverseSum; // 1 / Σ(ŵ/z)
    private float right; // part of the way to the next column of texels
    private float down; // part of the way to the next row
    private int tap00; // index of the red of the four texels: row, then column
    private int tap01;
    private int tap10;
    private int tap11;

    UvShader(Samples samples) {
        this.samples = samples;
    }

    UvShader prepare(RasterInput newInput, boolean wholeGradient, FixedPointSums scattered) {
        input = newInput;
        texture = input.texture;
        width = input.textureWidth;
        height = input.textureHeight;
        complete = wholeGradient;
        gradTexture = scattered;
        return this;
    }

    @Override
    public void shade(int face) {
        begin(face);
        for (int n = 0; n < samples.count; n++) {
            if (samples.weight[n] > 0) {
                place(face, n);
                samples.red[n] = tint(face, 0) * texel(0);
                samples.green[n] = tint(face, 1) * texel(1);
                samples.blue[n] = tint(face, 2) * texel(2);
            }
        }
    }

    private void begin(int face) {
        for (int k = 0; k < 3; k++) {
            inverseDepth[k] = 1 / input.corners[9 * face + 3 * k + 2];
        }
    }

    /** Finds where a sample lies on the texture. */
    private void place(int face, int n) {
        p0 = samples.c0[n] * inverseDepth[0];
        p1 = samples.c1[n] * inverseDepth[1];
        p2 = samples.c2[n] * inverseDepth[2];
        inverseSum = 1 / (p0 + p1 + p2);
        p0 *= inverseSum;
        p1 *= inverseSum;
        p2 *= inverseSum;
        float[] uvs = input.uvs;
        int at = 6 * face;
        float u = p0 * uvs[at] + p1 * uvs[at + 2] + p2 * uvs[at + 4];
        float v = p0 * uvs[at + 1] + p1 * uvs[at + 3] + p2 * uvs[at + 5];
        float column = u * width - 0.5f;
        float row = (1 - v) * height - 0.5f;
        int left = (int) Math.floor(column);
        int top = (int) Math.floor(row);
        right = column - left;
        down = row - top;
        int column0 = Math.floorMod(left, width);
        int column1 = column0 + 1 == width ? 0 : column0 + 1;
        int row0 = Math.floorMod(top, height);
        int row1 = row0 + 1 == height ? 0 : row0 + 1;
        tap00 = 3 * (row0 * width + column0);
        tap01 = 3 * (row0 * width + column1);
        tap10 = 3 * (row1 * width + column0);
        tap11 = 3 * (row1 * width + column1);
    }

    private float tint(int face, int channel) {
        float[] colors = input.colors;
        int at = 9 * face + channel;
        return p0 * colors[at] + p1 * colors[at + 3] + p2 * colors[at + 6];
    }

    private float texel(int channel) {
        float above = texture[tap00 + channel] + right * (texture[tap01 + channel] - texture[tap00 + channel]);
        float below = texture[tap10 + channel] + right * (texture[tap11 + channel] - texture[tap10 + channel]);
        return above + down * (below - above);
    }

    @Override
    public void backward(int face, float[] sums) {
        begin(face);
        for (int n = 0; n < samples.count; n++) {
            if (samples.weight[n] > 0) {
                place(face, n);
                channelBackward(face, 0, samples.gradRed[n], sums);
                channelBackward(face, 1, samples.gradGreen[n], sums);
                channelBackward(face, 2, samples.gradBlue[n], sums);
                if (complete) {
                    perspectiveBackward(face, n, sums);
                }
            }
        }
    }

    private void channelBackward(int face, int channel, float gradColor, float[] sums) {
        float gradTint = gradColor * texel(channel);
        int to = PairSums.COLORS + channel;
        sums[to] += gradTint * p0;
        sums[to + 3] += gradTint * p1;
        sums[to + 6] += gradTint * p2;
        if (gradTexture != null) {
            float gradTexel = gradColor * tint(face, channel);
            gradTexture.add(tap00 + channel, gradTexel * (1 - right) * (1 - down));
            gradTexture.add(tap01 + channel, gradTexel * right * (1 - down));
            gradTexture.add(tap10 + channel, gradTexel * (1 - right) * down);
            gradTexture.add(tap11 + channel, gradTexel * right * down);
        }
    }

    /** With rₖ = ŵₖ/zₖ and pₖ = rₖ/Σr: ∂L/∂rₖ = (∂L/∂pₖ − Σ pₘ ∂L/∂pₘ) / Σr. */
    private void perspectiveBackward(int face, int n, float[] sums) {
        float red = samples.gradRed[n];
        float green = samples.gradGreen[n];
        float blue = samples.gradBlue[n];
        float gradU = width
                * (red * tint(face, 0) * slopeRight(0)
                        + green * tint(face, 1) * slopeRight(1)
                        + blue * tint(face, 2) * slopeRight(2));
        float gradV = -height
                * (red * tint(face, 0) * slopeDown(0)
                        + green * tint(face, 1) * slopeDown(1)
                        + blue * tint(face, 2) * slopeDown(2));
        red *= texel(0);
        green *= texel(1);
        blue *= texel(2);
        float grad0 = gradOfWeight(face, 0, gradU, gradV, red, green, blue);
        float grad1 = gradOfWeight(face, 1, gradU, gradV, red, green, blue);
        float grad2 = gradOfWeight(face, 2, gradU, gradV, red, green, blue);
        float mean = p0 * grad0 + p1 * grad1 + p2 * grad2;
        float ratio0 = (grad0 - mean) * inverseSum * inverseDepth[0];
        float ratio1 = (grad1 - mean) * inverseSum * inverseDepth[1];
        float ratio2 = (grad2 - mean) * inverseSum * inverseDepth[2];
        samples.grad0[n] += ratio0;
        samples.grad1[n] += ratio1;
        samples.grad2[n] += ratio2;
        sums[2] -= ratio0 * samples.c0[n] * inverseDepth[0];
        sums[5] -= ratio1 * samples.c1[n] * inverseDepth[1];
        sums[8] -= ratio2 * samples.c2[n] * inverseDepth[2];
    }

    private float gradOfWeight(int face, int k, float gradU, float gradV, float red, float green, float blue) {
        int tint = 9 * face + 3 * k;
        return gradU * input.uvs[6 * face + 2 * k]
                + gradV * input.uvs[6 * face + 2 * k + 1]
                + red * input.colors[tint]
                + green * input.colors[tint + 1]
                + blue * input.colors[tint + 2];
    }

    private float slopeRight(int channel) {
        float above = texture[tap01 + channel] - texture[tap00 + channel];
        float below = texture[tap11 + channel] - texture[tap10 + channel];
        return above + down * (below - above);
    }

    private float slopeDown(int channel) {
        float left = texture[tap10 + channel] - texture[tap00 + channel];
        float rightSide = texture[tap11 + channel] - texture[tap01 + channel];
        return left + right * (rightSide - left);
    }
}
