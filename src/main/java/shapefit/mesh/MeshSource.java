package shapefit.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A mesh file in memory, the folder beside it, and what there is to say about it. A file may only name files that lie in its own
 * folder or below: a mesh from a stranger must not be able to read others.
 */
final class MeshSource {

    /** Beyond this a mesh is not something to fit. */
    private static final long MAX_BYTES = 1L << 30;

    private static final int MAX_WARNINGS = 20;

    private final Path path;
    private final byte[] bytes;
    private final ColorCodec codec;
    private final List<String> warnings = new ArrayList<>();
    private final Set<Path> neighbors = new LinkedHashSet<>();

    private MeshSource(Path path, byte[] bytes, ColorCodec codec) {
        this.path = path;
        this.bytes = bytes;
        this.codec = codec;
    }

    static MeshSource open(Path path, ColorCodec codec) throws IOException {
        String name = path.getFileName() == null
                ? path.toString()
                : path.getFileName().toString();
        if (!Files.exists(path)) {
            throw new MeshFormatException(path.toString(), "there is no such file; check the path.");
        }
        if (!Files.isRegularFile(path)) {
            throw new MeshFormatException(path.toString(), "this is not a file; name a mesh file.");
        }
        if (!Files.isReadable(path)) {
            throw new MeshFormatException(path.toString(), "you may not read this file; change its permissions.");
        }
        long size = Files.size(path);
        if (size == 0) {
            throw new MeshFormatException(name, "the file is empty; export or copy it again.");
        }
        checkSize(name, size);
        return new MeshSource(path, Files.readAllBytes(path), codec);
    }

    /** A file's numbers take a few times its own size, so it must be well below the memory there is. */
    private static void checkSize(String name, long size) throws MeshFormatException {
        long limit = Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 4);
        if (size > limit) {
            throw new MeshFormatException(
                    name,
                    String.format(
                            Locale.ROOT,
                            "the file has %d MB, more than the %d MB that can be read here; simplify the mesh.",
                            size >> 20,
                            limit >> 20));
        }
    }

    /** The file's content, not a copy. */
    byte[] bytes() {
        return bytes;
    }

    String name() {
        return path.getFileName().toString();
    }

    ColorCodec codec() {
        return codec;
    }

    List<String> warnings() {
        return warnings;
    }

    /** The other files that were read. */
    Set<Path> neighbors() {
        return neighbors;
    }

    /** Tells the user; only the first few times, as a file can name a million things that are missing. */
    void warn(String sentence) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(name() + ": " + sentence);
        }
    }

    MeshFormatException broken(String place, String problem) {
        return new MeshFormatException(name(), place, problem);
    }

    MeshFormatException broken(String problem) {
        return new MeshFormatException(name(), problem);
    }

    /**
     * The content of a file that this one names.
     *
     * @param kind what it is, for the warning
     * @return empty, after a warning, if it is missing, too large or outside the folder
     */
    Optional<byte[]> neighbor(String reference, String kind) throws IOException {
        String without = ", so the mesh was read without it; ";
        Optional<Path> file;
        try {
            file = inFolder(reference);
        } catch (InvalidPathException e) {
            file = Optional.empty();
        }
        if (file.isEmpty()) {
            warn(kind + " " + reference + " lies outside the folder of the mesh" + without
                    + "copy it beside the mesh.");
            return Optional.empty();
        }
        if (!Files.isRegularFile(file.get()) || !Files.isReadable(file.get())) {
            warn(kind + " " + reference + " is missing" + without + "put it beside the mesh.");
            return Optional.empty();
        }
        checkSize(reference, Files.size(file.get()));
        neighbors.add(file.get());
        return Optional.of(Files.readAllBytes(file.get()));
    }

    /** Whether this file names something that is there; says nothing. */
    boolean hasNeighbor(String reference) throws IOException {
        try {
            return inFolder(reference).filter(Files::isRegularFile).isPresent();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The place a reference means, if that is inside the folder once links are followed. */
    private Optional<Path> inFolder(String reference) throws IOException {
        String portable = reference.replace('\\', '/');
        Path folder = path.toAbsolutePath().getParent().toRealPath();
        boolean windowsDrive = portable.length() > 1 && portable.charAt(1) == ':';
        if (windowsDrive || portable.startsWith("/") || Path.of(portable).isAbsolute()) {
            return Optional.empty();
        }
        Path file = folder.resolve(portable).normalize();
        if (!file.startsWith(folder)) {
            return Optional.empty();
        }
        if (Files.exists(file)) {
            file = file.toRealPath();
        }
        return file.startsWith(folder) ? Optional.of(file) : Optional.empty();
    }

    /** Decodes a picture the file names; empty, after a warning, if it cannot be had. */
    Optional<Texture> texture(String reference) throws IOException {
        Optional<byte[]> picture = neighbor(reference, "texture");
        return picture.isEmpty() ? Optional.empty() : decoded(picture.get(), reference);
    }

    /** Decodes a picture; empty, after a warning, if it is not readable. */
    Optional<Texture> decoded(byte[] picture, String what) {
        try {
            return Optional.of(codec.decode(picture, what));
        } catch (IOException | RuntimeException e) {
            warn("texture " + what + " is not a readable picture, so the mesh was read without it; save it as PNG.");
            return Optional.empty();
        }
    }
}
