package shapefit.project;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import shapefit.fit.FitProgress;

/** Keeps the loss and its terms of every step, for {@code loss.csv}. Used by the fit's thread, read when it is done. */
public final class LossLog implements Consumer<FitProgress> {

    private record Row(int iteration, double loss, Map<String, Double> terms) {}

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> terms = new LinkedHashSet<>();

    @Override
    public void accept(FitProgress progress) {
        rows.add(new Row(progress.iteration(), progress.loss(), progress.terms()));
        terms.addAll(progress.terms().keySet());
    }

    /** Steps heard of. */
    public int steps() {
        return rows.size();
    }

    /** A line for each step: its number from 1, the weighted loss before it, each term without its weight. */
    String csv() {
        StringBuilder csv = new StringBuilder("iteration,loss");
        terms.forEach(term -> csv.append(',').append(term));
        csv.append('\n');
        for (Row row : rows) {
            csv.append(row.iteration).append(',').append(row.loss);
            for (String term : terms) {
                csv.append(',').append(row.terms.containsKey(term) ? row.terms.get(term) : "");
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}
