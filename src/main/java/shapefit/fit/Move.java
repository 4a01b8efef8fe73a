package shapefit.fit;

import java.util.Set;

/**
 * How a {@link Part} moves.
 *
 * @param stepSize what one step of the optimiser may change, in the part's unit, above 0
 * @param locked indices of numbers that stay as they are: of the part's own (rotation about x is 0; joint j about x is 3j), and
 *     for vertices and colours the axis or channel of every row
 */
public record Move(double stepSize, Set<Integer> locked) {

    /** @throws IllegalArgumentException if the step size is not above 0 */
    public Move {
        if (!(stepSize > 0) || !Double.isFinite(stepSize)) {
            throw new IllegalArgumentException("step size must be > 0, got " + stepSize);
        }
        locked = Set.copyOf(locked);
    }

    /** Nothing locked. */
    public static Move of(double stepSize) {
        return new Move(stepSize, Set.of());
    }

    /** The same with other locks. */
    public Move locking(Set<Integer> newLocked) {
        return new Move(stepSize, newLocked);
    }
}
