package shapefit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Locale;

/** Comparisons that name the worst element instead of the first. */
public final class Near {
    private Near() {}

    /** Checks {@code |actual − expected| ≤ abs + rel · |expected|} for every element. */
    public static void assertNear(float[] expected, float[] actual, float abs, float rel) {
        assertEquals(expected.length, actual.length, "length");
        double[] e = new double[expected.length];
        double[] a = new double[expected.length];
        for (int i = 0; i < e.length; i++) {
            e[i] = expected[i];
            a[i] = actual[i];
        }
        assertNear(e, a, abs, rel);
    }

    /** Checks {@code |actual − expected| ≤ abs + rel · |expected|} for every element. */
    public static void assertNear(double[] expected, double[] actual, double abs, double rel) {
        assertEquals(expected.length, actual.length, "length");
        int worst = -1;
        double worstExcess = 0;
        for (int i = 0; i < expected.length; i++) {
            double excess = Math.abs(actual[i] - expected[i]) - (abs + rel * Math.abs(expected[i]));
            if (Double.isNaN(excess) || excess > worstExcess) {
                worst = i;
                worstExcess = Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess;
            }
        }
        if (worst >= 0) {
            fail(String.format(
                    Locale.ROOT,
                    "worst at [%d]: expected %.9g, got %.9g (abs %.3g, rel %.3g)",
                    worst,
                    expected[worst],
                    actual[worst],
                    abs,
                    rel));
        }
    }

    /** Checks that the difference is at most {@code rel} of the largest expected number, for every element. */
    public static void assertNearToLargest(double[] expected, double[] actual, double rel) {
        double largest = 0;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertNear(expected, actual, rel * largest, 0);
    }
}
