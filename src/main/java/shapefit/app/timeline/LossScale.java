package shapefit.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shapefit.fit.FitProgress;

/**
 * The axis of losses: logarithmic, from a round number below the smallest to one above the largest. Immutable.
 *
 * @param lowest at the bottom, above 0
 * @param highest at the top, above {@code lowest}
 */
record LossScale(double lowest, double highest) {

    /** What is shown before there are losses. */
    static final LossScale EMPTY = new LossScale(0.03, 1);

    /** Smaller losses lie on the bottom line: a logarithm has no 0. */
    private static final double LEAST = 1e-6;

    /** Round numbers, as half decades: 1, 3, 10, 30 … */
    private static double round(int halfDecade) {
        double decade = Math.pow(10, Math.floorDiv(halfDecade, 2));
        return Math.floorMod(halfDecade, 2) == 0 ? decade : 3 * decade;
    }

    /** For some steps and all their terms. */
    static LossScale of(List<FitProgress> steps) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (FitProgress step : steps) {
            least = Math.min(least, usable(step.loss(), Double.POSITIVE_INFINITY));
            most = Math.max(most, usable(step.loss(), 0));
            for (double term : step.terms().values()) {
                least = Math.min(least, usable(term, Double.POSITIVE_INFINITY));
                most = Math.max(most, usable(term, 0));
            }
        }
        if (!(most > 0)) {
            return EMPTY;
        }
        int bottom = (int) Math.floor(2 * Math.log10(least)) - 1;
        while (round(bottom + 1) <= least) {
            bottom++;
        }
        int top = bottom + 1;
        while (round(top) < most) {
            top++;
        }
        return new LossScale(round(Math.min(bottom, top - 2)), round(top));
    }

    private static double usable(double loss, double otherwise) {
        return loss > LEAST && Double.isFinite(loss) ? loss : otherwise;
    }

    /** How far up a loss lies, 0 at the bottom to 1 at the top; what is outside lies on the border. */
    double at(double loss) {
        double bounded = Math.max(lowest, Math.min(highest, loss));
        return Math.log(bounded / lowest) / Math.log(highest / lowest);
    }

    /** Losses to mark, from the top; at most so many. */
    List<Double> ticks(int most) {
        List<Double> ticks = new ArrayList<>();
        int top = (int) Math.round(2 * Math.log10(highest));
        int count = 0;
        while (round(top - count) > lowest * 0.99) {
            count++;
        }
        int every = Math.max(1, (count + Math.max(1, most) - 1) / Math.max(1, most));
        for (int i = 0; i < count; i += every) {
            ticks.add(round(top - i));
        }
        return ticks;
    }

    /** A loss as an axis says it. */
    static String text(double loss) {
        String plain = String.format(Locale.ROOT, "%.6f", loss).replaceAll("0+$", "");
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
