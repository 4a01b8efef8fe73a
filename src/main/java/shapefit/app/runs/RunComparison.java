package shapefit.app.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joml.Vector3d;
import shapefit.app.document.Document;
import shapefit.app.fit.Run;
import shapefit.camera.Pose;
import shapefit.mesh.Bounds;

/**
 * How two runs differ. Immutable.
 *
 * @param first the older one
 * @param second the newer one
 */
public record RunComparison(Run first, Run second) {

    /**
     * One thing they differ in.
     *
     * @param name what it is
     * @param first of the older run; empty if only the difference makes sense
     * @param second of the newer run
     * @param change from the older to the newer; empty if it is no number
     */
    public record Line(String name, String first, String second, String change) {}

    /** What came out: losses, lengths, and where the object ended. */
    public List<Line> results() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "Loss",
                RunWords.loss(first.loss()),
                RunWords.loss(second.loss()),
                change(first.loss(), second.loss())));
        if (RunWords.hasBetter(first) || RunWords.hasBetter(second)) {
            lines.add(new Line(
                    "Best loss",
                    RunWords.loss(first.best()),
                    RunWords.loss(second.best()),
                    change(first.best(), second.best())));
        }
        lines.add(
                new Line("Steps", "" + first.steps().size(), "" + second.steps().size(), ""));
        lines.add(new Line("Time", RunWords.time(first.seconds()), RunWords.time(second.seconds()), ""));
        Pose a = first.end().document().pose();
        Pose b = second.end().document().pose();
        lines.add(new Line("Turned", "", "", number("%.1f°", Math.toDegrees(a.angleTo(b)))));
        lines.add(new Line("Moved", "", "", number("%.1f %% of its size", 100 * moved(a, b))));
        if (a.scale() != b.scale()) {
            lines.add(new Line("Size", "", "", number("× %.3f", b.scale() / a.scale())));
        }
        return lines;
    }

    /** Distance of the middles of the object, in its sizes. */
    private double moved(Pose a, Pose b) {
        Document document = first.end().document();
        Bounds box = document.shape().orElseThrow().mesh().bounds();
        var middle = new Vector3d(box.centerX(), box.centerY(), box.centerZ());
        double size = Math.max(box.maxX() - box.minX(), Math.max(box.maxY() - box.minY(), box.maxZ() - box.minZ()));
        return a.apply(middle).distance(b.apply(middle)) / (size * a.scale());
    }

    private static String change(double from, double to) {
        return Double.isNaN(from) || Double.isNaN(to)
                ? ""
                : number("%+.3f", to - from).replace('-', '−');
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** What they were told that differs. */
    public List<Line> settings() {
        Map<String, String> before = SettingsWords.of(first.end());
        Map<String, String> after = SettingsWords.of(second.end());
        List<Line> lines = new ArrayList<>();
        before.forEach((name, value) -> {
            if (!value.equals(after.get(name))) {
                lines.add(new Line(name, value, after.get(name), ""));
            }
        });
        return lines;
    }

    /** What must be known to read the losses; empty if they can be compared as they are. */
    public String caution() {
        return first.isComparableWith(second)
                ? ""
                : "Their losses measure different things: inputs, weights, blur or size differ at the end.";
    }
}
