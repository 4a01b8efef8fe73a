package shapefit.fit;

import java.util.Locale;
import shapefit.fit.FitSpec.Plan;
import shapefit.loss.ColorLoss;
import shapefit.optim.OptimizerChoice;

/**
 * A spec's colour loss and optimiser as words and numbers, for whoever writes them into files. Immutable.
 *
 * @param colorLoss {@code l1}, {@code l2} or {@code huber}
 * @param delta of {@code huber}, linear colour, above 0
 * @param optimizer {@code adam}, {@code adam-uniform} or {@code sgd}
 * @param beta1 see {@link OptimizerChoice}
 * @param beta2 see {@link OptimizerChoice}
 * @param epsilon see {@link OptimizerChoice}
 * @param deformation by which numbers vertices move
 */
public record LearningChoice(
        String colorLoss,
        double delta,
        String optimizer,
        double beta1,
        double beta2,
        double epsilon,
        Deformation deformation) {

    /** What a spec has. */
    public static LearningChoice of(LossWeights weights, Plan plan) {
        OptimizerChoice o = plan.optimizer();
        return new LearningChoice(
                weights.colorLoss().kind().name().toLowerCase(Locale.ROOT),
                weights.colorLoss().delta(),
                o.method().label(),
                o.beta1(),
                o.beta2(),
                o.epsilon(),
                plan.deformation());
    }

    /**
     * The same weights with this colour loss.
     *
     * @throws IllegalArgumentException if there is no such loss or delta is out of range
     */
    public LossWeights applyTo(LossWeights weights) {
        ColorLoss.Kind kind = switch (colorLoss) {
            case "l1" -> ColorLoss.Kind.L1;
            case "l2" -> ColorLoss.Kind.L2;
            case "huber" -> ColorLoss.Kind.HUBER;
            default ->
                throw new IllegalArgumentException(
                        "there is no colour loss \"" + colorLoss + "\"; take l1, l2 or huber");
        };
        return new LossWeights(
                weights.silhouette(),
                weights.color(),
                new ColorLoss(kind, delta),
                weights.laplacian(),
                weights.flatten(),
                weights.edge(),
                weights.variation(),
                weights.joints());
    }

    /**
     * A plan with this optimiser and deformation; the other values as in {@link Plan}.
     *
     * @throws IllegalArgumentException if there is no such optimiser or a number is out of range
     */
    public Plan plan(Schedule schedule, int iterations, int size, int viewsPerStep, long seed) {
        OptimizerChoice named = OptimizerChoice.named(optimizer);
        OptimizerChoice choice = new OptimizerChoice(named.method(), beta1, beta2, epsilon);
        return new Plan(schedule, choice, iterations, size, viewsPerStep, seed, deformation);
    }
}
