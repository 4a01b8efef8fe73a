package shapefit.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rows of an experiment as a table for people, as CSV and as JSON. */
final class Report {

    private final List<Row> rows;
    private final List<String> measures;

    Report(Findings findings) {
        rows = findings.rows();
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.measures().keySet()));
        measures = new ArrayList<>(names);
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("method", "source", "seconds"));
        header.addAll(measures);
        return header;
    }

    /** What is not known is empty. */
    private List<String> cells(Row row, String format) {
        List<String> cells = new ArrayList<>(List.of(row.method(), row.source()));
        cells.add(
                row.seconds().isPresent()
                        ? String.format(Locale.ROOT, format, row.seconds().getAsDouble())
                        : "");
        for (String measure : measures) {
            Double value = row.measures().get(measure);
            cells.add(value == null ? "" : String.format(Locale.ROOT, format, value));
        }
        return cells;
    }

    /** Columns side by side. */
    String table() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header());
        rows.forEach(row -> lines.add(cells(row, "%.3f")));
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - line.get(i).length());
                out.append(i < 2 ? line.get(i) + pad : pad + line.get(i)).append(i + 1 < widths.length ? "  " : "\n");
            }
        }
        return out.toString();
    }

    /** RFC 4180, with every digit. */
    String csv() {
        StringBuilder out = new StringBuilder();
        line(out, header());
        rows.forEach(row -> line(out, cells(row, "%s")));
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        List<String> quoted = new ArrayList<>();
        for (String cell : cells) {
            quoted.add(cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        }
        out.append(String.join(",", quoted)).append("\r\n");
    }

    String json(String name, Lab lab) throws JsonProcessingException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("experiment", name).put("seed", lab.seed()).put("trials", lab.trials());
        var list = root.putArray("rows");
        for (Row row : rows) {
            ObjectNode out = list.addObject();
            out.put("method", row.method()).put("source", row.source());
            row.seconds().ifPresent(seconds -> out.put("seconds", seconds));
            row.measures().forEach((measure, value) -> {
                if (value == Math.rint(value)
                        && (measure.endsWith("Faces")
                                || measure.endsWith("Intersections")
                                || measure.startsWith("pairs"))) {
                    out.put(measure, value.longValue());
                } else {
                    out.put(measure, value);
                }
            });
        }
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
