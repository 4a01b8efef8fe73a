package shapefit.image;

import java.io.IOException;

/** A picture cannot be read. The message is one sentence: which file, what is wrong with it, and what to do. */
public final class ImageFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param name what to call the file
     * @param problem the rest of the sentence, without the full stop
     */
    ImageFormatException(String name, String problem) {
        super(name + ": " + problem);
    }

    /** As above, with the decoder's own complaint kept for a log. */
    ImageFormatException(String name, String problem, Throwable cause) {
        super(name + ": " + problem, cause);
    }
}
