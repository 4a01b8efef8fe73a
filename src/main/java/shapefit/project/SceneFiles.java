package shapefit.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shapefit.camera.Camera;
import shapefit.camera.Camera.Projection;
import shapefit.camera.Distortion;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.View;
import shapefit.image.FloatImage;
import shapefit.image.ImageReader;
import shapefit.image.Mask;
import shapefit.mesh.LoadedMesh;
import shapefit.render.MeshFiles;

/** From files to what a fit works on, and from what they say to cameras and poses. */
public final class SceneFiles {

    /**
     * A scene in memory.
     *
     * @param subject what a fit works on
     * @param warnings one sentence for each thing that was left out
     * @param neighbors files that the mesh names, such as its texture
     */
    public record Loaded(Subject subject, List<String> warnings, Set<Path> neighbors) {}

    /**
     * What was photographed through a lens.
     *
     * @param image the photo, of the lens's size, if there is one
     * @param mask where the object is, of the same size, if known
     */
    public record Pictures(Optional<FloatImage> image, Optional<Mask> mask) {}

    private SceneFiles() {}

    /**
     * Reads everything a scene names.
     *
     * @throws IOException if a file is missing, cannot be read or does not fit the others; one sentence says which and what
     *     to do
     */
    public static Loaded load(Scene scene) throws IOException {
        LoadedMesh mesh = MeshFiles.read(scene.mesh().orElseThrow(() -> new IOException("no mesh is named; name one")));
        return new Loaded(
                new Subject(mesh.mesh(), scene.start(), loadAll(scene.views()), scene.light()),
                mesh.warnings(),
                new LinkedHashSet<>(mesh.neighbors()));
    }

    private static List<View> loadAll(List<SceneView> files) throws IOException {
        List<View> views = new ArrayList<>();
        for (SceneView view : files) {
            views.add(load(view));
        }
        return views;
    }

    /**
     * The views of a file of cameras, with the pictures it names.
     *
     * @throws IOException as {@link #load}
     */
    public static List<View> readViews(CamerasFile file) throws IOException {
        return loadAll(views(file));
    }

    /**
     * A view with its pictures.
     *
     * @throws IOException as {@link #load}
     * @throws IllegalArgumentException if it is blank
     */
    public static View load(SceneView files) throws IOException {
        Pictures pictures = pictures(files);
        return new View(files.name(), files.camera(), files.pose(), pictures.image, pictures.mask);
    }

    /**
     * What a view shows, which may be nothing.
     *
     * @throws IOException as {@link #load}
     */
    public static Pictures pictures(SceneView files) throws IOException {
        Optional<FloatImage> image = Optional.empty();
        if (files.image().isPresent()) {
            image = Optional.of(ImageReader.readColor(files.image().get()));
            checkSize(files.image().get(), image.get().width(), image.get().height(), "its camera", files.camera());
        }
        Optional<Mask> mask = Optional.empty();
        if (files.mask().isPresent()) {
            mask = Optional.of(ImageReader.readMask(files.mask().get()));
            String other = image.isPresent() ? "its picture" : "its camera";
            checkSize(files.mask().get(), mask.get().width(), mask.get().height(), other, files.camera());
        }
        return new Pictures(image, mask);
    }

    private static void checkSize(Path file, int width, int height, String other, Camera camera) throws IOException {
        if (width != camera.width() || height != camera.height()) {
            throw new IOException("%s: has %d × %d pixels, %s %d × %d; give one of the same size"
                    .formatted(file, width, height, other, camera.width(), camera.height()));
        }
    }

    /** The lens of a file. */
    public static Camera camera(CaseFile file) {
        Distortion distortion = file.distortion()
                .map(d -> new Distortion(d.k1(), d.k2(), d.p1(), d.p2(), d.k3()))
                .orElse(Distortion.NONE);
        Intrinsics k = file.k();
        return new Camera(Projection.PINHOLE, file.width(), file.height(), k.fx(), k.fy(), k.cx(), k.cy(), distortion);
    }

    /** In our own axes. */
    public static Pose pose(OpenCvPose pose) {
        return Pose.fromOpenCv(pose.r(), pose.t());
    }

    /** In OpenCV's axes; the scale is left out. */
    public static OpenCvPose openCv(Pose pose) {
        return new OpenCvPose(pose.openCvRotation(), pose.openCvTranslation());
    }

    /** The views of a file of cameras; the world is the file's. */
    public static List<SceneView> views(CamerasFile file) {
        List<SceneView> views = new ArrayList<>();
        for (CamerasFile.View view : file.views()) {
            Intrinsics k = view.k();
            String name = view.image()
                    .or(view::mask)
                    .map(p -> p.getFileName().toString())
                    .orElse("view " + views.size());
            views.add(new SceneView(
                    name,
                    Camera.pinhole(file.width(), file.height(), k.fx(), k.fy(), k.cx(), k.cy()),
                    pose(view.pose()),
                    view.image(),
                    view.mask()));
        }
        return views;
    }
}
