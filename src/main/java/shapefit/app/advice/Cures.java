package shapefit.app.advice;

import java.util.function.UnaryOperator;
import shapefit.app.document.Look;
import shapefit.app.widgets.Command;

/** What advice can do about it. */
interface Cures {

    /** Changes blur and see-through as one step of undo. */
    void look(String name, UnaryOperator<Look> edit);

    /** Goes back to the best state of the stage. */
    void goToBest();

    /** Brings back what the run started from. */
    void rewind();

    /** Puts the object where a start is guessed. */
    void place();

    /** Shows the poses that fit equally well. */
    void showAlike();

    /** Opens a mask. */
    Command openMask();
}
