package shapefit.app.files;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import shapefit.app.document.Document;
import shapefit.app.document.Document.Lens;
import shapefit.app.document.Document.LensOrigin;
import shapefit.app.document.Document.Photo;
import shapefit.app.document.Document.Region;
import shapefit.app.document.Document.Shape;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.camera.Pose;
import shapefit.image.ImageReader;
import shapefit.mesh.LoadedMesh;
import shapefit.project.CaseFile;
import shapefit.project.PoseFile;
import shapefit.project.SceneFiles;
import shapefit.render.Light;
import shapefit.render.MeshFiles;

/**
 * A bundled example: a mesh and a folder with {@code target.png}, {@code mask.png}, {@code case.json} and {@code start.json}.
 *
 * @param title as menus say it
 * @param folder below {@code assets}
 * @param mesh below {@code meshes}
 */
public record Example(String title, String folder, String mesh) {

    /** The one the studio opens with. */
    public static final Example CUBE = new Example("Cube pose", "cube-pose", "cube.obj");

    /** All there are, in the order of the menu. */
    public static final List<Example> ALL = List.of(CUBE);

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
        Path photo = assets.resolve("target.png");
        Path mask = assets.resolve("mask.png");
        Path lens = assets.resolve("case.json");
        Document document = new Document(
                title,
                Optional.empty(),
                Optional.of(new Shape(loaded.mesh(), meshFile, loaded.warnings())),
                Optional.of(new Photo(ImageReader.readColor(photo), photo)),
                Optional.of(new Region(ImageReader.readMask(mask), Optional.of(mask))),
                new Lens(SceneFiles.camera(CaseFile.read(lens)), LensOrigin.FILE, Optional.of(lens)),
                Pose.IDENTITY,
                SceneFiles.pose(PoseFile.read(assets.resolve("start.json")).pose()),
                Light.NONE,
                List.of());
        return State.of(document, Settings.usual(document.subject().orElseThrow(), Settings.SEED));
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
