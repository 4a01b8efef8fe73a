package shapefit.raster.opencl;

import com.aparapi.Range;
import com.aparapi.device.Device;
import shapefit.raster.RasterException;
import shapefit.raster.kernel.SoftMath;

/**
 * The kernel: one launch runs one or more passes, counted from {@link #firstPass}. Rules: {@link SampleKernel}.
 *
 * <p>It is one class, as Aparapi gives every kernel object a context and buffers of its own. Work-groups have {@link Tiles#AREA}
 * items. Which group does what:
 * <ol start="0">
 *   <li>forward: a tile, one item per pixel, through the tile's list of pairs
 *   <li>backward: a pair, one item per pixel; the sums of its pixels are added up in local memory, always in the same order
 *   <li>rows: one item per number of a face's gradient, adds up its pairs
 *   <li>background: a tile
 *   <li>drain: one item per texel's number
 *   <li>fragments: a tile, one item per pixel
 * </ol>
 */
class SoftKernel extends ShadeKernel {

    static final int FORWARD = 0;
    static final int BACKWARD = 1;
    static final int ROWS = 2;
    static final int BACKGROUND = 3;
    static final int DRAIN = 4;
    static final int FRAGMENTS = 5;

    static final int PROD = 0;
    static final int SUM = 1;

    /** Numbers kept per pixel in {@link #state}. */
    static final int KEPT = 3;

    private static final int SEGMENTS = 16;

    /** The original divides by 1 − D, but never by less than this. */
    private static final float SMALLEST_MISSED = 1e-6f;

    int firstPass;
    int tiles;
    int pairs;
    int faceCount;
    int softmax;
    int alphaMode;
    int dropOutside;
    int hardAlphaGradient;
    int backgroundIsPicture;
    int wantsBackground;
    int scattered; // texels' numbers
    float stamp;
    float sharpness; // 1 / (γ (far − near))
    float backgroundDepth; // less the origin, at which the background's weight is that of a face
    float alphaScale;

    int[] pairTile = new int[1];
    int[] tileStart = new int[1];
    int[] tilePairs = new int[1];
    int[] faceStart = new int[1];
    float[] background = new float[3];
    float[] color = new float[1];
    float[] alpha = new float[1];
    float[] gradColor = new float[1];
    float[] gradAlpha = new float[1];

    /**
     * Stays on the device between forward and backward: [0] forward's stamp; then, for each pixel in the order of tiles, the
     * product of 1 − D, the depth that weights are relative to (or the winning face), and the sum of the weights.
     */
    float[] state = new float[1];

    /** [0] the stamp that backward found in {@link #state}. */
    float[] told = new float[1];

    /** [pairs, columns] */
    float[] rows = new float[1];

    float[] gradCorners = new float[1];
    float[] gradColors = new float[1];
    float[] gradScattered = new float[1];
    float[] gradBackground = new float[1]; // of the picture, or of each tile
    float[] fragmentDepth = new float[1];
    int[] fragmentFace = new int[1];

    @Local
    float[] partial = new float[MOST_COLUMNS * Tiles.AREA];

    private final Device device;

    /** @param device the only one it runs on */
    SoftKernel(Device device) {
        this.device = device;
    }

    @Override
    public boolean isAllowDevice(Device offered) {
        return device.equals(offered);
    }

    @Override
    public boolean hasFallbackAlgorithm() {
        return true;
    }

    /** Where Aparapi would go on in slow Java threads. */
    @Override
    public void executeFallbackAlgorithm(Range range, int pass) {
        throw new RasterException("it did not run there: " + AparapiLog.reason(), null);
    }

    @Override
    public void run() {
        int pass = firstPass + getPassId();
        int group = getGroupId(0);
        int lane = getLocalId(0);
        int item = getGlobalId(0);
        // One after the other, and nothing nested: Aparapi loses its way in chains of else.
        if (pass == FORWARD) {
            forward(group, lane);
        }
        if (pass == BACKWARD) {
            backward(group, lane);
        }
        if (pass == ROWS) {
            addRows(item);
        }
        if (pass == BACKGROUND) {
            throughBackground(group, lane);
        }
        if (pass == DRAIN) {
            drainTexel(item);
        }
        if (pass == FRAGMENTS) {
            findFragment(group, lane);
        }
        if (pass == BACKWARD || pass == BACKGROUND) { // the same for a whole group, so its barriers are safe
            reduce(pass, group, lane);
        }
    }

    /** Index of a work-item's pixel in the picture, or −1 outside. */
    private int pixelOf(int tile, int lane) {
        int x = (tile % tileColumns) * Tiles.SIDE + lane % Tiles.SIDE;
        int y = (tile / tileColumns) * Tiles.SIDE + lane / Tiles.SIDE;
        return x < width && y < height ? y * width + x : -1;
    }

    private void forward(int tile, int lane) {
        int pixel = tile < tiles ? pixelOf(tile, lane) : -1;
        if (pixel >= 0) {
            int behind = backgroundIsPicture != 0 ? 3 * pixel : 0;
            float cover = alphaMode == PROD ? 1f : 0f;
            float nearest = softmax != 0 ? backgroundDepth : OUT_OF_RANGE;
            float total = 1f;
            int winner = -1;
            float red = background[behind];
            float green = background[behind + 1];
            float blue = background[behind + 2];
            int end = tileStart[tile + 1];
            for (int i = tileStart[tile]; i < end; i++) {
                int pair = tilePairs[i];
                if (sample(pair, lane % Tiles.SIDE, lane / Tiles.SIDE) != 0) {
                    if (alphaMode == PROD) {
                        cover = cover * v[MISSED];
                    } else if (alphaMode == SUM) {
                        cover = cover + v[COVERED];
                    } else if (v[SIGNED] > 0f) {
                        cover = 1f;
                    }
                    int face = pairFace[pair];
                    int block = Faces.STRIDE * face;
                    if (coloring != NONE && faces[block + Faces.VISIBLE] > 0f) {
                        measureDepth(block);
                        float z = v[Z];
                        float weight = 0f;
                        float keep = 1f;
                        if (z < OUT_OF_RANGE) {
                            float ahead = nearest - z;
                            if (softmax != 0) {
                                float e = exp(-abs(ahead) * sharpness);
                                weight = ahead > 0f ? v[COVERED] : v[COVERED] * e;
                                keep = ahead > 0f ? e : 1f;
                            } else if (ahead > 0f && v[W] >= 0f && v[W + 1] >= 0f && v[W + 2] >= 0f) {
                                weight = 1f;
                                keep = 0f;
                                winner = face;
                            }
                            if (weight > 0f || keep < 1f) {
                                nearest = ahead > 0f ? z : nearest;
                            }
                        }
                        if (weight > 0f) {
                            shade(face, block);
                            total = total * keep + weight;
                            red = red * keep + weight * v[COLOR];
                            green = green * keep + weight * v[COLOR + 1];
                            blue = blue * keep + weight * v[COLOR + 2];
                        }
                    }
                }
            }
            float share = softmax != 0 ? 1f / total : 1f;
            alpha[pixel] = alphaMode == PROD ? 1f - cover : cover * alphaScale;
            if (coloring != NONE) {
                color[3 * pixel] = red * share;
                color[3 * pixel + 1] = green * share;
                color[3 * pixel + 2] = blue * share;
            }
            int kept = 1 + KEPT * (tile * Tiles.AREA + lane);
            state[kept] = cover;
            state[kept + 1] = softmax != 0 ? nearest : (float) winner;
            state[kept + 2] = total;
            if (tile == 0 && lane == 0) {
                state[0] = stamp;
            }
        }
    }

    private void drainTexel(int item) {
        if (item < scattered) {
            gradScattered[item] = drain(item);
        }
    }

    private void backward(int pair, int lane) {
        if (pair == 0 && lane == 0) {
            told[0] = state[0];
        }
        for (int i = 0; i < columns; i++) {
            s[i] = 0f;
        }
        if (pair < pairs && sample(pair, lane % Tiles.SIDE, lane / Tiles.SIDE) != 0) {
            int tile = pairTile[pair];
            int pixel = pixelOf(tile, lane);
            int kept = 1 + KEPT * (tile * Tiles.AREA + lane);
            int face = pairFace[pair];
            int block = Faces.STRIDE * face;
            for (int k = 0; k < 3; k++) {
                v[GRAD_CLIPPED + k] = 0f;
            }
            int colored = coloring != NONE && faces[block + Faces.VISIBLE] > 0f ? 1 : 0;
            if (colored != 0 || dropOutside != 0) {
                measureDepth(block);
            }
            float gradExponent = gradAlpha[pixel] * alphaSlope(kept);
            if (dropOutside != 0 && v[Z] >= OUT_OF_RANGE) {
                gradExponent = 0f;
            }
            float weight = 0f;
            if (colored != 0 && v[Z] < OUT_OF_RANGE) {
                if (softmax != 0) {
                    weight = v[COVERED] * exp((state[kept + 1] - v[Z]) * sharpness) / state[kept + 2];
                } else {
                    weight = (int) state[kept + 1] == face ? 1f : 0f;
                }
            }
            if (weight > 0f) {
                gradExponent = gradExponent + colorBackward(face, block, pixel, weight);
            }
            throughCoverage(block, gradExponent);
            if (weight > 0f && complete != 0) {
                throughClipping(block);
            }
        }
    }

    /** Slope of alpha by the sample's exponent x. */
    private float alphaSlope(int kept) {
        float missed = v[MISSED];
        float slope = 0f;
        if (alphaMode == PROD) {
            float rest = missed / (missed < SMALLEST_MISSED ? SMALLEST_MISSED : missed);
            slope = state[kept] * (complete != 0 ? 1f : rest);
        } else if (alphaMode == SUM) {
            slope = alphaScale * missed;
        } else if (hardAlphaGradient != 0) {
            slope = missed;
        }
        return slope * v[COVERED];
    }

    /** Through the sample's part of the colour. Returns the derivative by its exponent x. */
    private float colorBackward(int face, int block, int pixel, float weight) {
        shade(face, block);
        float red = weight * gradColor[3 * pixel];
        float green = weight * gradColor[3 * pixel + 1];
        float blue = weight * gradColor[3 * pixel + 2];
        float gradExponent = 0f;
        if (softmax != 0) {
            // Differences first: where one face gives all the colour, they are 0 and so is the gain.
            float gain = red * (v[COLOR] - color[3 * pixel])
                    + green * (v[COLOR + 1] - color[3 * pixel + 1])
                    + blue * (v[COLOR + 2] - color[3 * pixel + 2]);
            gradExponent = gain * v[MISSED];
            float z = v[Z] + origin;
            float slope = gain * sharpness * z * z;
            for (int k = 0; k < 3; k++) {
                float cornerDepth = faces[block + Faces.DEPTH + k];
                float grad = slope / cornerDepth;
                v[GRAD_CLIPPED + k] = grad;
                s[3 * k + 2] = -grad * v[CLIPPED + k] / cornerDepth;
            }
        }
        shadeBackward(face, block, red, green, blue);
        return gradExponent;
    }

    private void throughCoverage(int block, float gradExponent) {
        int k = (int) v[NEAREST];
        if (distance == EUCLIDEAN) {
            throughFoot(block, k, gradExponent);
        } else if (distance == BARYCENTRIC) {
            float grad = gradExponent * 2f * abs(v[W + k]) * inverseSigma;
            throughBarycentrics(block, k == 0 ? grad : 0f, k == 1 ? grad : 0f, k == 2 ? grad : 0f);
        }
    }

    /**
     * x = s·d²/σ, d the distance to the foot f on edge k. The foot is a fixed mixture t of the edge's ends as far as the first
     * derivative goes, as sliding along the edge does not change the distance: ∂d²/∂p = 2 t (f − pixel).
     */
    private void throughFoot(int block, int k, float gradExponent) {
        float nx = faces[block + Faces.NORMAL_X + k];
        float ny = faces[block + Faces.NORMAL_Y + k];
        float side = faces[block + Faces.SIDE];
        float halfLength = faces[block + Faces.HALF + k];
        float along = v[ALONG + k];
        float foot = along < -halfLength ? -halfLength : along;
        foot = foot > halfLength ? halfLength : foot;
        float past = (along - foot) * side;
        float atEnd = faces[block + Faces.END_OFFSET + k] + foot * faces[block + Faces.END_SLOPE + k];
        float factor = (v[SIGNED] < 0f ? 2f : -2f) * inverseSigma * gradExponent;
        float gapX = factor * (v[PERP + k] * nx + past * ny);
        float gapY = factor * (v[PERP + k] * ny - past * nx);
        int start = 3 * ((k + 1) % 3);
        int end = 3 * ((k + 2) % 3);
        s[start] = s[start] + (1f - atEnd) * gapX;
        s[start + 1] = s[start + 1] + (1f - atEnd) * gapY;
        s[end] = s[end] + atEnd * gapX;
        s[end + 1] = s[end + 1] + atEnd * gapY;
    }

    /** Through ŵ = c / Σc, c = clamp(w, 0, 1). SoftRas section 6.1. */
    private void throughClipping(int block) {
        float w0 = v[W];
        float w1 = v[W + 1];
        float w2 = v[W + 2];
        float g0 = v[GRAD_CLIPPED];
        float g1 = v[GRAD_CLIPPED + 1];
        float g2 = v[GRAD_CLIPPED + 2];
        float scale = SoftMath.normalizer(clamp01(w0) + clamp01(w1) + clamp01(w2));
        float mean = v[CLIPPED] * g0 + v[CLIPPED + 1] * g1 + v[CLIPPED + 2] * g2;
        float h0 = w0 > 0f && w0 < 1f ? (g0 - mean) * scale : 0f;
        float h1 = w1 > 0f && w1 < 1f ? (g1 - mean) * scale : 0f;
        float h2 = w2 > 0f && w2 < 1f ? (g2 - mean) * scale : 0f;
        throughBarycentrics(block, h0, h1, h2);
    }

    /** With derivatives by w: ∂wᵢ/∂pₖ = −wₖ ∇wᵢ, ∇wᵢ = normal / height. */
    private void throughBarycentrics(int block, float grad0, float grad1, float grad2) {
        float h0 = grad0 * faces[block + Faces.INVERSE_HEIGHT];
        float h1 = grad1 * faces[block + Faces.INVERSE_HEIGHT + 1];
        float h2 = grad2 * faces[block + Faces.INVERSE_HEIGHT + 2];
        float x = h0 * faces[block + Faces.NORMAL_X]
                + h1 * faces[block + Faces.NORMAL_X + 1]
                + h2 * faces[block + Faces.NORMAL_X + 2];
        float y = h0 * faces[block + Faces.NORMAL_Y]
                + h1 * faces[block + Faces.NORMAL_Y + 1]
                + h2 * faces[block + Faces.NORMAL_Y + 2];
        for (int k = 0; k < 3; k++) {
            s[3 * k] = s[3 * k] - x * v[W + k];
            s[3 * k + 1] = s[3 * k + 1] - y * v[W + k];
        }
    }

    private void throughBackground(int tile, int lane) {
        int pixel = tile < tiles && wantsBackground != 0 ? pixelOf(tile, lane) : -1;
        float share = 0f;
        s[0] = 0f;
        s[1] = 0f;
        s[2] = 0f;
        if (pixel >= 0) {
            int kept = 1 + KEPT * (tile * Tiles.AREA + lane);
            if (softmax != 0) {
                share = exp((state[kept + 1] - backgroundDepth) * sharpness) / state[kept + 2];
            } else {
                share = state[kept + 1] < 0f ? 1f : 0f;
            }
            for (int c = 0; c < 3; c++) {
                float grad = share * gradColor[3 * pixel + c];
                s[c] = grad;
                if (backgroundIsPicture != 0) {
                    gradBackground[3 * pixel + c] = grad;
                }
            }
        }
    }

    /**
     * Adds up the sums of a group's items: first every item a {@link #SEGMENTS}th of one sum, then one item the segments. Two
     * levels of 16 need fewer barriers than eight of 2.
     */
    private void reduce(int pass, int group, int lane) {
        int count = 0;
        if (pass == BACKWARD && group < pairs) {
            count = columns;
        } else if (pass == BACKGROUND && group < tiles && wantsBackground != 0 && backgroundIsPicture == 0) {
            count = 3;
        }
        for (int i = 0; i < count; i++) {
            partial[i * Tiles.AREA + lane] = s[i];
        }
        localBarrier();
        int segment = lane % SEGMENTS;
        for (int i = lane / SEGMENTS; i < count; i += Tiles.AREA / SEGMENTS) {
            int first = i * Tiles.AREA + segment;
            float sum = partial[first];
            for (int j = SEGMENTS; j < Tiles.AREA; j += SEGMENTS) {
                sum = sum + partial[first + j];
            }
            partial[first] = sum; // which no other item reads before the barrier
        }
        localBarrier();
        if (lane < count) {
            float sum = 0f;
            for (int j = 0; j < SEGMENTS; j++) {
                sum = sum + partial[lane * Tiles.AREA + j];
            }
            if (pass == BACKWARD) {
                rows[group * columns + lane] = sum;
            } else {
                gradBackground[3 * group + lane] = sum;
            }
        }
    }

    /** Adds up one number of a face's gradient over its pairs, in their order. */
    private void addRows(int item) {
        int face = item / columns;
        int column = item % columns;
        if (face < faceCount) {
            float sum = 0f;
            int end = faceStart[face + 1];
            for (int pair = faceStart[face]; pair < end; pair++) {
                sum = sum + rows[pair * columns + column];
            }
            if (column < COLORS) {
                gradCorners[COLORS * face + column] = sum;
            } else {
                gradColors[(columns - COLORS) * face + column - COLORS] = sum;
            }
        }
    }

    private void findFragment(int tile, int lane) {
        int pixel = tile < tiles ? pixelOf(tile, lane) : -1;
        if (pixel >= 0) {
            float nearest = OUT_OF_RANGE;
            int found = -1;
            int end = tileStart[tile + 1];
            for (int i = tileStart[tile]; i < end; i++) {
                int pair = tilePairs[i];
                if (sample(pair, lane % Tiles.SIDE, lane / Tiles.SIDE) != 0) {
                    measureDepth(Faces.STRIDE * pairFace[pair]);
                    if (v[Z] < nearest) {
                        nearest = v[Z];
                        found = pairFace[pair];
                    }
                }
            }
            fragmentFace[pixel] = found;
            fragmentDepth[pixel] = nearest + origin;
        }
    }
}
