package shapefit.raster.opencl;

import com.aparapi.Kernel;
import shapefit.raster.kernel.CoverageMath;
import shapefit.raster.kernel.SoftMath;

/**
 * The part of the kernel that finds what one face says at one pixel: distance, coverage, barycentric coordinates, depth.
 *
 * <p><b>Kernel rules</b>, for this class and those below it. Aparapi translates what {@code run()} reaches to OpenCL C: floats,
 * ints and flat arrays; no objects, no {@code boolean} fields, no {@code break}, no {@code switch}, no {@code java.lang.Math} in
 * other classes; locals have a value at once; ternaries do not nest. Methods of helper classes that are called by their name
 * alone must not share it, as Aparapi takes one for the other. Fields are set by the host before a launch.
 */
abstract class SampleKernel extends Kernel {

    static final int EUCLIDEAN = 0;
    static final int BARYCENTRIC = 1;

    /** A depth that is outside of [near, far]. */
    static final float OUT_OF_RANGE = 1e30f;

    /** e to this is still far from infinity; a coverage below e to minus this is nothing. */
    private static final float LARGEST_EXPONENT = 80f;

    // Where things are in v, the sample at hand.

    /** Barycentric coordinates w, three. */
    static final int W = 0;

    /** Clipped barycentric coordinates ŵ, three. */
    static final int CLIPPED = 3;

    static final int PERP = 6;
    static final int ALONG = 9;
    static final int COVERED = 12;
    static final int MISSED = 13;

    /** s·d². */
    static final int SIGNED = 14;

    /** The nearest edge, or the corner with the smallest barycentric coordinate. */
    static final int NEAREST = 15;

    /** Depth less the origin, or {@link #OUT_OF_RANGE}. */
    static final int Z = 16;

    /** Colour of the face, three. */
    static final int COLOR = 17;

    /** Derivatives by ŵ, three. */
    static final int GRAD_CLIPPED = 20;

    /** Perspective-correct weights, three. */
    static final int PERSPECTIVE = 23;

    /** 1 / Σ(ŵ/z). */
    static final int INVERSE_SUM = 26;

    /** Part of the way to the next column of texels. */
    static final int RIGHT = 27;

    /** Part of the way to the next row of texels. */
    static final int DOWN = 28;

    /** Slope of D by its argument. */
    static final int SLOPE = 29;

    // What the picture and the settings say.
    int width;
    int height;
    int tileColumns;
    int distance;
    int distribution;
    float step;
    float squaredReach;
    float reach;
    float inverseSigma;
    float inverseScale; // 1 / √σ
    float origin;
    float near;
    float far;

    // Faces and pairs, see Faces and Tiles.
    float[] faces = new float[1];
    float[] placements = new float[1];
    int[] pairFace = new int[1];
    int[] pairBox = new int[1];

    /** The sample at hand. */
    @PrivateMemorySpace(30)
    float[] v = new float[30];

    static float clamp01(float x) {
        float low = x < 0f ? 0f : x;
        return low > 1f ? 1f : low;
    }

    /** Looks at pixel (x, y) of the pair's tile. Returns 1 if the face reaches it, and then v holds w to SIGNED, else 0. */
    int sample(int pair, int x, int y) {
        int box = pairBox[pair];
        int reached = 0;
        if (x >= (box & 15) && x <= ((box >> 4) & 15) && y >= ((box >> 8) & 15) && y <= ((box >> 12) & 15)) {
            int face = Faces.STRIDE * pairFace[pair];
            int placement = Tiles.PLACEMENT * pair;
            float dx = x * step;
            float dy = -y * step;
            float side = faces[face + Faces.SIDE];
            for (int k = 0; k < 3; k++) {
                float nx = faces[face + Faces.NORMAL_X + k];
                float ny = faces[face + Faces.NORMAL_Y + k];
                float perp = placements[placement + k] + dx * nx + dy * ny;
                v[PERP + k] = perp;
                v[ALONG + k] = placements[placement + 3 + k] + side * (dx * ny - dy * nx);
                v[W + k] = perp * faces[face + Faces.INVERSE_HEIGHT + k];
            }
            if (distance == EUCLIDEAN) {
                reached = measureEuclidean(face);
            } else {
                reached = measureBarycentric();
            }
        }
        return reached;
    }

    private int measureEuclidean(int face) {
        float best = 0f;
        float lowest = 0f;
        int nearest = 0;
        for (int k = 0; k < 3; k++) {
            float perp = v[PERP + k];
            float past = abs(v[ALONG + k]) - faces[face + Faces.HALF + k];
            past = past > 0f ? past : 0f;
            float squared = perp * perp + past * past;
            if (k == 0 || squared < best) {
                best = squared;
                nearest = k;
            }
            if (k == 0 || perp < lowest) {
                lowest = perp;
            }
        }
        float gap = lowest > 0f ? best : -best;
        v[SIGNED] = gap;
        v[NEAREST] = nearest;
        cover(gap);
        return gap > -squaredReach ? 1 : 0;
    }

    private int measureBarycentric() {
        float smallest = v[W];
        int nearest = 0;
        if (v[W + 1] < smallest) {
            smallest = v[W + 1];
            nearest = 1;
        }
        if (v[W + 2] < smallest) {
            smallest = v[W + 2];
            nearest = 2;
        }
        v[NEAREST] = nearest;
        int reached = 0;
        if (distance == BARYCENTRIC) {
            float gap = smallest * abs(smallest);
            v[SIGNED] = gap;
            cover(gap);
            reached = smallest > -reach ? 1 : 0;
        } else {
            v[SIGNED] = 1f;
            v[COVERED] = 1f;
            v[MISSED] = 0f;
            v[SLOPE] = 0f;
            reached = smallest >= 0f ? 1 : 0;
        }
        return reached;
    }

    private void cover(float gap) {
        if (distribution == CoverageMath.LOGISTIC_SQUARED) {
            coverLogistic(gap);
        } else {
            coverDistributed(gap);
        }
    }

    private void coverLogistic(float gap) {
        float exponent = -gap * inverseSigma;
        float e = exp(exponent < LARGEST_EXPONENT ? exponent : LARGEST_EXPONENT);
        float covered = SoftMath.coverage(e);
        v[COVERED] = covered;
        v[MISSED] = e * covered;
        v[SLOPE] = e * covered * covered;
    }

    private void coverDistributed(float gap) {
        float distance = sqrt(abs(gap)) * inverseScale;
        float a = gap < 0f ? -distance : distance;
        float e = exp(CoverageMath.exponent(distribution, a));
        float ee = exp(CoverageMath.nextExponent(distribution, e));
        v[COVERED] = CoverageMath.covered(distribution, a, e, ee);
        v[MISSED] = CoverageMath.covered(CoverageMath.mirror(distribution), -a, e, ee);
        v[SLOPE] = CoverageMath.density(distribution, a, e, ee);
    }

    /** Computes ŵ and the depth of the sample at hand. */
    void measureDepth(int face) {
        float c0 = clamp01(v[W]);
        float c1 = clamp01(v[W + 1]);
        float c2 = clamp01(v[W + 2]);
        float scale = SoftMath.normalizer(c0 + c1 + c2);
        c0 = c0 * scale;
        c1 = c1 * scale;
        c2 = c2 * scale;
        float z0 = faces[face + Faces.DEPTH];
        float z1 = faces[face + Faces.DEPTH + 1];
        float z2 = faces[face + Faces.DEPTH + 2];
        // 1 / Σ(ŵ/z), as a mean of the corners' depths: the digits that matter are in the differences.
        float r1 = c1 / z1;
        float r2 = c2 / z2;
        float z = (z0 - origin) + (r1 * (z1 - z0) + r2 * (z2 - z0)) / (c0 / z0 + r1 + r2);
        v[CLIPPED] = c0;
        v[CLIPPED + 1] = c1;
        v[CLIPPED + 2] = c2;
        v[Z] = z >= near && z <= far ? z : OUT_OF_RANGE;
    }
}
