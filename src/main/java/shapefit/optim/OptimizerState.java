package shapefit.optim;

/**
 * Memory of an {@link Optimizer}. Immutable: arrays are copied in and out.
 *
 * @param steps steps made since the last reset, at least 0
 * @param first [P] running mean of the gradient (Adam) or velocity (momentum)
 * @param second [P] running mean of the squared gradient, or [0] for a method without one
 */
public record OptimizerState(int steps, double[] first, double[] second) {

    /** @throws IllegalArgumentException if steps is negative or the lengths fit no method */
    public OptimizerState {
        if (steps < 0) {
            throw new IllegalArgumentException("steps must be at least 0, got " + steps);
        }
        if (second.length != 0 && second.length != first.length) {
            throw new IllegalArgumentException(
                    "second moments must have length 0 or %d, got %d".formatted(first.length, second.length));
        }
        first = first.clone();
        second = second.clone();
    }

    /** A copy, [P]. */
    @Override
    public double[] first() {
        return first.clone();
    }

    /** A copy, [P] or [0]. */
    @Override
    public double[] second() {
        return second.clone();
    }

    /**
     * Copies the moments into an optimiser's own arrays.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    void copyTo(double[] ownFirst, double[] ownSecond) {
        if (first.length != ownFirst.length || second.length != ownSecond.length) {
            throw new IllegalArgumentException("state of %d and %d moments does not fit an optimiser of %d and %d"
                    .formatted(first.length, second.length, ownFirst.length, ownSecond.length));
        }
        System.arraycopy(first, 0, ownFirst, 0, first.length);
        System.arraycopy(second, 0, ownSecond, 0, second.length);
    }
}
