package shapefit.app.document;

/**
 * A change that a person made; what a fit does is none.
 *
 * @param before the state it came from
 * @param after the state now
 * @param kind made, undone or redone
 * @param step what was done; for every part of a gesture the same
 */
public record Edit(State before, State after, Kind kind, Step step) {

    /** Made, undone or redone. */
    public enum Kind {
        /** Made. */
        CHANGE,
        /** Taken back. */
        UNDO,
        /** Made again. */
        REDO,
        /** Another document was opened; history starts anew. */
        OPEN
    }
}
