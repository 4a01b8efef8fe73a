package shapefit.experiment;

import java.util.List;

/**
 * What an experiment found. Immutable.
 *
 * @param rows ours and the published ones
 * @param chart the same as a picture
 * @param note what to know when reading the table; may be empty
 */
record Findings(List<Row> rows, Chart chart, String note) {

    Findings {
        rows = List.copyOf(rows);
    }
}
