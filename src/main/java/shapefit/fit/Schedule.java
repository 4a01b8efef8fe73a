package shapefit.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * How blur, transparency, working size and step size change during a fit: a staircase of stages. Within a stage they stay,
 * so that losses in it can be compared. Immutable.
 *
 * @param name what to call it
 * @param description one sentence for people
 * @param stages at least one
 */
public record Schedule(String name, String description, List<Stage> stages) {

    /**
     * One stage.
     *
     * @param share of all iterations, above 0; shares are relative to their sum
     * @param sigma blur, NDC² of the working picture
     * @param gamma transparency, normalised depth
     * @param sizeFactor on the working size, in (0, 1]
     * @param stepFactor on all step sizes at the start of the stage, above 0
     * @param stepFactorEnd the same at its end; between them it falls geometrically
     */
    public record Stage(
            double share, double sigma, double gamma, double sizeFactor, double stepFactor, double stepFactorEnd) {

        /** @throws IllegalArgumentException if a value is out of the range given above */
        public Stage {
            boolean positive = share > 0 && sigma > 0 && gamma > 0 && stepFactor > 0 && stepFactorEnd > 0;
            if (!positive || !(sizeFactor > 0 && sizeFactor <= 1)) {
                throw new IllegalArgumentException("a stage needs values > 0 and a size factor of at most 1");
            }
        }

        /** Step factor at a progress in [0, 1] through the stage. */
        double stepFactorAt(double progress) {
            return stepFactor * StrictMath.pow(stepFactorEnd / stepFactor, progress);
        }
    }

    /** From blurred and small to sharp and full size: the default for poses. */
    public static final Schedule COARSE_TO_FINE = new Schedule(
            "coarse-to-fine",
            "Starts blurred and small, to feel far; ends sharp and at full size.",
            List.of(
                    new Stage(3, 3e-3, 3e-2, 0.5, 1, 0.7),
                    new Stage(3, 1e-3, 2e-2, 0.5, 0.7, 0.5),
                    new Stage(2, 3e-4, 1e-2, 0.75, 0.5, 0.3),
                    new Stage(2, 1e-4, 5e-3, 1, 0.3, 0.1),
                    new Stage(2, 1e-5, 5e-3, 1, 0.3, 0.03)));

    /** Sharper and sharper at one size: the default for shapes. */
    public static final Schedule STEADY = new Schedule(
            "steady",
            "Keeps its size; blur and steps get smaller.",
            List.of(
                    new Stage(3, 1e-4, 1e-2, 1, 1, 1),
                    new Stage(3, 2e-5, 1e-2, 1, 1, 0.5),
                    new Stage(4, 3e-6, 1e-2, 1, 0.5, 0.03)));

    /** Sharp from the start: polishes a fit that is nearly there. */
    public static final Schedule FINE = new Schedule(
            "fine",
            "Stays sharp and takes small steps, to polish a fit that is nearly there.",
            List.of(new Stage(1, 1e-4, 5e-3, 1, 0.3, 0.1), new Stage(1, 3e-5, 5e-3, 1, 0.3, 0.03)));

    /** Of a stage: less is the rounding of a boundary that two of them share. */
    private static final double LEAST_PART = 1e-9;

    /** All that have a name. */
    public static final List<Schedule> ALL = List.of(COARSE_TO_FINE, STEADY, FINE);

    /** @throws IllegalArgumentException if there is no stage */
    public Schedule {
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a schedule needs at least one stage");
        }
        stages = List.copyOf(stages);
    }

    /**
     * The schedule of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Schedule named(String name) {
        return ALL.stream()
                .filter(s -> s.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no schedule \"%s\"; take one of %s"
                        .formatted(
                                name,
                                String.join(
                                        ", ", ALL.stream().map(Schedule::name).toList()))));
    }

    /**
     * The same with every blur multiplied.
     *
     * @param factor on σ, above 0
     */
    public Schedule blurred(double factor) {
        return scaled(factor, 1);
    }

    /**
     * The same with every blur and every transparency multiplied.
     *
     * @param sigmaFactor on σ, above 0
     * @param gammaFactor on γ, above 0
     */
    public Schedule scaled(double sigmaFactor, double gammaFactor) {
        return new Schedule(
                name,
                description,
                stages.stream()
                        .map(s -> new Stage(
                                s.share,
                                sigmaFactor * s.sigma,
                                gammaFactor * s.gamma,
                                s.sizeFactor,
                                s.stepFactor,
                                s.stepFactorEnd))
                        .toList());
    }

    /**
     * A part of it, with blur and steps as they are there.
     *
     * @param from share of all iterations before it, at least 0
     * @param to share of all iterations at its end, above {@code from} and at most 1
     */
    public Schedule between(double from, double to) {
        double total = stages.stream().mapToDouble(Stage::share).sum();
        List<Stage> parts = new ArrayList<>();
        double start = 0;
        for (Stage s : stages) {
            double length = s.share / total;
            double first = Math.max(0, (from - start) / length);
            double last = Math.min(1, (to - start) / length);
            if (last - first > LEAST_PART) {
                parts.add(new Stage(
                        (last - first) * length,
                        s.sigma,
                        s.gamma,
                        s.sizeFactor,
                        s.stepFactorAt(first),
                        s.stepFactorAt(last)));
            }
            start += length;
        }
        return new Schedule(name, description, parts);
    }

    /** Which stage an iteration belongs to. */
    public int stageAt(int iteration, int iterations) {
        int stage = 0;
        while (stage < stages.size() - 1 && iteration >= startOf(stage + 1, iterations)) {
            stage++;
        }
        return stage;
    }

    /** The iteration a stage begins with; that of the next one if it has none. */
    public int startOf(int stage, int iterations) {
        double total = stages.stream().mapToDouble(Stage::share).sum();
        double before = 0;
        for (int i = 0; i < stage; i++) {
            before += stages.get(i).share();
        }
        return (int) Math.round(before / total * iterations);
    }

    /** Factor on the step sizes at an iteration. */
    double stepFactorAt(int iteration, int iterations) {
        double total = stages.stream().mapToDouble(Stage::share).sum();
        int index = stageAt(iteration, iterations);
        double before =
                stages.subList(0, index).stream().mapToDouble(Stage::share).sum();
        double start = before / total * iterations;
        double length = Math.max(1, stages.get(index).share() / total * iterations);
        double progress = Math.max(0, Math.min(1, (iteration - start) / length));
        return stages.get(index).stepFactorAt(progress);
    }
}
