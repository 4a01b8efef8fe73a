package shapefit.raster.opencl;

/** The part of the kernel that finds the colour of a face at the sample at hand, and the way back. Rules: {@link SampleKernel}. */
abstract class ShadeKernel extends SampleKernel {

    static final int NONE = 0;
    static final int VERTEX = 1;
    static final int TEXELS = 2;
    static final int UV = 3;

    /** Where a pair's sums of derivatives by colours start; before are those by the corners. */
    static final int COLORS = 9;

    /** Sums of a pair at most: 3 corners, and 3 colours of them. */
    static final int MOST_COLUMNS = 18;

    private static final int SIGN = 0x80000000;

    int coloring;
    int texelResolution;
    int overrun; // read the next face's texels as the original does
    int colorsEnd; // numbers in colors
    int textureWidth;
    int textureHeight;
    int complete;
    int scatters; // add to cells
    int columns; // sums of a pair
    float scatterScale;
    float scatterUnit;

    float[] colors = new float[1];
    float[] uvs = new float[1];
    float[] texture = new float[1];

    /**
     * Sums of derivatives by texels: two ints each, the low and the high word of a 64-bit number of value · scatterScale.
     * Addition of integers is associative, so the sums have the same bits in whatever order the work-items come.
     */
    int[] cells = new int[1];

    /** The pair's sums at the work-item's pixel: by the corners [3, 3], then by colours [3, 3] or [3]. */
    @PrivateMemorySpace(18)
    float[] s = new float[18];

    /** Index of the red of the four texels that are mixed: row, then column. */
    @PrivateMemorySpace(4)
    int[] taps = new int[4];

    /** Computes the colour of face {@code face}, with its constants from {@code block} on. */
    void shade(int face, int block) {
        if (coloring == VERTEX) {
            for (int c = 0; c < 3; c++) {
                int at = 9 * face + c;
                v[COLOR + c] =
                        v[CLIPPED] * colors[at] + v[CLIPPED + 1] * colors[at + 3] + v[CLIPPED + 2] * colors[at + 6];
            }
        } else if (coloring == TEXELS) {
            int at = 3 * (face * texelResolution * texelResolution + texelIndex());
            for (int c = 0; c < 3; c++) {
                v[COLOR + c] = at < colorsEnd ? colors[at + c] : 0f;
            }
        } else {
            findTaps(face, block);
            for (int c = 0; c < 3; c++) {
                v[COLOR + c] = tint(face, c) * mixTexels(c);
            }
        }
    }

    /** Index of the sample's texel, counted from the face's first. */
    private int texelIndex() {
        float x = v[CLIPPED] * texelResolution;
        float y = v[CLIPPED + 1] * texelResolution;
        int column = (int) x;
        int row = (int) y;
        int last = texelResolution - 1;
        int below = 0;
        if (overrun == 0) {
            column = column < last ? column : last;
            row = row < last - column ? row : last - column;
            below = column + row == last ? 1 : 0;
        }
        if ((v[CLIPPED] + v[CLIPPED + 1]) * texelResolution - column - row <= 1f) {
            below = 1;
        }
        return below != 0 ? row * texelResolution + column : (last - row) * texelResolution + (last - column);
    }

    private static int wrap(int cell, int count) {
        int rest = cell % count;
        return rest < 0 ? rest + count : rest;
    }

    /** Finds where the sample lies on the texture. */
    private void findTaps(int face, int block) {
        float p0 = v[CLIPPED] / faces[block + Faces.DEPTH];
        float p1 = v[CLIPPED + 1] / faces[block + Faces.DEPTH + 1];
        float p2 = v[CLIPPED + 2] / faces[block + Faces.DEPTH + 2];
        float inverseSum = 1f / (p0 + p1 + p2);
        p0 = p0 * inverseSum;
        p1 = p1 * inverseSum;
        p2 = p2 * inverseSum;
        int at = 6 * face;
        float column = (p0 * uvs[at] + p1 * uvs[at + 2] + p2 * uvs[at + 4]) * textureWidth - 0.5f;
        float row = (1f - (p0 * uvs[at + 1] + p1 * uvs[at + 3] + p2 * uvs[at + 5])) * textureHeight - 0.5f;
        float left = floor(column);
        float top = floor(row);
        int column0 = wrap((int) left, textureWidth);
        int column1 = column0 + 1 == textureWidth ? 0 : column0 + 1;
        int row0 = wrap((int) top, textureHeight);
        int row1 = row0 + 1 == textureHeight ? 0 : row0 + 1;
        v[PERSPECTIVE] = p0;
        v[PERSPECTIVE + 1] = p1;
        v[PERSPECTIVE + 2] = p2;
        v[INVERSE_SUM] = inverseSum;
        v[RIGHT] = column - left;
        v[DOWN] = row - top;
        taps[0] = 3 * (row0 * textureWidth + column0);
        taps[1] = 3 * (row0 * textureWidth + column1);
        taps[2] = 3 * (row1 * textureWidth + column0);
        taps[3] = 3 * (row1 * textureWidth + column1);
    }

    private float tint(int face, int c) {
        int at = 9 * face + c;
        return v[PERSPECTIVE] * colors[at] + v[PERSPECTIVE + 1] * colors[at + 3] + v[PERSPECTIVE + 2] * colors[at + 6];
    }

    private float mixTexels(int c) {
        float above = texture[taps[0] + c] + v[RIGHT] * (texture[taps[1] + c] - texture[taps[0] + c]);
        float below = texture[taps[2] + c] + v[RIGHT] * (texture[taps[3] + c] - texture[taps[2] + c]);
        return above + v[DOWN] * (below - above);
    }

    /**
     * The chain rule through {@link #shade}: adds to the pair's sums and to the derivatives by ŵ.
     *
     * @param red derivative by the red of the face's colour; so green and blue
     */
    void shadeBackward(int face, int block, float red, float green, float blue) {
        if (coloring == VERTEX) {
            vertexBackward(face, 0, red);
            vertexBackward(face, 1, green);
            vertexBackward(face, 2, blue);
        } else if (coloring == TEXELS) {
            texelBackward(face, red, green, blue);
        } else {
            channelBackward(face, 0, red);
            channelBackward(face, 1, green);
            channelBackward(face, 2, blue);
            if (complete != 0) {
                perspectiveBackward(face, block, red, green, blue);
            }
        }
    }

    private void vertexBackward(int face, int c, float grad) {
        for (int k = 0; k < 3; k++) {
            s[COLORS + 3 * k + c] = grad * v[CLIPPED + k];
            v[GRAD_CLIPPED + k] = v[GRAD_CLIPPED + k] + grad * colors[9 * face + 3 * k + c];
        }
    }

    private void texelBackward(int face, float red, float green, float blue) {
        int texel = texelIndex();
        int texels = texelResolution * texelResolution;
        if (texel < texels) {
            if (texels == 1) {
                s[COLORS] = red;
                s[COLORS + 1] = green;
                s[COLORS + 2] = blue;
            } else if (scatters != 0) {
                int at = 3 * (face * texels + texel);
                scatter(at, red);
                scatter(at + 1, green);
                scatter(at + 2, blue);
            }
        }
    }

    /** Adds to a 64-bit sum in two words; the low word's addition tells whether it ran over. */
    private void scatter(int index, float value) {
        long fixed = (long) (value * scatterScale);
        int low = (int) fixed;
        int high = (int) (fixed >> 32);
        int after = atomicAdd(cells, 2 * index, low) + low;
        if ((after ^ SIGN) < (low ^ SIGN)) {
            high = high + 1;
        }
        if (high != 0) {
            atomicAdd(cells, 2 * index + 1, high);
        }
    }

    /** The value of a sum, which is then 0 again. */
    float drain(int index) {
        long low = cells[2 * index];
        long high = cells[2 * index + 1];
        cells[2 * index] = 0;
        cells[2 * index + 1] = 0;
        long fixed = (high << 32) + (low < 0L ? low + 4294967296L : low);
        return (float) fixed * scatterUnit;
    }

    private void channelBackward(int face, int c, float grad) {
        float gradTint = grad * mixTexels(c);
        for (int k = 0; k < 3; k++) {
            s[COLORS + 3 * k + c] = gradTint * v[PERSPECTIVE + k];
        }
        if (scatters != 0) {
            float gradTexel = grad * tint(face, c);
            float right = v[RIGHT];
            float down = v[DOWN];
            scatter(taps[0] + c, gradTexel * (1f - right) * (1f - down));
            scatter(taps[1] + c, gradTexel * right * (1f - down));
            scatter(taps[2] + c, gradTexel * (1f - right) * down);
            scatter(taps[3] + c, gradTexel * right * down);
        }
    }

    /** With rₖ = ŵₖ/zₖ and pₖ = rₖ/Σr: ∂L/∂rₖ = (∂L/∂pₖ − Σ pₘ ∂L/∂pₘ) / Σr. */
    private void perspectiveBackward(int face, int block, float red, float green, float blue) {
        float redTint = red * tint(face, 0);
        float greenTint = green * tint(face, 1);
        float blueTint = blue * tint(face, 2);
        float gradU = textureWidth * (redTint * slopeRight(0) + greenTint * slopeRight(1) + blueTint * slopeRight(2));
        float gradV = -textureHeight * (redTint * slopeDown(0) + greenTint * slopeDown(1) + blueTint * slopeDown(2));
        float redTexel = red * mixTexels(0);
        float greenTexel = green * mixTexels(1);
        float blueTexel = blue * mixTexels(2);
        float mean = 0f;
        for (int k = 0; k < 3; k++) {
            int tint = 9 * face + 3 * k;
            float grad = gradU * uvs[6 * face + 2 * k]
                    + gradV * uvs[6 * face + 2 * k + 1]
                    + redTexel * colors[tint]
                    + greenTexel * colors[tint + 1]
                    + blueTexel * colors[tint + 2];
            mean = mean + v[PERSPECTIVE + k] * grad;
            v[COLOR + k] = grad; // the colour has done its work
        }
        for (int k = 0; k < 3; k++) {
            float z = faces[block + Faces.DEPTH + k];
            float ratio = (v[COLOR + k] - mean) * v[INVERSE_SUM] / z;
            v[GRAD_CLIPPED + k] = v[GRAD_CLIPPED + k] + ratio;
            s[3 * k + 2] = s[3 * k + 2] - ratio * v[CLIPPED + k] / z;
        }
    }

    private float slopeRight(int c) {
        float above = texture[taps[1] + c] - texture[taps[0] + c];
        float below = texture[taps[3] + c] - texture[taps[2] + c];
        return above + v[DOWN] * (below - above);
    }

    private float slopeDown(int c) {
        float left = texture[taps[2] + c] - texture[taps[0] + c];
        float rightSide = texture[taps[3] + c] - texture[taps[1] + c];
        return left + v[RIGHT] * (rightSide - left);
    }
}
