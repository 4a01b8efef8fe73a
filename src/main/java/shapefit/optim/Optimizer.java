package shapefit.optim;

/**
 * Moves parameters against their gradient.
 *
 * <p><b>Shapes.</b> P parameters, fixed when the optimiser is made; {@code parameters} and {@code gradient} are [P].
 *
 * <p><b>Precision.</b> Parameters and gradients are float; moments are kept, and steps computed, in double. The same calls
 * give the same bits on every machine.
 *
 * <p><b>Threads.</b> One thread at a time. {@link #step} allocates nothing.
 */
public interface Optimizer {

    /**
     * Moves the parameters in place, one step.
     *
     * @param parameters [P], changed
     * @param gradient [P] of what shall become smaller, every entry finite
     * @param stepSize at least 0, finite; for Adam the distance a parameter moves per step, in its own unit
     * @throws IllegalArgumentException if a length, a gradient entry or the step size is off; nothing has changed then
     */
    void step(float[] parameters, float[] gradient, double stepSize);

    /** Forgets all steps made. */
    void reset();

    /** What the next steps depend on besides the parameters, as it is now. */
    OptimizerState save();

    /**
     * Continues bit by bit as after {@code state} was saved.
     *
     * @throws IllegalArgumentException if the state is that of another method or parameter count
     */
    void restore(OptimizerState state);
}
