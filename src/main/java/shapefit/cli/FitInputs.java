package shapefit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.Part;
import shapefit.fit.StartGuess;
import shapefit.fit.StartSearch;
import shapefit.image.ExifLens;
import shapefit.image.FloatImage;
import shapefit.image.ImageReader;
import shapefit.project.CamerasFile;
import shapefit.project.CaseFile;
import shapefit.project.PoseFile;
import shapefit.project.Scene;
import shapefit.project.SceneFiles;
import shapefit.project.SceneView;
import shapefit.render.Light;

/** What is fitted to what, by options. */
final class FitInputs {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--mesh", paramLabel = "FILE", description = "OBJ, PLY, STL, OFF, glTF or GLB.")
    private Path mesh;

    @Option(names = "--target", paramLabel = "IMAGE", description = "The photo: PNG, JPEG, WebP or TIFF.")
    private Path target;

    @Option(names = "--mask", paramLabel = "M.png", description = "Where the object is in the photo; of its size.")
    private Path mask;

    @Option(
            names = "--camera",
            paramLabel = "CASE.json",
            description = "The lens; its pose is not read. Without it and --fov the photo's EXIF data are asked.")
    private Path camera;

    @Option(
            names = "--fov",
            paramLabel = "DEG",
            description = "Field of view over the photo's shorter side, degrees, in place of --camera.")
    private Double fov;

    @Option(
            names = "--views",
            paramLabel = "CAMERAS.json",
            description = "Many pictures of one object, in place of --target and --camera.")
    private Path views;

    @Option(
            names = "--start",
            paramLabel = "POSE.json",
            description =
                    "Where the object starts before the (first) camera, OpenCV. Without it the object is looked for"
                            + " where the mask is, or its colours; with --views it stands in the world as in its file if that is where the"
                            + " masks are.")
    private Path start;

    @Option(
            names = "--search",
            negatable = true,
            description =
                    "Look for the object's pose among all rotations. Without this option that is done where no start"
                            + " is given; near a given one, a few turns of it are tried. --no-search goes straight on from the start.")
    private Boolean search;

    /** Where a better start is searched. */
    enum Search {
        NOWHERE,
        NEAR,
        EVERYWHERE
    }

    /** The scene of the options, its files read. */
    record Read(Scene scene, SceneFiles.Loaded loaded) {

        Read from(Pose pose) {
            Subject subject = loaded.subject().from(pose);
            return new Read(scene.from(pose), new SceneFiles.Loaded(subject, loaded.warnings(), loaded.neighbors()));
        }
    }

    boolean areGiven() {
        return mesh != null
                || target != null
                || mask != null
                || camera != null
                || fov != null
                || views != null
                || start != null;
    }

    /** Where to search, for a spec whose subject these options name; a project's start is believed unless told otherwise. */
    Search searchFor(FitSpec fit) {
        boolean poseOnly = fit.moves(Part.ROTATION) && !fit.moves(Part.VERTICES);
        boolean possible = poseOnly && StartSearch.isPossible(fit.subject());
        if (search == null) {
            Search usual = start == null ? Search.EVERYWHERE : Search.NEAR;
            return possible && mesh != null ? usual : Search.NOWHERE;
        }
        require(
                possible || !search,
                "--search finds a pose in a single photo where a mask, or the mesh's colours, say the object is; leave it out, or give --mask");
        return search ? Search.EVERYWHERE : Search.NOWHERE;
    }

    boolean hasManyViews() {
        return views != null;
    }

    Read read(Talk talk) throws IOException {
        require(mesh != null, "name a mesh with --mesh, or a project");
        require((target == null) != (views == null), "name a photo with --target, or many with --views");
        require(
                views == null || mask == null && camera == null && fov == null,
                "--views has cameras and masks of its own; leave out --camera, --fov and --mask");
        require(camera == null || fov == null, "give --camera or --fov, not both");
        List<SceneView> sceneViews = views != null ? SceneFiles.views(CamerasFile.read(views)) : List.of(photo(talk));
        Scene scene = new Scene(Optional.of(mesh), sceneViews, Pose.IDENTITY, Light.NONE);
        Read read = new Read(scene, SceneFiles.load(scene));
        return read.from(startOf(read.loaded().subject()));
    }

    /** Where the object starts, in the world: as a file says, else found. */
    private Pose startOf(Subject subject) throws IOException {
        if (start != null) {
            Pose toCamera = SceneFiles.pose(PoseFile.read(start).pose());
            return toCamera.then(subject.views().get(0).pose().inverse());
        }
        return views != null
                ? StartGuess.among(subject.views(), subject.mesh())
                : StartGuess.inFrontOf(subject.views().get(0), subject.mesh());
    }

    private SceneView photo(Talk talk) throws IOException {
        Camera lens = camera != null ? SceneFiles.camera(CaseFile.read(camera)) : lensOfPhoto(talk);
        return new SceneView(
                target.getFileName().toString(), lens, Pose.IDENTITY, Optional.of(target), Optional.ofNullable(mask));
    }

    private Camera lensOfPhoto(Talk talk) throws IOException {
        if (fov != null) {
            FloatImage photo = ImageReader.readColor(target);
            return Camera.withFieldOfView(photo.width(), photo.height(), Math.toRadians(fov));
        }
        Optional<ExifLens> exif = ImageReader.readExif(target);
        OptionalDouble focal = exif.isPresent()
                ? exif.get().focalPixels(exif.get().width(), exif.get().height())
                : OptionalDouble.empty();
        if (focal.isEmpty()) {
            throw new IOException(
                    target + ": does not say what lens it was made with; give --camera CASE.json or --fov DEGREES");
        }
        int width = exif.get().width();
        int height = exif.get().height();
        talk.say(
                "%s: focal length %.1f pixels, from its EXIF data (%s mm on 35 mm film)",
                target, focal.getAsDouble(), exif.get().focalLength35mm().getAsDouble());
        double f = focal.getAsDouble();
        return Camera.pinhole(width, height, f, f, (width - 1) / 2.0, (height - 1) / 2.0);
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
