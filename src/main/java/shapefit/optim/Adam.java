package shapefit.optim;

import java.util.Arrays;

/**
 * Adam: steps of the same length wherever the gradient is steady, shorter where it flickers.
 *
 * <p>m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − step · m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ).
 *
 * <p><b>Uniform</b> divides by the largest √v̂ of all parameters instead of each one's own, so that the step keeps the
 * direction of m̂. Smoothed gradients need that: a division per component would undo the smoothing.
 *
 * <p><b>Source.</b> Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015 (arXiv:1412.6980), algorithm 1.
 * Uniform: Nicolet, Jacobson and Jakob, "Large steps in inverse rendering of geometry", SIGGRAPH Asia 2021 (AdamUniform).
 */
public final class Adam implements Optimizer {

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final boolean uniform;
    private final double[] mean; // m [P]
    private final double[] square; // v [P]
    private int steps; // t

    /** Adam with the paper's β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public Adam(int parameterCount) {
        this(parameterCount, OptimizerChoice.ADAM);
    }

    /**
     * @param parameterCount P, at least 0
     * @param choice its method says whether the division is uniform
     * @throws IllegalArgumentException if the choice is not an Adam
     */
    Adam(int parameterCount, OptimizerChoice choice) {
        if (choice.method() == OptimizerChoice.Method.SGD) {
            throw new IllegalArgumentException("Adam cannot be made from " + choice);
        }
        this.beta1 = choice.beta1();
        this.beta2 = choice.beta2();
        this.epsilon = choice.epsilon();
        this.uniform = choice.method() == OptimizerChoice.Method.ADAM_UNIFORM;
        this.mean = new double[parameterCount];
        this.square = new double[parameterCount];
    }

    @Override
    public void step(float[] parameters, float[] gradient, double stepSize) {
        StepArguments.check(mean.length, parameters, gradient, stepSize);
        steps++;
        double largest = 0;
        for (int i = 0; i < mean.length; i++) {
            double g = gradient[i];
            mean[i] = beta1 * mean[i] + (1 - beta1) * g;
            square[i] = beta2 * square[i] + (1 - beta2) * g * g;
            largest = Math.max(largest, square[i]);
        }
        // StrictMath, because Math.pow may differ in the last bit between machines
        double meanScale = stepSize / (1 - StrictMath.pow(beta1, steps));
        double squareScale = 1 / (1 - StrictMath.pow(beta2, steps));
        for (int i = 0; i < mean.length; i++) {
            double root = Math.sqrt((uniform ? largest : square[i]) * squareScale);
            parameters[i] = (float) (parameters[i] - meanScale * mean[i] / (root + epsilon));
        }
    }

    @Override
    public void reset() {
        steps = 0;
        Arrays.fill(mean, 0);
        Arrays.fill(square, 0);
    }

    @Override
    public OptimizerState save() {
        return new OptimizerState(steps, mean, square);
    }

    @Override
    public void restore(OptimizerState state) {
        state.copyTo(mean, square);
        steps = state.steps();
    }
}
