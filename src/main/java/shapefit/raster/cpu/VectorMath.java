package shapefit.raster.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors of this machine, and arithmetic on them.
 *
 * <p>Comparisons of floats are made on their bits where the signs allow it, as the minimum of two integers is one instruction
 * and that of two floats, which has to mind NaN and −0, is five.
 */
final class VectorMath {

    /** As wide as the machine likes, but at most a tile's row. */
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED.length() <= Grid.SIDE
            ? FloatVector.SPECIES_PREFERRED
            : FloatVector.SPECIES_512;

    static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

    /** Lanes. */
    static final int LANES = FLOATS.length();

    /** Exponents of an exponential are held below it; e to minus this is nothing next to any coverage that counts. */
    static final float LARGEST_EXPONENT = 80;

    /** Where the scalar exponential becomes 0, see {@link FastExp#exp}. */
    static final float HIDDEN = 60.6f;

    private static final int LARGEST_EXPONENT_BITS = Float.floatToRawIntBits(LARGEST_EXPONENT);
    private static final int SIGN = 1 << 31;
    private static final float LOG2_E = 1.4426950408889634f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float ROUNDER = 12582912f;

    private VectorMath() {}

    /** Bits of all lanes. */
    static int bits() {
        VectorShape shape = FLOATS.vectorShape();
        return shape.vectorBitSize();
    }

    /** 0, 1, 2 … */
    static FloatVector ramp() {
        float[] ramp = new float[LANES];
        for (int i = 0; i < LANES; i++) {
            ramp[i] = i;
        }
        return FloatVector.fromArray(FLOATS, ramp, 0);
    }

    static FloatVector all(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }

    /** The smaller; of numbers that are not negative. */
    static FloatVector min(FloatVector a, FloatVector b) {
        return a.reinterpretAsInts()
                .lanewise(VectorOperators.MIN, b.reinterpretAsInts())
                .reinterpretAsFloats();
    }

    /** The larger of a number and 0. */
    static FloatVector positive(FloatVector a) {
        return a.reinterpretAsInts().lanewise(VectorOperators.MAX, 0).reinterpretAsFloats();
    }

    /** The larger of two; {@code limit} is not negative. */
    static FloatVector atLeast(FloatVector a, float limit) {
        return a.reinterpretAsInts()
                .lanewise(VectorOperators.MAX, Float.floatToRawIntBits(limit))
                .reinterpretAsFloats();
    }

    /** The smaller of two; {@code limit} is not negative. */
    static FloatVector atMost(FloatVector a, float limit) {
        return a.reinterpretAsInts()
                .lanewise(VectorOperators.MIN, Float.floatToRawIntBits(limit))
                .reinterpretAsFloats();
    }

    /** Nearest number in [0, 1]. */
    static FloatVector clamp01(FloatVector a) {
        return atMost(positive(a), 1);
    }

    /** A number with its sign turned where the bit is set. */
    static FloatVector flip(FloatVector a, IntVector sign) {
        return a.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
    }

    /** Brings a number of any sign into the range of {@link #exp}. */
    static FloatVector bounded(FloatVector x) {
        IntVector sign = x.reinterpretAsInts().and(SIGN);
        return x.abs()
                .reinterpretAsInts()
                .lanewise(VectorOperators.MIN, LARGEST_EXPONENT_BITS)
                .or(sign)
                .reinterpretAsFloats();
    }

    /** e^x for |x| ≤ {@link #LARGEST_EXPONENT}, with a relative error below 3e-7. The arithmetic is that of {@link FastExp}. */
    static FloatVector exp(FloatVector x) {
        FloatVector shifted = x.fma(all(LOG2_E), all(ROUNDER));
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(all(-LN2_HIGH), x);
        r = n.fma(all(-LN2_LOW), r);
        FloatVector sum = r.fma(all(1.3836794532835484e-3f), all(8.374856784939766e-3f));
        sum = sum.fma(r, all(4.1668228805065155e-2f));
        sum = sum.fma(r, all(0.16666419804096222f));
        sum = sum.fma(r, all(0.49999991059303284f));
        sum = sum.fma(r, all(1f));
        sum = sum.fma(r, all(1f));
        // n stands in the low bits of shifted; added to the exponent it multiplies by 2^n.
        IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return sum.reinterpretAsInts().add(power).reinterpretAsFloats();
    }

    /** Squared distance to a segment, see {@link Faces}. */
    static FloatVector squaredDistance(FloatVector perp, FloatVector along, FloatVector half) {
        FloatVector past = positive(along.abs().sub(half));
        return past.fma(past, perp.mul(perp));
    }
}
