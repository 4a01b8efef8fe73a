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
import shapefit.fit.FitSpec;
import shapefit.fit.View;
import shapefit.image.ImageWriter;
import shapefit.mesh.LoadedMesh;
import shapefit.mesh.Mesh;
import shapefit.mesh.MeshWriter;
import shapefit.project.InputCopies;
import shapefit.project.Project;
import shapefit.project.ProjectFile;
import shapefit.project.Scene;
import shapefit.project.SceneFiles;
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
        SceneFiles.Loaded loaded = SceneFiles.load(project.scene());
        List<View> views = loaded.subject().views();
        List<SceneView> names = project.scene().views();
        List<Other> others = new ArrayList<>();
        for (int i = 1; i < views.size(); i++) {
            others.add(new Other(views.get(i), names.get(i)));
        }
        View view = views.get(0);
        SceneView named = names.get(0);
        FitSpec spec;
        try {
            spec = project.spec(loaded.subject());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage() + "; correct it", e);
        }
        Document document = new Document(
                file.getFileName().toString(),
                Optional.of(file),
                Optional.of(new Shape(loaded.subject().mesh(), project.scene().mesh(), loaded.warnings())),
                view.image().map(image -> new Photo(image, named.image())),
                view.mask().map(mask -> new Region(mask, named.mask())),
                new Lens(view.camera(), LensOrigin.FILE, Optional.of(file)),
                view.pose(),
                project.scene().start(),
                project.scene().light(),
                others);
        State plain = State.of(document, Settings.of(spec));
        return project.look().map(look -> drawn(plain, look)).orElse(plain);
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
     * @param state with a mesh, and with a photo or a mask
     * @throws IOException if something is missing or cannot be written; one sentence says what and what to do
     */
    static void write(State state, Path file) throws IOException {
        FitSpec spec = state.spec()
                .orElseThrow(() ->
                        new IOException("A project needs a mesh and a photo or mask; open them first, then save"));
        Document document = state.document();
        Path folder = inputsOf(file);
        Files.createDirectories(folder);
        Shape shape = document.shape().orElseThrow();
        Optional<LoadedMesh> original = unchanged(shape);
        Path mesh = original.isPresent() ? shape.file() : writeMesh(shape, folder);
        Set<Path> neighbors = original.map(LoadedMesh::neighbors).orElse(Set.of());
        List<SceneView> views = new ArrayList<>();
        views.add(new SceneView(
                spec.subject().views().get(0).name(),
                document.lens().camera(),
                document.view(),
                photo(document, folder),
                mask(document, folder)));
        document.others().forEach(other -> views.add(other.files()));
        Scene scene = InputCopies.of(new Scene(mesh, views, document.pose(), document.light()), neighbors, folder);
        ProjectFile.write(file, Project.of(scene, spec).drawn(look(state.look())));
    }

    private static ShownLook look(Look look) {
        return new ShownLook(look.sigma(), look.gamma(), look.linked());
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
