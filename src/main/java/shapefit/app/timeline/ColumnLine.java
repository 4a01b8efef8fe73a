package shapefit.app.timeline;

import java.util.Arrays;

/**
 * A line with so many points that several share a pixel column: each column keeps its first, lowest, highest and last
 * height, so that it looks like the whole line but costs no more than the columns there are.
 */
final class ColumnLine {

    private final double[] first;
    private final double[] low;
    private final double[] high;
    private final double[] last;

    /** @param columns of the chart, at least 1 */
    ColumnLine(int columns) {
        first = new double[columns];
        low = new double[columns];
        high = new double[columns];
        last = new double[columns];
        Arrays.fill(first, Double.NaN);
    }

    /** Adds a point; points come from left to right. */
    void add(double x, double y) {
        int column = (int) Math.max(0, Math.min(first.length - 1, Math.floor(x)));
        if (Double.isNaN(first[column])) {
            first[column] = y;
            low[column] = y;
            high[column] = y;
        }
        low[column] = Math.min(low[column], y);
        high[column] = Math.max(high[column], y);
        last[column] = y;
    }

    /**
     * The points to draw, at most four a column.
     *
     * @return x, y, x, y …
     */
    double[] points() {
        double[] points = new double[8 * first.length];
        int n = 0;
        for (int column = 0; column < first.length; column++) {
            if (Double.isNaN(first[column])) {
                continue;
            }
            double x = column + 0.5;
            n = put(points, n, x, first[column]);
            if (low[column] < Math.min(first[column], last[column])) {
                n = put(points, n, x, low[column]);
            }
            if (high[column] > Math.max(first[column], last[column])) {
                n = put(points, n, x, high[column]);
            }
            if (last[column] != first[column]) {
                n = put(points, n, x, last[column]);
            }
        }
        return Arrays.copyOf(points, n);
    }

    private static int put(double[] points, int n, double x, double y) {
        points[n] = x;
        points[n + 1] = y;
        return n + 2;
    }
}
