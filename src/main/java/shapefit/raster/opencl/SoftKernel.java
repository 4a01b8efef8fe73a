package shapefit.raster.opencl;

import com.aparapi.Range;
import com.aparapi.device.Device;
import shapefit.raster.RasterException;
import shapefit.raster.kernel.ConormMath;

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
class SoftKernel extends GradientKernel {

    static final int FORWARD = 0;
    static final int BACKWARD = 1;
    static final int ROWS = 2;
    static final int BACKGROUND = 3;
    static final int DRAIN = 4;
    static final int FRAGMENTS = 5;

    private static final int SEGMENTS = 16;

    // Where things are in p, the pixel at hand.

    /** The product of 1 − D, the sum of D, whether any D is above ½, or the state of another way to join. */
    private static final int COVER = 0;

    /** The depth that weights are relative to, or of the winner. */
    private static final int AHEAD_OF = 1;

    /** Sum of the weights. */
    private static final int TOTAL = 2;

    /** Face that gives the colour, or −1. */
    private static final int WINNER = 3;

    /** Sum of weight · colour, three. */
    private static final int MIXED = 4;

    /** First face with the largest D, or −1. */
    private static final int LEADER = 7;

    int firstPass;
    int tiles;
    int faceCount;
    int backgroundIsPicture;
    int wantsBackground;
    int halfOnEdge; // whether the distribution has F(0) = ½
    int scattered; // texels' numbers
    float stamp;
    float backgroundDepth; // less the origin, at which the background's weight is that of a face

    int[] tileStart = new int[1];
    int[] tilePairs = new int[1];
    int[] faceStart = new int[1];
    float[] background = new float[3];
    float[] alpha = new float[1];

    /** [pairs, columns] */
    float[] rows = new float[1];

    float[] gradCorners = new float[1];
    float[] gradColors = new float[1];
    float[] gradScattered = new float[1];
    float[] gradBackground = new float[1]; // of the picture, or of each tile
    float[] fragmentDepth = new float[1];
    int[] fragmentFace = new int[1];

    /** The pixel at hand, see {@link #COVER}. */
    @PrivateMemorySpace(8)
    float[] p = new float[8];

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

    private void forward(int tile, int lane) {
        int pixel = tile < tiles ? pixelOf(tile, lane) : -1;
        if (pixel >= 0) {
            begin(pixel);
            int end = tileStart[tile + 1];
            for (int i = tileStart[tile]; i < end; i++) {
                int pair = tilePairs[i];
                if (sample(pair, lane % Tiles.SIDE, lane / Tiles.SIDE) != 0) {
                    addCoverage(pairFace[pair]);
                    addColor(pairFace[pair]);
                }
            }
            write(pixel, 1 + KEPT * (tile * Tiles.AREA + lane));
            if (tile == 0 && lane == 0) {
                state[0] = stamp;
                told[0] = stamp;
            }
        }
    }

    private void begin(int pixel) {
        int behind = backgroundIsPicture != 0 ? 3 * pixel : 0;
        p[COVER] = ConormMath.start(alphaMode);
        p[LEADER] = -1f;
        p[AHEAD_OF] = softmax != 0 ? backgroundDepth : OUT_OF_RANGE;
        p[TOTAL] = 1f;
        p[WINNER] = -1f;
        for (int c = 0; c < 3; c++) {
            p[MIXED + c] = background[behind + c];
        }
    }

    private void addCoverage(int face) {
        if (alphaMode == ConormMath.MAX && v[COVERED] > p[COVER]) {
            p[LEADER] = face;
        }
        if (alphaMode == ConormMath.HARD) {
            // Where D is ½ on the edge; near it a float D cannot be told from ½.
            if (halfOnEdge != 0 && v[SIGNED] > 0f || halfOnEdge == 0 && v[COVERED] > 0.5f) {
                p[COVER] = 1f;
            }
        } else {
            p[COVER] = ConormMath.join(alphaMode, p[COVER], v[COVERED], v[MISSED]);
        }
    }

    /** Mixes the face's colour in; where it is the nearest so far, all before is scaled down to match. */
    private void addColor(int face) {
        int block = Faces.STRIDE * face;
        float weight = 0f;
        float keep = 1f;
        if (coloring != NONE && faces[block + Faces.VISIBLE] > 0f) {
            measureDepth(block);
            float ahead = p[AHEAD_OF] - v[Z];
            if (softmax != 0 && v[Z] < OUT_OF_RANGE) {
                float e = exp(-abs(ahead) * sharpness);
                weight = ahead > 0f ? v[COVERED] : v[COVERED] * e;
                keep = ahead > 0f ? e : 1f;
            }
            if (softmax == 0 && ahead > 0f && v[W] >= 0f && v[W + 1] >= 0f && v[W + 2] >= 0f) {
                weight = 1f;
                keep = 0f;
                p[WINNER] = face;
            }
        }
        if (weight > 0f) {
            shade(face, block);
            p[AHEAD_OF] = v[Z] < p[AHEAD_OF] ? v[Z] : p[AHEAD_OF];
            p[TOTAL] = p[TOTAL] * keep + weight;
            for (int c = 0; c < 3; c++) {
                p[MIXED + c] = p[MIXED + c] * keep + weight * v[COLOR + c];
            }
        }
    }

    private void write(int pixel, int kept) {
        float share = softmax != 0 ? 1f / p[TOTAL] : 1f;
        float root = sqrt(p[COVER]);
        alpha[pixel] = ConormMath.alpha(alphaMode, p[COVER], root) * alphaScale;
        if (coloring != NONE) {
            for (int c = 0; c < 3; c++) {
                color[3 * pixel + c] = p[MIXED + c] * share;
            }
        }
        state[kept] = alphaMode == ConormMath.MAX ? p[LEADER] : ConormMath.kept(alphaMode, p[COVER], root);
        state[kept + 1] = softmax != 0 ? p[AHEAD_OF] : p[WINNER];
        state[kept + 2] = p[TOTAL];
    }

    private void drainTexel(int item) {
        if (item < scattered) {
            gradScattered[item] = drain(item);
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
