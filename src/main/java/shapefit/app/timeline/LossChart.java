package shapefit.app.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import shapefit.app.document.StageNames;
import shapefit.app.theme.Fonts;
import shapefit.app.theme.Theme;
import shapefit.fit.FitProgress;
import shapefit.fit.Schedule;

/** Draws the losses of a run. It only draws. */
final class LossChart {

    private static final double[][] DASHES = {{6, 4}, {1.5, 3.5}, {10, 3, 2, 3}, {3, 3}, {14, 4}};
    private static final double LABEL_STEP = 15;
    private static final double STAR = 7;

    /** Free right of the last step, for the names of lines. */
    private static final double END_ROOM = 132;

    private static final double LABEL_WIDTH = 130;

    private final Theme.Chart colors;
    private final double unit; // 1 at 100 % text
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    /**
     * What is drawn.
     *
     * @param steps those to draw, oldest first; not too many for every pulse
     * @param iterations how many the run has or will have, at least 1
     * @param schedule its stages
     * @param live whether it goes on from here
     * @param hover index of the step to read out, or −1
     */
    record Content(List<FitProgress> steps, int iterations, Schedule schedule, boolean live, int hover) {}

    /** A line's end and what it is called. */
    private record Label(String name, double value, double y, Color color, boolean strong) {}

    LossChart(Theme.Chart colors, double unit, double width, double height) {
        this.colors = colors;
        this.unit = unit;
        left = 54 * unit;
        right = Math.max(left + 20, width - END_ROOM * unit);
        top = 26 * unit;
        bottom = Math.max(top + 10, height - 28 * unit);
    }

    /** Which iteration is in a column of the chart. */
    double iterationAt(double x, int iterations) {
        return (x - left) / (right - left) * iterations;
    }

    private double x(double iteration, int iterations) {
        return left + (right - left) * iteration / iterations;
    }

    private double y(LossScale scale, double loss) {
        return bottom - (bottom - top) * scale.at(loss);
    }

    void paint(GraphicsContext g, Content content) {
        LossScale scale = LossScale.of(content.steps);
        g.setLineCap(StrokeLineCap.BUTT);
        grid(g, scale);
        stages(g, content);
        ticks(g, content.iterations);
        if (content.steps.isEmpty()) {
            text(
                    g,
                    "The loss curve starts with the first fit.",
                    (left + right) / 2,
                    (top + bottom) / 2,
                    words(12),
                    colors.muted(),
                    TextAlignment.CENTER,
                    true);
            return;
        }
        List<Label> labels = lines(g, scale, content);
        best(g, scale, content);
        now(g, scale, content, labels);
    }

    // Ground

    private void grid(GraphicsContext g, LossScale scale) {
        g.setLineWidth(1);
        for (double loss : scale.ticks((int) ((bottom - top) / (18 * unit)))) {
            double y = Math.floor(y(scale, loss)) + 0.5;
            g.setStroke(colors.grid());
            g.strokeLine(left, y, right, y);
            text(g, LossScale.text(loss), left - 8 * unit, y, numbers(11), colors.muted(), TextAlignment.RIGHT, false);
        }
        g.setStroke(colors.line());
        g.strokeLine(left, Math.floor(bottom) + 0.5, right, Math.floor(bottom) + 0.5);
    }

    private void ticks(GraphicsContext g, int iterations) {
        int step = roundStep(iterations, (right - left) / (90 * unit));
        for (int i = 0; i <= iterations; i += step) {
            double x = Math.floor(x(i, iterations)) + 0.5;
            g.setStroke(colors.line());
            g.strokeLine(x, bottom, x, bottom + 4);
            text(
                    g,
                    Integer.toString(i),
                    x,
                    bottom + 14 * unit,
                    numbers(11),
                    colors.muted(),
                    TextAlignment.CENTER,
                    false);
        }
    }

    /** 1, 2, 4 or 5 times a power of ten, so that there are about so many marks. */
    static int roundStep(int iterations, double marks) {
        double raw = iterations / Math.max(1, marks);
        for (int decade = 1; ; decade *= 10) {
            for (int times : new int[] {1, 2, 4, 5}) {
                if (times * decade >= raw) {
                    return times * decade;
                }
            }
        }
    }

    private void stages(GraphicsContext g, Content content) {
        List<String> names = StageNames.of(content.schedule);
        int now = content.steps.isEmpty()
                ? -1
                : content.steps.get(content.steps.size() - 1).stage();
        for (int stage = 0; stage < names.size(); stage++) {
            int start = content.schedule.startOf(stage, content.iterations);
            if (start >= content.iterations || content.schedule.stageAt(start, content.iterations) != stage) {
                continue; // too short a run has no step for it
            }
            double x = Math.floor(x(start, content.iterations)) + 0.5;
            if (start > 0) {
                g.setStroke(colors.line());
                g.setLineWidth(1);
                g.strokeLine(x, 8 * unit, x, bottom);
            }
            boolean current = stage == now && content.live;
            text(
                    g,
                    names.get(stage),
                    x + 5 * unit,
                    13 * unit,
                    current ? bold(11) : words(11),
                    current ? colors.strong() : colors.muted(),
                    TextAlignment.LEFT,
                    false);
        }
    }

    // Lines

    private List<Label> lines(GraphicsContext g, LossScale scale, Content content) {
        List<Label> labels = new ArrayList<>();
        FitProgress last = content.steps.get(content.steps.size() - 1);
        int k = 0;
        g.setLineWidth(1.5);
        for (String term : last.terms().keySet()) {
            double[] dashes = DASHES[k++ % DASHES.length];
            line(g, scale, content, step -> step.terms().getOrDefault(term, Double.NaN), colors.muted(), 1.5, dashes);
            double value = last.terms().get(term);
            labels.add(new Label(name(term), value, y(scale, value), colors.muted(), false));
        }
        line(g, scale, content, FitProgress::loss, colors.strong(), 2);
        labels.add(new Label("Total", last.loss(), y(scale, last.loss()), colors.strong(), true));
        return labels;
    }

    private static String name(String term) {
        String shown = term.equals("color") ? "colour" : term;
        return shown.substring(0, 1).toUpperCase(Locale.ROOT) + shown.substring(1);
    }

    private void line(
            GraphicsContext g,
            LossScale scale,
            Content content,
            ToDoubleFunction<FitProgress> value,
            Color color,
            double width,
            double... dashes) {
        ColumnLine columns = new ColumnLine((int) Math.ceil(right - left) + 1);
        for (FitProgress step : content.steps) {
            double loss = value.applyAsDouble(step);
            if (Double.isFinite(loss)) {
                columns.add(x(step.iteration(), content.iterations) - left, y(scale, loss));
            }
        }
        double[] points = columns.points();
        g.setStroke(color);
        g.setLineWidth(width);
        g.setLineDashes(dashes);
        g.beginPath();
        for (int i = 0; i < points.length; i += 2) {
            g.lineTo(left + points[i], points[i + 1]);
        }
        g.stroke();
        g.setLineDashes();
    }

    // Marks

    /** The lowest loss of the newest stage: only within a stage can losses be compared. */
    static FitProgress bestOf(List<FitProgress> steps) {
        int stage = steps.get(steps.size() - 1).stage();
        return steps.stream()
                .filter(s -> s.stage() == stage)
                .min(Comparator.comparingDouble(FitProgress::loss))
                .orElseThrow();
    }

    private void best(GraphicsContext g, LossScale scale, Content content) {
        FitProgress best = bestOf(content.steps);
        double x = x(best.iteration(), content.iterations);
        double y = y(scale, best.loss());
        double[] xs = new double[10];
        double[] ys = new double[10];
        for (int i = 0; i < 10; i++) {
            double radius = unit * (i % 2 == 0 ? STAR : STAR * 0.45);
            xs[i] = x + radius * Math.sin(i * Math.PI / 5);
            ys[i] = y - radius * Math.cos(i * Math.PI / 5);
        }
        g.setFill(colors.best());
        g.setStroke(colors.ground());
        g.setLineWidth(2);
        g.strokePolygon(xs, ys, 10);
        g.fillPolygon(xs, ys, 10);
        text(g, "Best", x, y - 15 * unit, words(11), colors.best(), TextAlignment.RIGHT, true);
    }

    private void now(GraphicsContext g, LossScale scale, Content content, List<Label> ends) {
        boolean hovers = content.hover >= 0 && content.hover < content.steps.size();
        FitProgress step = content.steps.get(hovers ? content.hover : content.steps.size() - 1);
        double x = x(step.iteration(), content.iterations);
        double y = y(scale, step.loss());
        if (hovers || content.live) {
            g.setStroke(hovers ? colors.muted() : colors.accent());
            g.setLineWidth(1.5);
            g.strokeLine(x, top, x, bottom);
        }
        g.setFill(colors.ground());
        g.fillOval(x - 5, y - 5, 10, 10);
        g.setFill(hovers ? colors.strong() : colors.accent());
        g.fillOval(x - 4, y - 4, 8, 8);
        List<Label> labels = hovers ? values(scale, step) : ends;
        double above = labels.stream().mapToDouble(Label::y).min().orElse(y);
        boolean flip = x + LABEL_WIDTH * unit > right + END_ROOM * unit;
        labels(g, labels, flip ? x - 10 * unit : x + 12 * unit, flip);
        if (hovers) {
            text(
                    g,
                    "Step " + step.iteration(),
                    flip ? x - 10 * unit : x + 12 * unit,
                    Math.max(top, Math.min(above, spread(labels, 0)) - LABEL_STEP * unit),
                    words(11),
                    colors.muted(),
                    flip ? TextAlignment.RIGHT : TextAlignment.LEFT,
                    true);
        }
    }

    private List<Label> values(LossScale scale, FitProgress step) {
        List<Label> labels = new ArrayList<>();
        for (Map.Entry<String, Double> term : step.terms().entrySet()) {
            labels.add(
                    new Label(name(term.getKey()), term.getValue(), y(scale, term.getValue()), colors.muted(), false));
        }
        labels.add(new Label("Total", step.loss(), y(scale, step.loss()), colors.strong(), true));
        return labels;
    }

    /** Height of a label once none overlaps another; they keep their order. */
    private double spread(List<Label> labels, int index) {
        List<Label> sorted = sorted(labels);
        double total = (sorted.size() - 1) * LABEL_STEP * unit;
        double middle = sorted.stream().mapToDouble(Label::y).average().orElse(0);
        double first = Math.max(top, Math.min(bottom - total - 4 * unit, middle - total / 2));
        return first + index * LABEL_STEP * unit;
    }

    private static List<Label> sorted(List<Label> labels) {
        return labels.stream().sorted(Comparator.comparingDouble(Label::y)).toList();
    }

    private void labels(GraphicsContext g, List<Label> labels, double x, boolean toTheLeft) {
        List<Label> sorted = sorted(labels);
        for (int i = 0; i < sorted.size(); i++) {
            Label label = sorted.get(i);
            String line = label.name + " " + String.format(Locale.ROOT, "%.3f", label.value);
            text(
                    g,
                    line,
                    x,
                    spread(labels, i),
                    label.strong ? bold(11) : words(11),
                    label.color,
                    toTheLeft ? TextAlignment.RIGHT : TextAlignment.LEFT,
                    true);
        }
    }

    // Text

    private Font words(double size) {
        return Font.font(Fonts.WORDS, size * unit);
    }

    private Font bold(double size) {
        return Font.font("Inter SemiBold", size * unit);
    }

    private Font numbers(double size) {
        return Font.font(Fonts.NUMBERS, size * unit);
    }

    private void text(
            GraphicsContext g,
            String text,
            double x,
            double y,
            Font font,
            Color color,
            TextAlignment alignment,
            boolean onGround) {
        if (onGround) {
            Text measured = new Text(text);
            measured.setFont(font);
            double w = measured.getLayoutBounds().getWidth() + 6;
            double h = measured.getLayoutBounds().getHeight();
            double from = alignment == TextAlignment.CENTER
                    ? x - w / 2
                    : alignment == TextAlignment.RIGHT ? x - w + 3 : x - 3;
            g.setFill(colors.ground());
            g.fillRect(from, y - h / 2, w, h);
        }
        g.setFont(font);
        g.setFill(color);
        g.setTextAlign(alignment);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x, y);
    }
}
