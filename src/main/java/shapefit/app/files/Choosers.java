package shapefit.app.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** Asks a person for files. */
public interface Choosers {

    /** Asks for a file to open; empty if the person thinks better of it. */
    Optional<Path> open(Window owner, FileKind kind);

    /**
     * Asks where to save; empty if the person thinks better of it.
     *
     * @param name to begin with
     * @param endings without the dot; the first is added to a name that has none of them
     */
    Optional<Path> save(Window owner, String title, String name, List<String> endings);
}
