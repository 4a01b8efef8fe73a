package shapefit.app.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shapefit.image.AtomicFile;

/** The projects that were opened or saved lately, in a text file with one on each line. */
final class RecentFiles {

    private static final int MOST = 10;

    private final Path list;

    /** @param config where a person's own settings are kept */
    RecentFiles(Path config) {
        list = config.resolve("recent.txt");
    }

    /** Those that are still there, newest first. */
    List<Path> all() {
        return named().stream().filter(Files::isRegularFile).toList();
    }

    /** The newest, whether it is still there or not. */
    Optional<Path> latest() {
        return named().stream().findFirst();
    }

    private List<Path> named() {
        List<Path> found = new ArrayList<>();
        try {
            for (String line : Files.exists(list) ? Files.readAllLines(list) : List.<String>of()) {
                if (!line.isBlank()) {
                    found.add(Path.of(line));
                }
            }
        } catch (IOException | InvalidPathException e) {
            return List.of(); // a list of conveniences is not worth a message
        }
        return found;
    }

    /** Puts one first. */
    void add(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        List<Path> all = new ArrayList<>(all());
        all.remove(absolute);
        all.add(0, absolute);
        write(all);
    }

    /** Takes one out if there is no such file any more. */
    void forgetIfGone(Path file) {
        if (!Files.exists(file)) {
            write(all());
        }
    }

    private void write(List<Path> files) {
        List<String> lines = files.stream().limit(MOST).map(Path::toString).toList();
        try {
            Files.createDirectories(list.getParent());
            AtomicFile.write(list, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return; // as above
        }
    }
}
