package shapefit.optim;

import java.util.Arrays;

/**
 * Gradient descent with momentum (the heavy ball): w ← μw + g, θ ← θ − step · w.
 *
 * <p><b>Source.</b> Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; in the form where the
 * step size multiplies the whole velocity, so that it may change between steps.
 */
public final class SgdMomentum implements Optimizer {

    private static final double[] NONE = {};

    private final double momentum;
    private final double[] velocity; // w [P]
    private int steps;

    /**
     * @param parameterCount P, at least 0
     * @param momentum μ, at least 0 and below 1; 0 is plain gradient descent
     */
    public SgdMomentum(int parameterCount, double momentum) {
        StepArguments.checkDecay("momentum", momentum);
        this.momentum = momentum;
        this.velocity = new double[parameterCount];
    }

    @Override
    public void step(float[] parameters, float[] gradient, double stepSize) {
        StepArguments.check(velocity.length, parameters, gradient, stepSize);
        steps++;
        for (int i = 0; i < velocity.length; i++) {
            velocity[i] = momentum * velocity[i] + gradient[i];
            parameters[i] = (float) (parameters[i] - stepSize * velocity[i]);
        }
    }

    @Override
    public void reset() {
        steps = 0;
        Arrays.fill(velocity, 0);
    }

    @Override
    public OptimizerState save() {
        return new OptimizerState(steps, velocity, NONE);
    }

    @Override
    public void restore(OptimizerState state) {
        state.copyTo(velocity, NONE);
        steps = state.steps();
    }
}
