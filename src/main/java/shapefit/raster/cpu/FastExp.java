package shapefit.raster.cpu;

import shapefit.raster.kernel.SoftMath;

/** The exponential of the inner loops. Branch-free, so that it can become one of vectors. */
final class FastExp {

    private static final float LOG2_E = 1.4426950408889634f;

    /** ln 2 in two parts: the first has 9 trailing zero bits, so that n · LN2_HIGH is exact for |n| ≤ 256. */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;

    /** 1.5 · 2²³: added and taken away again it rounds to an integer, which then stands in the low bits. */
    private static final float ROUNDER = 12582912f;

    /** Below it 2ⁿ has no exponent left: the result is 0. */
    private static final float LOWEST = -88f;

    /** Above it 2ⁿ has the exponent of infinity. */
    private static final float HIGHEST = 88.5f;

    private FastExp() {}

    /**
     * e^x with a relative error below 3e-7 from −87.33 to 88.37; below, one that falls to 0 at −87.69; above, infinity; NaN for
     * NaN.
     */
    static float exp(float x) {
        float clamped = Math.min(Math.max(x, LOWEST), HIGHEST);
        float shifted = clamped * LOG2_E + ROUNDER;
        float n = shifted - ROUNDER;
        float r = clamped - n * LN2_HIGH - n * LN2_LOW;
        int exponent = Float.floatToRawIntBits(shifted) - (0x4B400000 - 127);
        return SoftMath.expReduced(r) * Float.intBitsToFloat(exponent << 23);
    }
}
