package shapefit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Locale;
import java.util.function.DoubleSupplier;

/** Derivatives by central differences, the judge of those by formula. */
public final class FiniteDifferences {

    /** How far the differences of two steps may be apart, of the largest derivative, to be believed. */
    private static final double AGREEMENT = 1e-6;

    private FiniteDifferences() {}

    /**
     * The derivative of a function by each number it reads from {@code x}.
     *
     * @param x changed during the call, and restored
     * @param step how far to go; half of it is tried as well
     * @return [length of x]; NaN where the two steps disagree, as they do if there is a jump or a bend between them
     */
    public static double[] central(double[] x, DoubleSupplier function, double step) {
        double[] coarse = new double[x.length];
        double[] fine = new double[x.length];
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            coarse[i] = central(x, i, function, step);
            fine[i] = central(x, i, function, step / 2);
            // The smaller of the two: a jump makes huge ones, by which the others would all agree.
            largest = Math.max(largest, Math.min(Math.abs(coarse[i]), Math.abs(fine[i])));
        }
        for (int i = 0; i < x.length; i++) {
            if (!(Math.abs(coarse[i] - fine[i]) <= AGREEMENT * largest)) {
                fine[i] = Double.NaN;
            }
        }
        return fine;
    }

    private static double central(double[] x, int i, DoubleSupplier function, double step) {
        double middle = x[i];
        x[i] = middle + step;
        double above = function.getAsDouble();
        x[i] = middle - step;
        double below = function.getAsDouble();
        x[i] = middle;
        return (above - below) / (2 * step);
    }

    /**
     * Compares a gradient with differences where there are any, and checks that there are enough.
     *
     * @param what the gradient's name for the message
     * @param differences from {@link #central}
     * @param tolerance allowed difference, of the largest number in {@code differences}
     * @param share smallest part of the entries, not counting those that are 0 in both, that must have been compared
     */
    public static void assertAgrees(
            String what, double[] differences, double[] gradient, double tolerance, double share) {
        assertEquals(differences.length, gradient.length, what + ": length");
        double largest = 0;
        for (double value : differences) {
            largest = Double.isNaN(value) ? largest : Math.max(largest, Math.abs(value));
        }
        int compared = 0;
        int all = 0;
        for (int i = 0; i < gradient.length; i++) {
            all += differences[i] == 0 && gradient[i] == 0 ? 0 : 1;
            compared += differences[i] == 0 && gradient[i] == 0 || Double.isNaN(differences[i]) ? 0 : 1;
            if (Math.abs(gradient[i] - differences[i]) > tolerance * largest || !Double.isFinite(gradient[i])) {
                fail(String.format(
                        Locale.ROOT,
                        "%s[%d]: differences give %.9g, the formula %.9g, largest is %.3g",
                        what,
                        i,
                        differences[i],
                        gradient[i],
                        largest));
            }
        }
        assertTrue(compared >= share * all, what + ": only " + compared + " of " + all + " entries could be compared");
    }
}
