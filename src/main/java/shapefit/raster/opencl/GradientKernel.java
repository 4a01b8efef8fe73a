package shapefit.raster.opencl;

import shapefit.raster.kernel.ConormMath;
import shapefit.raster.kernel.CoverageMath;
import shapefit.raster.kernel.SoftMath;

/** The part of the kernel that goes back from a pixel to a face. Rules: {@link SampleKernel}. */
abstract class GradientKernel extends ShadeKernel {

    /** Numbers kept per pixel in {@link #state}. */
    static final int KEPT = 3;

    /** The original divides by 1 − D, but never by less than this. */
    private static final float SMALLEST_MISSED = 1e-6f;

    int pairs;
    int softmax;
    int alphaMode;
    int dropOutside;
    int hardAlphaGradient;
    float sharpness; // 1 / (γ (far − near))
    float alphaScale;
    int[] pairTile = new int[1];
    float[] color = new float[1];
    float[] gradColor = new float[1];
    float[] gradAlpha = new float[1];

    /**
     * Stays on the device between forward and backward: [0] forward's stamp; then, for each pixel in the order of tiles, the
     * product of 1 − D (see {@link ConormMath#kept}) or the face with the largest D, the depth that weights are relative to (or the winning face), and the sum of the weights.
     */
    float[] state = new float[1];

    /** [0] the stamp that forward left, or that backward found in {@link #state}. */
    float[] told = new float[1];

    /** Index of a work-item's pixel in the picture, or −1 outside. */
    int pixelOf(int tile, int lane) {
        int x = (tile % tileColumns) * Tiles.SIDE + lane % Tiles.SIDE;
        int y = (tile / tileColumns) * Tiles.SIDE + lane / Tiles.SIDE;
        return x < width && y < height ? y * width + x : -1;
    }

    /** Fills the sums with what a pair's face gets from the work-item's pixel. */
    void backward(int pair, int lane) {
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
            float gradArgument = gradAlpha[pixel] * alphaSlope(kept, face);
            if (dropOutside != 0 && v[Z] >= OUT_OF_RANGE) {
                gradArgument = 0f;
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
                gradArgument = gradArgument + colorBackward(face, block, pixel, weight);
            }
            throughCoverage(block, gradArgument);
            if (weight > 0f && complete != 0) {
                throughClipping(block);
            }
        }
    }

    /** Slope of alpha by the sample's argument a. */
    private float alphaSlope(int kept, int face) {
        float missed = v[MISSED];
        float common = state[kept];
        if (alphaMode == ConormMath.MAX) {
            common = (int) common == face ? 1f : 0f;
        }
        if (alphaMode == ConormMath.SUM) {
            common = alphaScale;
        }
        if (alphaMode == ConormMath.HARD) {
            common = hardAlphaGradient;
        }
        float slope = ConormMath.slope(alphaMode, common, v[COVERED], missed) * v[SLOPE];
        if (alphaMode == ConormMath.PROD && distribution == CoverageMath.LOGISTIC_SQUARED) {
            float rest = missed / (missed < SMALLEST_MISSED ? SMALLEST_MISSED : missed);
            slope = state[kept] * (complete != 0 ? 1f : rest) * v[COVERED];
        }
        return slope;
    }

    /** Through the sample's part of the colour. Returns the derivative by its argument a. */
    private float colorBackward(int face, int block, int pixel, float weight) {
        shade(face, block);
        float red = weight * gradColor[3 * pixel];
        float green = weight * gradColor[3 * pixel + 1];
        float blue = weight * gradColor[3 * pixel + 2];
        float gradArgument = 0f;
        if (softmax != 0) {
            // Differences first: where one face gives all the colour, they are 0 and so is the gain.
            float gain = red * (v[COLOR] - color[3 * pixel])
                    + green * (v[COLOR + 1] - color[3 * pixel + 1])
                    + blue * (v[COLOR + 2] - color[3 * pixel + 2]);
            float logSlope = v[MISSED];
            if (distribution != CoverageMath.LOGISTIC_SQUARED) {
                logSlope = v[SLOPE] / v[COVERED]; // D is above 0, as the weight is
            }
            gradArgument = gain * logSlope;
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
        return gradArgument;
    }

    private void throughCoverage(int block, float gradArgument) {
        int k = (int) v[NEAREST];
        if (distance == EUCLIDEAN) {
            throughFoot(block, k, gradArgument);
        } else if (distance == BARYCENTRIC) {
            float slope = 2f * abs(v[W + k]) * inverseSigma;
            if (distribution != CoverageMath.LOGISTIC_SQUARED) {
                slope = inverseScale;
            }
            float grad = gradArgument * slope;
            throughBarycentrics(block, k == 0 ? grad : 0f, k == 1 ? grad : 0f, k == 2 ? grad : 0f);
        }
    }

    /**
     * a = s·d²/σ, d the distance to the foot f on edge k. The foot is a fixed mixture t of the edge's ends as far as the first
     * derivative goes, as sliding along the edge does not change the distance: ∂d²/∂p = 2 t (f − pixel). And for a = s·d/√σ,
     * s·d moves with the foot outwards: across the edge, or past its end away from the pixel, which is outside then.
     */
    private void throughFoot(int block, int k, float gradArgument) {
        float nx = faces[block + Faces.NORMAL_X + k];
        float ny = faces[block + Faces.NORMAL_Y + k];
        float side = faces[block + Faces.SIDE];
        float halfLength = faces[block + Faces.HALF + k];
        float along = v[ALONG + k];
        float foot = along < -halfLength ? -halfLength : along;
        foot = foot > halfLength ? halfLength : foot;
        float past = (along - foot) * side;
        float atEnd = faces[block + Faces.END_OFFSET + k] + foot * faces[block + Faces.END_SLOPE + k];
        float perp = v[PERP + k];
        float factor = (v[SIGNED] < 0f ? 2f : -2f) * inverseSigma * gradArgument;
        if (distribution != CoverageMath.LOGISTIC_SQUARED) {
            float length = past == 0f ? 1f : -sqrt(perp * perp + past * past);
            perp = past == 0f ? 1f : perp / length;
            past = past / length;
            factor = -inverseScale * gradArgument;
        }
        float gapX = factor * (perp * nx + past * ny);
        float gapY = factor * (perp * ny - past * nx);
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
}
