package shapefit.image;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file all at once: whoever looks sees the old file or the new one, never half of it. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes to a file beside the target, then moves it there. What was there before is replaced.
     *
     * @throws IOException if it cannot be written; the message names the file and says what to do, and nothing is left
     *     behind
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(file + ": is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(file + ": there is no folder " + folder + "; make it first");
        }
        // Not Files.createTempFile: its files are closed to everyone else, and so would be the result.
        Path beside = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(beside, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            replace(beside, target);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            String hint =
                    Files.isWritable(folder) ? "" : "; the folder " + folder + " may not be written to, choose another";
            throw new IOException(file + ": cannot be written (" + e.getClass().getSimpleName() + ")" + hint, e);
        }
    }

    private static void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
