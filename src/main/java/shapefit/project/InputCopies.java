package shapefit.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shapefit.image.AtomicFile;

/**
 * Copies what a scene names into a folder, so that a project there can be moved and reopened. Two files of one name keep
 * apart; the files a mesh names keep their place beside it.
 */
public final class InputCopies {

    private final Path folder;
    private final Map<Path, Path> copies = new HashMap<>();
    private final Map<Path, Path> taken = new HashMap<>();

    private InputCopies(Path folder) {
        this.folder = folder;
    }

    /**
     * @param neighbors files that the mesh names, in its folder or below
     * @return the scene with its files in {@code folder}
     * @throws IOException if a file cannot be copied; the message names it
     */
    public static Scene of(Scene scene, Set<Path> neighbors, Path folder) throws IOException {
        Files.createDirectories(folder);
        InputCopies copies = new InputCopies(folder);
        Optional<Path> mesh =
                scene.mesh().isPresent() ? Optional.of(copies.mesh(scene.mesh().get(), neighbors)) : Optional.empty();
        List<SceneView> views = new ArrayList<>();
        for (SceneView view : scene.views()) {
            views.add(new SceneView(
                    view.name(),
                    view.camera(),
                    view.pose(),
                    copies.picture(view.image()),
                    copies.picture(view.mask())));
        }
        return new Scene(mesh, views, scene.start(), scene.light());
    }

    private Path mesh(Path mesh, Set<Path> neighbors) throws IOException {
        Path home = mesh.toAbsolutePath().getParent().toRealPath();
        for (Path neighbor : neighbors) {
            put(neighbor, folder.resolve(home.relativize(neighbor).toString()));
        }
        return put(mesh, free(folder.resolve(mesh.getFileName().toString())));
    }

    private Optional<Path> picture(Optional<Path> picture) throws IOException {
        if (picture.isEmpty()) {
            return picture;
        }
        Path known = copies.get(picture.get());
        return Optional.of(
                known != null
                        ? known
                        : put(
                                picture.get(),
                                free(folder.resolve(picture.get().getFileName().toString()))));
    }

    /** The place itself, or one of a similar name if it is taken. */
    private Path free(Path place) {
        Path free = place;
        for (int i = 2; taken.containsKey(free); i++) {
            free = place.resolveSibling(i + "-" + place.getFileName());
        }
        return free;
    }

    private Path put(Path from, Path to) throws IOException {
        taken.put(to, from);
        copies.put(from, to);
        boolean same = Files.exists(to) && Files.mismatch(from, to) < 0;
        if (!same) {
            Files.createDirectories(to.getParent());
            AtomicFile.write(to, Files.readAllBytes(from));
        }
        return to;
    }
}
