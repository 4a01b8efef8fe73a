package shapefit.app.fit;

import java.util.List;
import shapefit.app.document.State;
import shapefit.fit.FitProgress;

/**
 * A run that has ended. Immutable.
 *
 * @param number 1 for the first of the session
 * @param start the state it began with
 * @param end the state it reached
 * @param steps every step
 * @param loss of the state it reached
 * @param seconds from start to end, pauses included
 */
public record Run(int number, State start, State end, List<FitProgress> steps, double loss, double seconds) {

    /** Copies the list. */
    public Run {
        steps = List.copyOf(steps);
    }
}
