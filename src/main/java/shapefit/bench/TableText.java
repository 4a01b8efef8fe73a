package shapefit.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The measured cells as a table for people and as numbers for machines, with the line of time over samples. */
final class TableText {

    private TableText() {}

    /**
     * time = {@code offset} + {@code perMillion} · samples / 10⁶, milliseconds: the line through the cells with the smallest sum
     * of squared relative errors, as the largest cell is a thousand times the smallest.
     *
     * @param worst largest relative error of a cell
     * @param r2 the share of the cells' variance, weighted in the same way, that the line explains
     */
    record Line(double offset, double perMillion, double worst, double r2) {

        /** Needs two cells with different samples; else the offset is 0. */
        static Line through(List<Cell> cells) {
            double ww = 0;
            double wx = 0;
            double xx = 0;
            double w = 0;
            double x = 0;
            for (Cell cell : cells) {
                double inverse = 1 / cell.both().median();
                double samples = cell.samples() * 1e-6 * inverse;
                ww += inverse * inverse;
                wx += inverse * samples;
                xx += samples * samples;
                w += inverse;
                x += samples;
            }
            double determinant = ww * xx - wx * wx;
            boolean solvable = determinant > 1e-12 * ww * xx;
            double offset = solvable ? (w * xx - x * wx) / determinant : 0;
            double slope = solvable ? (ww * x - wx * w) / determinant : xx == 0 ? 0 : x / xx;
            double worst = 0;
            for (Cell cell : cells) {
                double there = offset + slope * cell.samples() * 1e-6;
                worst = Math.max(worst, Math.abs(there / cell.both().median() - 1));
            }
            return new Line(offset, slope, worst, explained(cells, offset, slope, w / ww));
        }

        private static double explained(List<Cell> cells, double offset, double slope, double mean) {
            double left = 0;
            double all = 0;
            for (Cell cell : cells) {
                double millis = cell.both().median();
                left += square((offset + slope * cell.samples() * 1e-6) / millis - 1);
                all += square(mean / millis - 1);
            }
            return all == 0 ? 1 : 1 - left / all;
        }

        private static double square(double value) {
            return value * value;
        }
    }

    private static Map<String, List<Cell>> byBackend(List<Cell> cells) {
        return groups(cells, c -> c.backend() + ", " + c.device());
    }

    private static Map<String, List<Cell>> groups(List<Cell> cells, Function<Cell, String> name) {
        return cells.stream().collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
    }

    /** One table and its lines for each backend. */
    static String markdown(List<Cell> cells) {
        StringBuilder text = new StringBuilder();
        byBackend(cells).forEach((backend, measured) -> {
            text.append("### ").append(backend).append("\n\n");
            text.append(
                    "| faces | size | mode | samples | forward ms | forward+backward ms | ns a sample | peak MB |\n");
            text.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
            measured.forEach(cell -> text.append(row(cell)));
            text.append('\n');
            groups(measured, Cell::mode).forEach((mode, group) -> text.append(line(mode, Line.through(group))));
            text.append('\n');
        });
        return text.toString();
    }

    private static String row(Cell c) {
        String peak = c.peakMb().isPresent()
                ? String.format(Locale.ROOT, "%.0f", c.peakMb().getAsDouble())
                : "–";
        return String.format(
                Locale.ROOT,
                "| %,d | %d² | %s | %,d | %.2f | %.2f | %.2f | %s |%n",
                c.faces(),
                c.size(),
                c.mode(),
                c.samples(),
                c.forward().median(),
                c.both().median(),
                c.nanosPerSample(),
                peak);
    }

    private static String line(String mode, Line line) {
        return String.format(
                Locale.ROOT,
                "- %s: ms = a + b × samples with a = %.3f ms, b = %.3f ms per million, R² = %.4f (relative errors; worst %.0f %%)%n",
                mode,
                line.offset(),
                line.perMillion(),
                line.r2(),
                100 * line.worst());
    }

    static String json(List<Cell> cells) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = root.putArray("cells");
        for (Cell c : cells) {
            ObjectNode row = rows.addObject();
            row.put("backend", c.backend()).put("device", c.device()).put("mode", c.mode());
            row.put("faces", c.faces()).put("size", c.size()).put("samples", c.samples());
            c.forward().putInto(row.putObject("forwardMs"));
            c.both().putInto(row.putObject("forwardBackwardMs"));
            row.put("nsPerSample", c.nanosPerSample());
            c.peakMb().ifPresent(mb -> row.put("peakRssMb", mb));
        }
        ArrayNode lines = root.putArray("lines");
        groups(cells, c -> c.mode() + " on " + c.backend() + " (" + c.device() + ")")
                .forEach((name, group) -> {
                    Line line = Line.through(group);
                    lines.addObject()
                            .put("of", name)
                            .put("offsetMs", line.offset())
                            .put("msPerMillionSamples", line.perMillion())
                            .put("worstRelativeError", line.worst())
                            .put("r2", line.r2());
                });
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
