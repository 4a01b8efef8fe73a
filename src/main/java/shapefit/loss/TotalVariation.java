package shapefit.loss;

/**
 * How much colours change from neighbour to neighbour: mean over P pairs of √(g² + ε²) − ε with g = √P · |difference of the two
 * colours|, ε = 1.
 *
 * <p>√P is how many neighbours lie side by side along a surface, so g is a change of colour per length of the whole surface,
 * and the number means the same whatever the size of a texture or the number of vertices. Where colours change by more than ε
 * the penalty grows like |g|: noise goes, edges stay. A surface without pairs costs 0.
 *
 * <p><b>Precision.</b> Sums are made in double and in a fixed order. <b>Threads.</b> Any; an instance does not change.
 *
 * <p><b>Source.</b> Rudin, Osher and Fatemi, "Nonlinear total variation based noise removal algorithms", Physica D 60, 1992;
 * the channels together as by Bresson and Chan, "Fast dual minimization of the vectorial total variation norm", 2008.
 */
public final class TotalVariation {

    private final int[] pairs; // [P, 2]
    private final double density; // P
    private final int count;

    /**
     * @param count how many colours there are, N
     * @param pairs [P, 2] neighbours, each in [0, N)
     * @throws IllegalArgumentException if a number is out of range
     */
    public TotalVariation(int count, int[] pairs) {
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] < 0 || pairs[i] >= count) {
                throw new IllegalArgumentException("pair %d names colour %d of %d".formatted(i / 2, pairs[i], count));
            }
        }
        this.count = count;
        this.pairs = pairs.clone();
        density = pairs.length / 2;
    }

    /**
     * The loss, and its gradient for the optimiser.
     *
     * @param colors [N, 3] linear
     * @param weight factor on the gradient
     * @param gradColors [N, 3]; weight · ∂loss/∂colors is added; null for the loss alone
     * @return the loss without the weight, at least 0
     * @throws IllegalArgumentException if a length does not fit
     */
    public double addTo(float[] colors, double weight, float[] gradColors) {
        check("colours", colors);
        if (gradColors != null) {
            check("colour gradient", gradColors);
        }
        double sum = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            int a = 3 * pairs[i];
            int b = 3 * pairs[i + 1];
            double red = (double) colors[a] - colors[b];
            double green = (double) colors[a + 1] - colors[b + 1];
            double blue = (double) colors[a + 2] - colors[b + 2];
            double size = Math.sqrt(density * (red * red + green * green + blue * blue) + 1);
            sum += size - 1;
            if (gradColors != null) {
                double pull = weight / size; // · P for the square, / P for the mean
                add(gradColors, a, pull * red, pull * green, pull * blue);
                add(gradColors, b, -pull * red, -pull * green, -pull * blue);
            }
        }
        return density == 0 ? 0 : sum / density;
    }

    private void check(String name, float[] values) {
        if (values.length != 3 * count) {
            throw new IllegalArgumentException(
                    "%s must be [%d, 3], got length %d".formatted(name, count, values.length));
        }
    }

    private static void add(float[] to, int at, double red, double green, double blue) {
        to[at] += (float) red;
        to[at + 1] += (float) green;
        to[at + 2] += (float) blue;
    }
}
