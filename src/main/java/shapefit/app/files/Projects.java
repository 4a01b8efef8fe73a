package shapefit.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shapefit.app.document.Document;
import shapefit.app.document.Document.Lens;
import shapefit.app.document.Document.LensOrigin;
import shapefit.app.document.Document.Other;
import shapefit.app.document.Document.Photo;
import shapefit.app.document.Document.Region;
import shapefit.app.document.Document.Shape;
import shapefit.app.document.Look;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.camera.Camera;
import shapefit.image.ImageWriter;
import shapefit.mesh.LoadedMesh;
import shapefit.mesh.Mesh;
import shapefit.mesh.MeshWriter;
import shapefit.project.InputCopies;
import shapefit.project.Project;
import shapefit.project.ProjectFile;
import shapefit.project.Scene;
import shapefit.project.SceneFiles;
import shapefit.project.SceneFiles.Pictures;
import shapefit.project.SceneView;
import shapefit.project.ShownLook;
import shapefit.render.MeshFiles;

/** Documents as project files, and back. What a project names lies in a folder of its own beside it. */
final class Projects {

    private static final String FITTED = "-fitted";

    private Projects() {}

    /**
     * Reads a project and all it names.
     *
     * @throws IOException if something cannot be read; one sentence says which file, what is wrong and what to do
     */
    static State read(Path file) throws IOException {
        Project project = ProjectFile.read(file);
        State plain = State.of(document(file, project.scene()), Settings.of(project));
        try {
            plain.spec(); // refuses what cannot be fitted
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage() + "; correct it", e);
        }
        return project.look().map(look -> drawn(plain, look)).orElse(plain);
    }

    private static Document document(Path file, Scene scene) throws IOException {
        SceneView first = scene.views().get(0);
        Pictures pictures = SceneFiles.pictures(first);
        List<Other> others = new ArrayList<>();
        for (SceneView other : scene.views().subList(1, scene.views().size())) {
            others.add(new Other(SceneFiles.load(other), other));
        }
        return new Document(
                file.getFileName().toString(),
                Optional.of(file),
                scene.mesh().isPresent() ? Optional.of(shape(scene.mesh().get())) : Optional.empty(),
                pictures.image().map(image -> new Photo(image, first.image())),
                pictures.mask().map(mask -> new Region(mask, first.mask())),
                lens(first, file),
                first.pose(),
                scene.start(),
                scene.light(),
                others);
    }

    private static Shape shape(Path mesh) throws IOException {
        LoadedMesh loaded = MeshFiles.read(mesh);
        return new Shape(loaded.mesh(), mesh, loaded.warnings());
    }

    /** A lens without a picture that is the one nobody knows better is still a guess: the photo may bring its own. */
    private static Lens lens(SceneView view, Path file) {
        Camera camera = view.camera();
        Camera guess = Camera.withFieldOfView(camera.width(), camera.height(), Input.GUESSED_VIEW);
        return view.isBlank() && camera.equals(guess)
                ? new Lens(camera, LensOrigin.GUESS, Optional.empty())
                : new Lens(camera, LensOrigin.FILE, Optional.of(file));
    }

    private static State drawn(State state, ShownLook look) {
        return new State(
                state.document(),
                state.settings(),
                new Look(look.sigma(), look.gamma(), look.linked(), state.look().hard()));
    }

    /**
     * Writes a project, and copies what it names to a folder beside it.
     *
     * @param state any part of its document may be missing
     * @throws IOException if something cannot be written; one sentence says what and what to do
     */
    static void write(State state, Path file) throws IOException {
        Document document = state.document();
        Path folder = inputsOf(file);
        Files.createDirectories(folder);
        Optional<Path> mesh = Optional.empty();
        Set<Path> neighbors = Set.of();
        if (document.shape().isPresent()) {
            Shape shape = document.shape().get();
            Optional<LoadedMesh> original = unchanged(shape);
            mesh = Optional.of(original.isPresent() ? shape.file() : writeMesh(shape, folder));
            neighbors = original.map(LoadedMesh::neighbors).orElse(Set.of());
        }
        List<SceneView> views = new ArrayList<>();
        views.add(new SceneView(
                document.viewName(),
                document.lens().camera(),
                document.view(),
                photo(document, folder),
                mask(document, folder)));
        document.others().forEach(other -> views.add(other.files()));
        Scene scene = InputCopies.of(new Scene(mesh, views, document.pose(), document.light()), neighbors, folder);
        ProjectFile.write(file, project(scene, state.settings(), state.look()));
    }

    private static Project project(Scene scene, Settings settings, Look look) {
        return new Project(
                scene,
                settings.raster(),
                settings.rangeAroundObject(),
                settings.ignoreOccluders(),
                settings.moves(),
                settings.weights(),
                settings.plan(),
                Optional.of(new ShownLook(look.sigma(), look.gamma(), look.linked())));
    }

    private static Path inputsOf(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.toAbsolutePath().resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-inputs");
    }

    /** The file's mesh, if it is still the document's; empty if a fit has changed it or the file is gone. */
    private static Optional<LoadedMesh> unchanged(Shape shape) {
        try {
            LoadedMesh loaded = MeshFiles.read(shape.file());
            return same(loaded.mesh(), shape.mesh()) ? Optional.of(loaded) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean same(Mesh a, Mesh b) {
        return Arrays.equals(a.vertices(), b.vertices())
                && Arrays.equals(a.faces(), b.faces())
                && Arrays.equals(a.vertexColors().orElse(null), b.vertexColors().orElse(null))
                && Arrays.equals(a.faceColors().orElse(null), b.faceColors().orElse(null))
                && Arrays.equals(
                        a.textureMap().map(m -> m.texture().rgb()).orElse(null),
                        b.textureMap().map(m -> m.texture().rgb()).orElse(null));
    }

    private static Path writeMesh(Shape shape, Path folder) throws IOException {
        String name = shape.file().getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = shape.mesh().skin().isPresent() ? ".glb" : ".obj"; // the one that holds a skeleton
        Path file = folder.resolve((stem.endsWith(FITTED) ? stem : stem + FITTED) + ending);
        MeshWriter.write(shape.mesh(), file, MeshFiles.CODEC);
        return file;
    }

    private static Optional<Path> photo(Document document, Path folder) throws IOException {
        if (document.photo().isEmpty() || document.photo().get().file().isPresent()) {
            return document.photo().flatMap(Photo::file);
        }
        Path file = folder.resolve("pasted-photo.png");
        ImageWriter.writePng(file, document.photo().get().image());
        return Optional.of(file);
    }

    private static Optional<Path> mask(Document document, Path folder) throws IOException {
        if (document.region().isEmpty() || document.region().get().file().isPresent()) {
            return document.region().flatMap(Region::file);
        }
        Path file = folder.resolve("made-mask.png");
        ImageWriter.writePng(file, document.region().get().mask());
        return Optional.of(file);
    }
}
