package shapefit.app.files;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The system's dialogs for files; they open where the last one was closed. */
public final class SystemChoosers implements Choosers {

    private Path folder = Path.of(System.getProperty("user.home", "."));

    @Override
    public Optional<Path> open(Window owner, FileKind kind) {
        FileChooser chooser = chooser("Open " + kind.title().toLowerCase(Locale.ROOT));
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(
                                kind.title(),
                                kind.endings().stream()
                                        .flatMap(e -> Stream.of("*." + e, "*." + e.toUpperCase(Locale.ROOT)))
                                        .toList()),
                        new ExtensionFilter("All files", "*.*"));
        return remembered(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> save(Window owner, String title, String name, List<String> endings) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters()
                .setAll(new ExtensionFilter(
                        String.join(", ", endings),
                        endings.stream().map(e -> "*." + e).toList()));
        return remembered(chooser.showSaveDialog(owner)).map(file -> ended(file, endings));
    }

    private static Path ended(Path file, List<String> endings) {
        String name = file.getFileName().toString();
        boolean has = endings.stream().anyMatch(e -> name.endsWith("." + e));
        return has ? file : file.resolveSibling(name + "." + endings.get(0));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        return chooser;
    }

    private Optional<Path> remembered(File chosen) {
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen.toPath().toAbsolutePath().getParent();
        return Optional.of(chosen.toPath());
    }
}
