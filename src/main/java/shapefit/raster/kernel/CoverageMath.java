package shapefit.raster.kernel;

/**
 * {@code raster.Distribution} in float, all but the default one, which {@link SoftMath#coverage} has. Kernel rules:
 * {@link SoftMath}; also, ternaries do not nest.
 *
 * <p>The caller evaluates exponentials: e to {@link #exponent}, and of that e to {@link #nextExponent}; both are passed in as
 * e and ee. They are the same at a for a distribution and at −a for its mirror.
 */
public final class CoverageMath {

    // The distributions, in the order of the enum.
    public static final int LOGISTIC_SQUARED = 0;
    public static final int LOGISTIC = 1;
    public static final int GAUSSIAN = 2;
    public static final int LAPLACE = 3;
    public static final int CAUCHY = 4;
    public static final int UNIFORM = 5;
    public static final int EXPONENTIAL = 6;
    public static final int REVERSED_EXPONENTIAL = 7;
    public static final int GUMBEL_MAX = 8;
    public static final int GUMBEL_MIN = 9;

    /** e to this is still far from infinity; a coverage below e to minus this is nothing. */
    private static final float LARGEST_EXPONENT = 80f;

    private static final float INVERSE_PI = 0.31830988618f;

    private static final float INVERSE_ROOT_OF_TWO_PI = 0.39894228040f;

    /** Below it 1 − e^(−x) is x − x²/2 to a relative error of x²/6, where a subtraction from 1 loses as much. */
    private static final float SMALL = 1e-3f;

    private CoverageMath() {}

    /** What e is e to; 0 where a distribution needs no exponential. @param a signed distance over √σ */
    public static float exponent(int kind, float a) {
        float magnitude = a < 0f ? -a : a;
        float x = 0f;
        if (kind == LOGISTIC || kind == LAPLACE) {
            x = -magnitude;
        }
        if (kind == GAUSSIAN) {
            x = -0.5f * a * a;
        }
        if (kind == EXPONENTIAL && a > 0f) {
            x = -a;
        }
        if (kind == REVERSED_EXPONENTIAL && a < 0f) {
            x = a;
        }
        if (kind == GUMBEL_MAX) {
            x = -a;
        }
        if (kind == GUMBEL_MIN) {
            x = a;
        }
        x = x < LARGEST_EXPONENT ? x : LARGEST_EXPONENT;
        return x > -LARGEST_EXPONENT ? x : -LARGEST_EXPONENT;
    }

    /** What ee is e to; 0 where a distribution needs one exponential only. */
    public static float nextExponent(int kind, float e) {
        return kind == GUMBEL_MAX || kind == GUMBEL_MIN ? -e : 0f;
    }

    /** The distribution turned round: 1 − F(a) = mirror F(−a). */
    public static int mirror(int kind) {
        int mirror = kind;
        if (kind == EXPONENTIAL || kind == GUMBEL_MAX) {
            mirror = kind + 1;
        }
        if (kind == REVERSED_EXPONENTIAL || kind == GUMBEL_MIN) {
            mirror = kind - 1;
        }
        return mirror;
    }

    /** D = F(a). Off by at most 4e-7 of it, of 1e-4 where 1 − e^(−x) stands for a small x. */
    public static float covered(int kind, float a, float e, float ee) {
        float tail = tail(kind, a < 0f ? -a : a, e);
        float covered = a < 0f ? tail : 1f - tail;
        if (kind == LOGISTIC) {
            covered = (a < 0f ? e : 1f) / (1f + e);
        }
        if (kind == EXPONENTIAL) {
            covered = a > 0f ? oneMinusExp(a, e) : 0f;
        }
        if (kind == REVERSED_EXPONENTIAL) {
            covered = a < 0f ? e : 1f;
        }
        if (kind == GUMBEL_MAX) {
            covered = ee;
        }
        if (kind == GUMBEL_MIN) {
            covered = oneMinusExp(e, ee);
        }
        return covered;
    }

    /** F(−a) of a symmetric distribution, a at least 0. */
    private static float tail(int kind, float a, float e) {
        float tail = 0f;
        if (kind == GAUSSIAN) {
            tail = e * millsRatio(a);
        }
        if (kind == LAPLACE) {
            tail = 0.5f * e;
        }
        if (kind == CAUCHY) {
            tail = a > 1f ? INVERSE_PI * arctangent(1f / a) : 0.5f - INVERSE_PI * arctangent(a);
        }
        if (kind == UNIFORM && a < 1f) {
            tail = 0.5f - 0.5f * a;
        }
        return tail;
    }

    /** The slope of D by a. */
    public static float density(int kind, float a, float e, float ee) {
        float density = 0f;
        if (kind == LOGISTIC) {
            density = e / ((1f + e) * (1f + e));
        }
        if (kind == GAUSSIAN) {
            density = INVERSE_ROOT_OF_TWO_PI * e;
        }
        if (kind == LAPLACE) {
            density = 0.5f * e;
        }
        if (kind == CAUCHY) {
            density = INVERSE_PI / (1f + a * a);
        }
        if (kind == UNIFORM && a > -1f && a < 1f) {
            density = 0.5f;
        }
        if (kind == EXPONENTIAL && a > 0f || kind == REVERSED_EXPONENTIAL && a < 0f) {
            density = e;
        }
        if (kind == GUMBEL_MAX || kind == GUMBEL_MIN) {
            density = e * ee;
        }
        return density;
    }

    private static float oneMinusExp(float x, float expNegative) {
        return x < SMALL ? x - 0.5f * x * x : 1f - expNegative;
    }

    /**
     * Tail of the normal distribution over e^(−a²/2), a at least 0. A polynomial in t = 1 / (1 + 0.3 a) with the smallest largest
     * relative error over [0, 12] (Lawson's iteration): 8e-8, in float 4e-7.
     */
    private static float millsRatio(float a) {
        float t = 1f / (1f + 0.3f * a);
        float sum = 0.036741334944963455f;
        sum = sum * t - 0.16167838871479034f;
        sum = sum * t + 0.21413138508796692f;
        sum = sum * t - 0.06091858074069023f;
        sum = sum * t + 0.13243943452835083f;
        sum = sum * t + 0.09871946275234222f;
        sum = sum * t + 0.12094902992248535f;
        sum = sum * t + 0.11961627751588821f;
        return sum * t;
    }

    /** atan x for x in [0, 1], by a polynomial of the same kind: 2e-8, in float 2e-7. */
    private static float arctangent(float x) {
        float square = x * x;
        float sum = 0.002849819604307413f;
        sum = sum * square - 0.016068367287516594f;
        sum = sum * square + 0.04269111901521683f;
        sum = sum * square - 0.07504262775182724f;
        sum = sum * square + 0.10640919953584671f;
        sum = sum * square - 0.14203640818595886f;
        sum = sum * square + 0.1999261975288391f;
        sum = sum * square - 0.3333307206630707f;
        return sum * square * x + x;
    }
}
