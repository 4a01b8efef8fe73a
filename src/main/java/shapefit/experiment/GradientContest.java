package shapefit.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftRasterizer;

/**
 * A task that is solved once with either gradient, all else alike: the same problems, starts, steps and seeds. Which gradient
 * fits better is judged by {@link PairedTrials}.
 *
 * @param task as it is called
 * @param load how much of the usual is done
 * @param solver of one problem
 * @param judge what counts at its end
 * @param row of all ends
 */
record GradientContest<E>(
        String task, Load load, Solver<E> solver, Judge<E> judge, BiFunction<String, List<E>, Row> row) {

    /**
     * How much is done, so that tasks whose fits take long do not hold up the others.
     *
     * @param trials of the trials that were asked for, above 0; above 1 are more than those
     * @param steps share of the steps, above 0 and at most 1
     */
    record Load(double trials, double steps) {

        private Lab of(Lab lab) {
            return lab.withTrials((int) Math.max(1, Math.round(trials * lab.trials())))
                    .withShare(steps);
        }
    }

    /** Solves one problem. */
    interface Solver<E> {
        E solve(Lab lab, int trial, SoftRasterizer rasterizer, GradientMode gradient);
    }

    /**
     * What counts at the end of a trial.
     *
     * @param name of the measure
     * @param format of a number and its unit
     * @param grain differences up to this are none, in the measure's unit
     * @param smallIsGood whether a smaller value is better
     * @param value the measure
     */
    record Judge<E>(String name, String format, double grain, boolean smallIsGood, ToDoubleFunction<E> value) {

        private List<Double> errors(List<E> ends) {
            return ends.stream()
                    .map(end -> smallIsGood ? value.applyAsDouble(end) : -value.applyAsDouble(end))
                    .toList();
        }

        private String mean(List<E> ends) {
            return say(ends.stream().mapToDouble(value).average().orElseThrow());
        }

        private String say(double number) {
            return String.format(Locale.ROOT, format, number);
        }
    }

    /** Angle to the truth. Nobody sees a tenth of a degree. */
    static final Judge<Angles.End> ANGLE = new Judge<>("angle", "%.2f°", 0.1, true, Angles.End::degrees);

    /** A task that ends with an angle. */
    static GradientContest<Angles.End> angle(String task, double trials, Solver<Angles.End> solver) {
        return new GradientContest<>(
                task, new Load(trials, 1), solver, ANGLE, (name, ends) -> new Angles(ends).row(name, 5, 10));
    }

    /** A task that ends with a shape. */
    static GradientContest<ShapeEnd> shape(String task, Load load, Solver<ShapeEnd> solver, Judge<ShapeEnd> judge) {
        return new GradientContest<>(task, load, solver, judge, ShapeEnd::meanRow);
    }

    /**
     * What came out.
     *
     * @param rows one for each gradient
     * @param sentence which one fits better, and by how much
     * @param ends of the trials
     */
    record Outcome<E>(List<Row> rows, String sentence, Map<GradientMode, List<E>> ends) {}

    /** Solves every problem with both. */
    Outcome<E> run(Lab lab) {
        Lab own = load.of(lab);
        Map<GradientMode, List<E>> ends = new EnumMap<>(GradientMode.class);
        for (GradientMode mode : GradientMode.values()) {
            ends.put(mode, own.solveAll(name(mode), (i, r) -> solver.solve(own, i, r, mode)));
        }
        List<E> original = ends.get(GradientMode.ORIGINAL);
        List<E> complete = ends.get(GradientMode.COMPLETE);
        PairedTrials pairs = PairedTrials.of(judge.errors(original), judge.errors(complete), judge.grain);
        List<Row> rows = new ArrayList<>();
        rows.add(row(GradientMode.ORIGINAL, original, pairs, pairs.wins()));
        rows.add(row(GradientMode.COMPLETE, complete, pairs, pairs.losses()));
        return new Outcome<>(rows, sentence(pairs, original, complete), ends);
    }

    /** As rows and lines call it. */
    String name(GradientMode mode) {
        return mode.name().toLowerCase(Locale.ROOT) + ", " + task;
    }

    private Row row(GradientMode mode, List<E> ends, PairedTrials pairs, int better) {
        Map<String, Double> counts = new LinkedHashMap<>();
        counts.put("pairs", (double) pairs.pairs());
        counts.put("pairsBetter", (double) better);
        counts.put("signTestP", pairs.chance());
        return row.apply(name(mode), ends).and(counts);
    }

    private String sentence(PairedTrials pairs, List<E> original, List<E> complete) {
        String by = " fits better by " + judge.say(Math.abs(pairs.gain()));
        String verdict = pairs.firstIsBetter()
                ? "original" + by
                : pairs.secondIsBetter()
                        ? "complete" + by
                        : pairs.areEnough() ? "no clear difference" : "too few pairs to tell";
        return String.format(
                Locale.ROOT,
                "%s: %s (mean %s: original %s, complete %s; pairs won: original %d, complete %d, of %d; p = %.2g).",
                task,
                verdict,
                judge.name,
                judge.mean(original),
                judge.mean(complete),
                pairs.wins(),
                pairs.losses(),
                pairs.pairs(),
                pairs.chance());
    }
}
