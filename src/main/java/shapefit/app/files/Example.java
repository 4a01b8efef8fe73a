package shapefit.app.files;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.camera.Pose;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitSpec;
import shapefit.fit.Part;
import shapefit.fit.StartGuess;
import shapefit.fit.View;
import shapefit.image.ImageReader;
import shapefit.mesh.LoadedMesh;
import shapefit.project.CamerasFile;
import shapefit.project.CaseFile;
import shapefit.project.PoseFile;
import shapefit.project.Scene;
import shapefit.project.SceneFiles;
import shapefit.project.SceneView;
import shapefit.render.Light;
import shapefit.render.MeshFiles;

/**
 * A bundled example: a mesh, and a folder with {@code target.png}, {@code mask.png}, {@code case.json} and
 * {@code start.json}, or with masks and the {@code cameras.json} that names them.
 *
 * @param title as menus say it
 * @param folder below {@code assets}
 * @param mesh below {@code meshes}
 * @param moves what its fit moves
 */
public record Example(String title, String folder, String mesh, Set<Part> moves) {

    private static final Set<Part> POSE = Set.of(Part.ROTATION, Part.TRANSLATION);

    /** The one the studio opens with. */
    public static final Example CUBE = new Example("Cube pose", "cube-pose", "cube.obj", POSE);

    /** All there are, in the order of the menu. */
    public static final List<Example> ALL = List.of(
            CUBE,
            new Example("Sphere to aeroplane", "sphere-to-aeroplane", "icosphere_642.obj", Set.of(Part.VERTICES)),
            new Example("Hidden cube", "hidden-cube", "cube.obj", POSE),
            new Example("Painted vessel", "vessel-pose", "vessel.obj", POSE),
            new Example("Portrait photo", "portrait", "aeroplane.obj", POSE));

    /** Names the folder that {@code meshes} and {@code assets} are in, for the launcher to say. */
    private static final String HOME = "shapefit.home";

    /**
     * Reads it.
     *
     * @throws IOException if a file is missing or cannot be read; one sentence says which
     */
    public State open() throws IOException {
        Path home = home();
        Path assets = home.resolve("assets").resolve(folder);
        Path meshFile = home.resolve("meshes").resolve(mesh);
        LoadedMesh loaded = MeshFiles.read(meshFile);
        Shape shape = new Shape(loaded.mesh(), meshFile, loaded.warnings());
        Path cameras = assets.resolve("cameras.json");
        Document document = Files.exists(cameras) ? around(shape, cameras) : before(shape, assets);
        FitSpec spec = FitDefaults.spec(document.subject().orElseThrow(), moves, Settings.SEED);
        return State.of(document, Settings.of(spec.with(FitDefaults.comparable(spec))));
    }

    private Document before(Shape shape, Path assets) throws IOException {
        Path photo = assets.resolve("target.png");
        Path mask = assets.resolve("mask.png");
        Path lens = assets.resolve("case.json");
        return new Document(
                title,
                Optional.empty(),
                Optional.of(shape),
                Optional.of(new Photo(ImageReader.readColor(photo), Optional.of(photo))),
                Optional.of(new Region(ImageReader.readMask(mask), Optional.of(mask))),
                new Lens(SceneFiles.camera(CaseFile.read(lens)), LensOrigin.FILE, Optional.of(lens)),
                Pose.IDENTITY,
                SceneFiles.pose(PoseFile.read(assets.resolve("start.json")).pose()),
                Light.NONE,
                List.of());
    }

    private Document around(Shape shape, Path cameras) throws IOException {
        List<SceneView> named = SceneFiles.views(CamerasFile.read(cameras));
        List<View> views = SceneFiles.load(new Scene(Optional.of(shape.file()), named, Pose.IDENTITY, Light.NONE))
                .subject()
                .views();
        List<Other> others = new ArrayList<>();
        for (int i = 1; i < views.size(); i++) {
            others.add(new Other(views.get(i), named.get(i)));
        }
        View first = views.get(0);
        return new Document(
                title,
                Optional.empty(),
                Optional.of(shape),
                Optional.empty(),
                first.mask().map(mask -> new Region(mask, named.get(0).mask())),
                new Lens(first.camera(), LensOrigin.FILE, Optional.of(cameras)),
                first.pose(),
                StartGuess.among(views, shape.mesh()),
                Light.NONE,
                others);
    }

    /**
     * The folder that {@code meshes} and {@code assets} are in.
     *
     * @throws IOException if it is not found
     */
    private static Path home() throws IOException {
        String named = System.getProperty(HOME);
        if (named != null) {
            return Path.of(named);
        }
        try {
            Path code = Path.of(Example.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = code.getParent(); folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("assets")) && Files.isDirectory(folder.resolve("meshes"))) {
                    return folder;
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException("the examples were not found; start the studio with its launcher", e);
        }
        throw new IOException("the examples were not found; start the studio with its launcher");
    }
}
