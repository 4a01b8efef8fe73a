package shapefit.experiment;

import java.util.List;

/**
 * Lines over two axes. Immutable.
 *
 * @param x what runs across
 * @param y what runs up
 * @param lines at least one, each in a colour of its own
 */
record Chart(String x, String y, List<Line> lines) {

    /**
     * One line.
     *
     * @param name for the key
     * @param x [n], ascending, n at least 1
     * @param y [n]
     */
    record Line(String name, double[] x, double[] y) {}

    Chart {
        lines = List.copyOf(lines);
    }
}
