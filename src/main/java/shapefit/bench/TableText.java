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
import java.util.stream.Collectors;

/** The measured cells as a table for people and as numbers for machines, with the line of time over samples. */
final class TableText {

    private TableText() {}

    /**
     * time = {@code offset} + {@code perMillion} · samples / 10⁶, milliseconds: the line through the cells with the smallest sum
     * of squared relative errors, as the largest cell is a thousand times the smallest.
     *
     * @param worst largest relative error of a cell
     */
    record Line(double offset, double perMillion, double worst) {

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
            return new Line(offset, slope, worst);
        }
    }

    private static Map<String, List<Cell>> groups(List<Cell> cells) {
        return cells.stream()
                .collect(Collectors.groupingBy(
                        c -> c.mode() + " on " + c.backend() + " (" + c.device() + ")",
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    static String markdown(List<Cell> cells) {
        StringBuilder text = new StringBuilder();
        text.append("| backend | mode | faces | size | samples | forward ms | forward+backward ms | M samples/s |\n");
        text.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (Cell c : cells) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,d | %d² | %,d | %.2f | %.2f | %.0f |%n",
                    c.backend(),
                    c.mode(),
                    c.faces(),
                    c.size(),
                    c.samples(),
                    c.forward().median(),
                    c.both().median(),
                    c.samples() / c.both().median() / 1000));
        }
        text.append('\n');
        groups(cells).forEach((name, group) -> {
            Line line = Line.through(group);
            text.append(String.format(
                    Locale.ROOT,
                    "- %s: forward+backward ≈ %.2f ms + %.2f ms per million samples (worst cell off by %.0f %%)%n",
                    name,
                    line.offset(),
                    line.perMillion(),
                    100 * line.worst()));
        });
        return text.toString();
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
        }
        ArrayNode lines = root.putArray("lines");
        groups(cells).forEach((name, group) -> {
            Line line = Line.through(group);
            lines.addObject()
                    .put("of", name)
                    .put("offsetMs", line.offset())
                    .put("msPerMillionSamples", line.perMillion())
                    .put("worstRelativeError", line.worst());
        });
        PeakMemory.megabytes().ifPresent(mb -> root.put("peakRssMb", mb));
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
