package shapefit.experiment;

import java.util.List;

/**
 * Lines over two axes. Immutable.
 *
 * @param x what runs across
 * @param y what runs up
 * @param lines at least one, the first not dashed
 */
record Chart(String x, String y, List<Line> lines) {

    /**
     * One line.
     *
     * @param name for the key
     * @param x [n], ascending, n at least 1
     * @param y [n]
     * @param dashed whether it is drawn in dashes, in the colour of the line before it
     */
    record Line(String name, double[] x, double[] y, boolean dashed) {

        /** One in a colour of its own. */
        Line(String name, double[] x, double[] y) {
            this(name, x, y, false);
        }

        /** The same in dashes, as the other of a pair. */
        Line inDashes() {
            return new Line(name, x, y, true);
        }
    }

    Chart {
        lines = List.copyOf(lines);
    }
}
