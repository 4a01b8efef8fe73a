package shapefit.app.files;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import shapefit.app.document.State;
import shapefit.image.AtomicFile;

/**
 * Work that is not lost when the program ends badly. Each program keeps one folder, named after its process, and takes it away
 * when it ends well; a folder whose process is gone holds something to recover. Not for the JavaFX thread.
 */
final class Autosave {

    private static final String PROJECT = "recovery.shapefit";
    private static final String ABOUT = "about.properties";

    private final Path root;
    private final Path own;

    /** @param config where a person's own settings are kept */
    Autosave(Path config) {
        root = config.resolve("autosave");
        own = root.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
    }

    /**
     * Something left behind.
     *
     * @param folder it lies in
     * @param name of the document
     * @param file it was opened from or saved to
     * @param millis when it was kept, since 1970
     */
    record Left(Path folder, String name, Optional<Path> file, long millis) {}

    /** Keeps a state, whatever of it there is. */
    void keep(State state) throws IOException {
        Files.createDirectories(own);
        Projects.write(state, own.resolve(PROJECT));
        Properties about = new Properties();
        about.setProperty("name", state.document().name());
        state.document()
                .file()
                .ifPresent(
                        file -> about.setProperty("file", file.toAbsolutePath().toString()));
        StringWriter text = new StringWriter();
        about.store(text, null);
        AtomicFile.write(own.resolve(ABOUT), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What ended programs have left, newest first. */
    List<Left> left() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Autosave::isOrphan)
                    .flatMap(folder -> about(folder).stream())
                    .sorted(Comparator.comparingLong(Left::millis).reversed())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static boolean isOrphan(Path folder) {
        String name = folder.getFileName().toString();
        try {
            long pid = Long.parseLong(name.substring(0, Math.max(0, name.indexOf('-'))));
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Optional<Left> about(Path folder) {
        try {
            Properties about = new Properties();
            about.load(new StringReader(Files.readString(folder.resolve(ABOUT))));
            return Optional.of(new Left(
                    folder,
                    about.getProperty("name", "Untitled"),
                    Optional.ofNullable(about.getProperty("file")).map(Path::of),
                    Files.getLastModifiedTime(folder.resolve(ABOUT)).toMillis()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // ended before it kept anything
        }
    }

    /** Reads what was left behind; from now on it is this program's. */
    State recover(Left left) throws IOException {
        clear();
        Files.move(left.folder, own);
        State state = Projects.read(own.resolve(PROJECT));
        return state.document(d -> d.named(left.name, left.file));
    }

    /** Gives up what was left behind. */
    void discard(Left left) throws IOException {
        delete(left.folder);
    }

    /** Takes this program's folder away: nothing is to be recovered. */
    void clear() throws IOException {
        delete(own);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
