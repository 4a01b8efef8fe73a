package shapefit.optim;

/** What every {@link Optimizer#step} demands of its arguments. */
final class StepArguments {

    private StepArguments() {}

    static void check(int count, float[] parameters, float[] gradient, double stepSize) {
        if (parameters.length != count || gradient.length != count) {
            throw new IllegalArgumentException("parameters and gradient must have length %d, got %d and %d"
                    .formatted(count, parameters.length, gradient.length));
        }
        if (!(stepSize >= 0 && stepSize < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("step size must be finite and at least 0, got " + stepSize);
        }
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(gradient[i])) {
                throw new IllegalArgumentException("gradient must be finite, got %s at [%d]".formatted(gradient[i], i));
            }
        }
    }

    static void checkDecay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and below 1, got " + value);
        }
    }
}
