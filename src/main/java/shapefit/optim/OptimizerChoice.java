package shapefit.optim;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which optimiser, and its constants; a value that a fit's settings can hold.
 *
 * @param method the rule
 * @param beta1 β₁ of Adam, or the momentum of SGD; at least 0 and below 1
 * @param beta2 β₂ of Adam; at least 0 and below 1; SGD ignores it
 * @param epsilon ε of Adam, in the gradient's unit, greater than 0; SGD ignores it
 */
public record OptimizerChoice(Method method, double beta1, double beta2, double epsilon) {

    /** Adam with the constants of its paper. */
    public static final OptimizerChoice ADAM = new OptimizerChoice(Method.ADAM, 0.9, 0.999, 1e-8);

    /** Adam with one divisor for all parameters; constants as {@link #ADAM}. */
    public static final OptimizerChoice ADAM_UNIFORM = new OptimizerChoice(Method.ADAM_UNIFORM, 0.9, 0.999, 1e-8);

    /** Gradient descent with momentum 0.9. */
    public static final OptimizerChoice SGD = new OptimizerChoice(Method.SGD, 0.9, 0.999, 1e-8);

    /** The rules there are. */
    public enum Method {
        /** {@link Adam}. */
        ADAM("adam"),
        /** {@link Adam}, uniform. */
        ADAM_UNIFORM("adam-uniform"),
        /** {@link SgdMomentum}. */
        SGD("sgd");

        private final String label;

        Method(String label) {
            this.label = label;
        }

        /** The name in files and on the command line. */
        public String label() {
            return label;
        }
    }

    /** @throws IllegalArgumentException if a value is out of the range given above */
    public OptimizerChoice {
        StepArguments.checkDecay("beta1", beta1);
        StepArguments.checkDecay("beta2", beta2);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be > 0, got " + epsilon);
        }
    }

    /**
     * The choice of this name with its usual constants.
     *
     * @param label a {@link Method#label()}
     * @throws IllegalArgumentException if no method has this name
     */
    public static OptimizerChoice named(String label) {
        for (OptimizerChoice choice : new OptimizerChoice[] {ADAM, ADAM_UNIFORM, SGD}) {
            if (choice.method.label.equals(label)) {
                return choice;
            }
        }
        String known = Arrays.stream(Method.values()).map(Method::label).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("optimiser must be one of " + known + "; got " + label);
    }

    /** The same method with other decay rates; SGD takes the first one as its momentum. */
    public OptimizerChoice withBetas(double newBeta1, double newBeta2) {
        return new OptimizerChoice(method, newBeta1, newBeta2, epsilon);
    }

    /** The same with one divisor for all parameters; SGD, which divides by nothing, stays as it is. */
    public OptimizerChoice uniform() {
        return method == Method.ADAM ? new OptimizerChoice(Method.ADAM_UNIFORM, beta1, beta2, epsilon) : this;
    }

    /**
     * A fresh optimiser.
     *
     * @param parameterCount P, at least 0
     */
    public Optimizer create(int parameterCount) {
        return switch (method) {
            case ADAM, ADAM_UNIFORM -> new Adam(parameterCount, this);
            case SGD -> new SgdMomentum(parameterCount, beta1);
        };
    }
}
