package shapefit.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The end of a fit of vertices. Immutable.
 *
 * @param seconds it took
 * @param measures by name, in order
 * @param losses one a step
 */
record ShapeEnd(double seconds, Map<String, Double> measures, List<Double> losses) {

    /** As a line of the table. */
    Row row(String method) {
        return Row.ours(method, seconds, measures);
    }

    /** Means of several fits of the same task, at least one, as a line of the table. */
    static Row meanRow(String method, List<ShapeEnd> ends) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (String name : ends.get(0).measures.keySet()) {
            means.put(
                    name,
                    ends.stream()
                            .mapToDouble(end -> end.measures.get(name))
                            .average()
                            .orElseThrow());
        }
        double seconds = ends.stream().mapToDouble(ShapeEnd::seconds).average().orElseThrow();
        return Row.ours(method, seconds, means);
    }

    /** The loss, step by step. */
    Chart.Line line(String name) {
        double[] steps = IntStream.range(0, losses.size()).asDoubleStream().toArray();
        return new Chart.Line(
                name, steps, losses.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
