package shapefit.app.runs;

import java.util.Locale;
import shapefit.app.fit.Run;

/** What a run's row says. */
final class RunWords {

    private RunWords() {}

    static String title(Run run) {
        return "Run " + run.number();
    }

    /** Three decimals; a dash if it could not go on. */
    static String loss(double loss) {
        return Double.isNaN(loss) ? "–" : String.format(Locale.ROOT, "%.3f", loss);
    }

    /** The best loss is said only where it is not the last one. */
    static String detail(Run run) {
        String length = steps(run.steps().size()) + ", " + time(run.seconds());
        return hasBetter(run) ? "best " + loss(run.best()) + ", " + length : length;
    }

    static boolean hasBetter(Run run) {
        return !loss(run.best()).equals(loss(run.loss()));
    }

    static String steps(int steps) {
        return steps == 1 ? "1 step" : steps + " steps";
    }

    static String time(double seconds) {
        return seconds < 10
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : seconds < 100 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }

    /** For tooltips and screen readers. */
    static String sentence(Run run, boolean best) {
        return title(run) + ", loss " + loss(run.loss()) + (best ? ", the best" : "") + ", " + detail(run);
    }
}
