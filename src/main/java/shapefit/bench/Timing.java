package shapefit.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long something took, in milliseconds.
 *
 * @param median of all runs
 * @param min shortest
 * @param max longest
 */
record Timing(double median, double min, double max) {

    /** Runs whose median is compared with that of the runs before them, to see whether it still falls. */
    private static final int WINDOW = 5;

    /** Medians closer than this, relatively, count as the same. */
    private static final double STABLE = 0.03;

    /** Warming up ends here even if the machine is too busy for stable figures. */
    private static final double LONGEST_WARM_UP_MS = 20_000;

    /** Warms up until the figure is stable, then measures. */
    static Timing of(Runnable work, int runs) {
        double previous = Double.POSITIVE_INFINITY;
        double spent = 0;
        while (spent < LONGEST_WARM_UP_MS) {
            double[] window = measured(work, WINDOW);
            spent += Arrays.stream(window).sum();
            double median = median(window);
            if (Math.abs(median - previous) <= STABLE * median) {
                break;
            }
            previous = median;
        }
        return of(measured(work, runs));
    }

    private static double[] measured(Runnable work, int runs) {
        double[] ms = new double[runs];
        for (int i = 0; i < runs; i++) {
            long before = System.nanoTime();
            work.run();
            ms[i] = (System.nanoTime() - before) / 1e6;
        }
        return ms;
    }

    /** Of these run times. */
    static Timing of(double[] ms) {
        return new Timing(
                median(ms),
                Arrays.stream(ms).min().orElseThrow(),
                Arrays.stream(ms).max().orElseThrow());
    }

    private static double median(double[] ms) {
        double[] sorted = ms.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** For machines: median, min and max. */
    void putInto(ObjectNode out) {
        out.put("median", median).put("min", min).put("max", max);
    }

    /** For people. */
    String words() {
        return String.format(Locale.ROOT, "%10.3f ms (%.3f to %.3f)", median, min, max);
    }
}
