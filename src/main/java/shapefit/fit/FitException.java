package shapefit.fit;

/** A fit could not go on. The message says why and what to do, in one sentence. */
public class FitException extends RuntimeException {

    /** @param message one sentence for the user */
    public FitException(String message) {
        super(message);
    }
}
