package shapefit.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far from the truth trials ended, and how long they took. Immutable. */
final class Angles {

    private final double[] degrees; // sorted
    private final double seconds; // mean
    private final double rawMean; // degrees

    /**
     * The end of one trial.
     *
     * @param degrees angle between the rotation found and the true one, 0 to 180
     * @param rawDegrees the same to the very rotation that made the target; more than {@code degrees} if others make the
     *     same picture
     * @param seconds it took
     */
    record End(double degrees, double rawDegrees, double seconds) {}

    /** @param ends at least one */
    Angles(List<End> ends) {
        degrees = ends.stream().mapToDouble(End::degrees).sorted().toArray();
        rawMean = ends.stream().mapToDouble(End::rawDegrees).average().orElseThrow();
        seconds = ends.stream().mapToDouble(End::seconds).average().orElseThrow();
    }

    double mean() {
        return Arrays.stream(degrees).average().orElseThrow();
    }

    double median() {
        int n = degrees.length;
        return (degrees[(n - 1) / 2] + degrees[n / 2]) / 2;
    }

    /** Share of the trials that ended nearer than this, 0 to 1. */
    double within(double limitDeg) {
        return Arrays.stream(degrees).filter(d -> d <= limitDeg).count() / (double) degrees.length;
    }

    /** Mean, median and the shares within some limits. */
    Row row(String method, int... limitsDeg) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("meanAngleDeg", mean());
        measures.put("medianAngleDeg", median());
        for (int limit : limitsDeg) {
            measures.put("within" + limit, within(limit));
        }
        measures.put("rawMeanAngleDeg", rawMean);
        return Row.ours(method, seconds, measures);
    }

    /** Share solved against the limit, from 0 to {@code largestDeg}. */
    Chart.Line curve(String name, double largestDeg) {
        int points = 181;
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = largestDeg * i / (points - 1);
            y[i] = within(x[i]);
        }
        return new Chart.Line(name, x, y);
    }
}
