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

    /** Far enough below for the result to be 0. */
    private static final float LOWEST = -88f;

    /** Above it 2ⁿ has the exponent of infinity. */
    private static final float HIGHEST = 88.5f;

    /** Below 2^−87 the result is 0: next to 1 it is nothing, and products of numbers with no exponent left are slow. */
    private static final int SMALLEST_EXPONENT = 127 - 87;

    private FastExp() {}

    /**
     * e^x with a relative error below 3e-7 from −60 to 88.37; 0 below −60.7, infinity above 88.38, NaN for NaN.
     */
    static float exp(float x) {
        float clamped = Math.min(Math.max(x, LOWEST), HIGHEST);
        float shifted = clamped * LOG2_E + ROUNDER;
        float n = shifted - ROUNDER;
        float r = clamped - n * LN2_HIGH - n * LN2_LOW;
        int exponent = Float.floatToRawIntBits(shifted) - (0x4B400000 - 127);
        return SoftMath.expReduced(r) * Float.intBitsToFloat(exponent < SMALLEST_EXPONENT ? 0 : exponent << 23);
    }
}
