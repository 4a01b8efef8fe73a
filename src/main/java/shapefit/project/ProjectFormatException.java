package shapefit.project;

import java.io.IOException;

/** A JSON file cannot be read. The message is one sentence: which file, which place in it, what is wrong, what to do. */
public final class ProjectFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file as the user named it
     * @param problem the rest of the sentence, without the full stop
     */
    ProjectFormatException(String file, String problem) {
        super(file + ": " + problem);
    }

    /** As above, with the parser's own complaint kept for a log. */
    ProjectFormatException(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
