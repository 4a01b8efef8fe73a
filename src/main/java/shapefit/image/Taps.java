package shapefit.image;

/**
 * For every target pixel along one axis: which source pixels make it up, and with what weights. Weights sum to 1, less
 * what falls outside of the source if that counts as nothing.
 */
final class Taps {

    private final int[] first; // [T] first source pixel
    private final int[] begin; // [T + 1] first weight
    private final double[] weights;

    private Taps(int[] first, int[] begin, double[] weights) {
        this.first = first;
        this.begin = begin;
        this.weights = weights;
    }

    /**
     * @param start left end of the source interval, in pixels from the left edge of the first one
     * @param length its length in source pixels
     * @param targets how many target pixels it becomes
     * @param sources how many source pixels there are
     * @param extend whether what falls outside goes to the first or last source pixel
     */
    static Taps of(double start, double length, int targets, int sources, boolean extend) {
        double step = length / targets;
        int[] first = new int[targets];
        int[] begin = new int[targets + 1];
        // Each source pixel has a share in at most two targets where it shrinks; two taps each where it grows.
        double[] weights =
                new double[(int) Math.min(Integer.MAX_VALUE - 8L, 2L * targets + (step >= 1 ? 2L * sources : targets))];
        for (int i = 0; i < targets; i++) {
            double from = start + i * step;
            // Linear weights of two neighbours are what a box one source pixel wide covers of each: one rule does both.
            double to = from + step;
            if (step < 1) {
                from = from + step / 2 - 0.5;
                to = from + 1;
            }
            first[i] = clamp(Math.floor(from), sources);
            int last = clamp(Math.ceil(to) - 1, sources);
            int k = begin[i];
            for (int s = first[i]; s <= last; s++) {
                double left = extend && s == 0 ? from : Math.max(from, s);
                double right = extend && s == sources - 1 ? to : Math.min(to, s + 1.0);
                weights[k++] = Math.max(0, right - left) / (to - from);
            }
            begin[i + 1] = k;
        }
        return new Taps(first, begin, weights);
    }

    private static int clamp(double index, int sources) {
        return (int) Math.max(0, Math.min(sources - 1, index));
    }

    int targets() {
        return first.length;
    }

    int first(int target) {
        return first[target];
    }

    int begin(int target) {
        return begin[target];
    }

    double weight(int k) {
        return weights[k];
    }
}
