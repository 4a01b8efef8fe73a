package shapefit.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;
import shapefit.app.files.Choosers;
import shapefit.app.files.FileKind;

/** In place of the system's dialogs, which a screen in memory has not. JavaFX thread only. */
final class ChosenFiles implements Choosers {

    private Path next;

    /** Answers the next question. */
    void answer(Path file) {
        next = file;
    }

    @Override
    public Optional<Path> open(Window owner, FileKind kind) {
        return take();
    }

    @Override
    public Optional<Path> save(Window owner, String title, String name, List<String> endings) {
        return take();
    }

    private Optional<Path> take() {
        Optional<Path> answer = Optional.ofNullable(next);
        next = null;
        return answer;
    }
}
