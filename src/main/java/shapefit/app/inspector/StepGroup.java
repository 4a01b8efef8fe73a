package shapefit.app.inspector;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.app.widgets.Segments;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.Move;
import shapefit.fit.Part;
import shapefit.fit.Schedule;

/** How far a step goes, how many there are, and how they change on the way. */
final class StepGroup {

    private static final int MOST_ITERATIONS = 1_000_000;
    private static final int SMALLEST = 8;
    private static final int LARGEST = 8192;

    private final Tuning tuning;
    private final Group group;

    /** Named step sizes: factors on the usual ones. */
    private enum Stride {
        CAREFUL("Careful", "A quarter of the usual step: slow and sure.", 0.25),
        NORMAL("Normal", "The usual step.", 1),
        BOLD("Bold", "Three times the usual step: fast, and it may overshoot.", 3);

        private final String title;
        private final String hint;
        private final double factor;

        Stride(String title, String hint, double factor) {
            this.title = title;
            this.hint = hint;
            this.factor = factor;
        }

        private static Optional<Stride> of(Settings settings) {
            return Arrays.stream(values())
                    .filter(stride -> settings.moves().entrySet().stream()
                            .allMatch(e -> Tuning.same(
                                    e.getValue().stepSize(),
                                    stride.factor * FitDefaults.move(e.getKey()).stepSize())))
                    .findFirst();
        }
    }

    StepGroup(Tuning tuning) {
        this.tuning = tuning;
        group = new Group(tuning, "Step").resets(this::isChanged, this::usual).folds(StepGroup::inWords);
        Rows rows = new Rows(group, tuning);
        Segments<Stride> strides = new Segments<>(
                List.of(Stride.values()),
                s -> s.title,
                s -> s.hint,
                stride -> tuning.settings("Step size", s -> s.with(strode(s.moves(), stride))));
        strides.setId("strides");
        group.onShow(state -> strides.show(Stride.of(state.settings()).orElse(null)));
        group.add(
                Rows.row("Size", "How far one step may go.", strides),
                rows.choice(
                        "Schedule",
                        "How blur, working size and steps change during a run.",
                        Schedule.ALL.stream().map(Schedule::name).toList(),
                        StepGroup::title,
                        s -> s.settings().plan().schedule().name(),
                        (s, name) -> tuning.along(
                                s, tuning.named(s, name, s.settings().plan().schedule()))),
                rows.number(
                        "Working size",
                        "Longer side of the picture the fit works on, in pixels.",
                        SMALLEST + " to " + LARGEST + " pixels",
                        v -> v >= SMALLEST && v <= LARGEST && v == Math.rint(v),
                        s -> s.settings().plan().size(),
                        (s, v) -> planned(s, s.settings().plan().iterations(), v.intValue())),
                rows.number(
                        "Iterations",
                        "Steps of a whole run.",
                        "1 to " + MOST_ITERATIONS,
                        v -> v >= 1 && v <= MOST_ITERATIONS && v == Math.rint(v),
                        s -> s.settings().plan().iterations(),
                        (s, v) -> planned(s, v.intValue(), s.settings().plan().size())));
    }

    Group group() {
        return group;
    }

    private static Map<Part, Move> strode(Map<Part, Move> moves, Stride stride) {
        Map<Part, Move> out = new EnumMap<>(Part.class);
        moves.forEach((part, move) ->
                out.put(part, new Move(stride.factor * FitDefaults.move(part).stepSize(), move.locked())));
        return out;
    }

    private static State planned(State state, int iterations, int size) {
        return state.settings(s -> s.with(s.plan().scaled(iterations, size)));
    }

    private boolean isChanged(State state) {
        Plan plan = state.settings().plan();
        Plan usual = tuning.usual(state).plan();
        return plan.iterations() != usual.iterations()
                || plan.size() != usual.size()
                || !plan.schedule().name().equals(usual.schedule().name())
                || Stride.of(state.settings()).orElse(null) != Stride.NORMAL;
    }

    private State usual(State state) {
        Plan usual = tuning.usual(state).plan();
        State next = planned(state, usual.iterations(), usual.size())
                .settings(s -> s.with(strode(s.moves(), Stride.NORMAL)));
        boolean same = state.settings()
                .plan()
                .schedule()
                .name()
                .equals(usual.schedule().name());
        return same ? next : tuning.along(next, usual.schedule());
    }

    private static String title(String schedule) {
        String words = schedule.replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String inWords(State state) {
        String stride = Stride.of(state.settings()).map(s -> s.title).orElse("Own");
        return stride + ", " + title(state.settings().plan().schedule().name()).toLowerCase(Locale.ROOT);
    }
}
