package shapefit.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A line of an experiment's table. Immutable.
 *
 * @param method what was done
 * @param source {@code shapefit}, or {@code published: …} with where
 * @param seconds a trial took; empty where nobody said
 * @param measures by name, in order; a published row has only what was published
 */
record Row(String method, String source, OptionalDouble seconds, Map<String, Double> measures) {

    Row {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /** The same with more measures, which come last. */
    Row and(Map<String, Double> more) {
        Map<String, Double> all = new LinkedHashMap<>(measures);
        all.putAll(more);
        return new Row(method, source, seconds, all);
    }

    /** One of ours. */
    static Row ours(String method, double seconds, Map<String, Double> measures) {
        return new Row(method, "shapefit", OptionalDouble.of(seconds), measures);
    }

    /** Somebody else's. */
    static Row published(String method, String where, Map<String, Double> measures) {
        return new Row(method, "published: " + where, OptionalDouble.empty(), measures);
    }
}
