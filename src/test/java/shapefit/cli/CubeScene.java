package shapefit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.Still;
import shapefit.fit.Still.Stand;
import shapefit.image.FloatImage;
import shapefit.image.ImageWriter;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.MeshWriter;
import shapefit.mesh.Primitives;
import shapefit.project.PoseFile;
import shapefit.project.SceneFiles;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftSettings;
import shapefit.raster.reference.ReferenceRasterizer;
import shapefit.render.Background;
import shapefit.render.Light;
import shapefit.render.MeshFiles;

/** The coloured cube before grey: the bundled example, and at a small size the scene of the commands' tests. */
final class CubeScene {

    /** Where the cube really stands: seen from a corner, a little off the middle. */
    static final Pose TRUTH = Pose.of(
            new Quaterniond().rotationXYZ(Math.toRadians(32), Math.toRadians(-38), Math.toRadians(12)),
            new Vector3d(0.15, -0.1, -4));

    /** Off by 40° about a skew axis, and by a tenth of the cube. */
    static final Pose START = Pose.of(
            Pose.exp(new Vector3d(0.6, 0.64, 0.48).normalize(Math.toRadians(40)))
                    .mul(TRUTH.rotation()),
            new Vector3d(0.25, -0.05, -4.1));

    /** Linear; its sRGB value is near the middle. */
    private static final float GREY = 0.2f;

    private CubeScene() {}

    static Camera camera(int width, int height) {
        return Camera.withFieldOfView(width, height, Math.toRadians(35));
    }

    /**
     * A fit of the scene in a folder, from its start.
     *
     * @param mesh file in the folder
     * @param out where results go, in the folder
     * @param more options
     */
    static Object[] fit(Path folder, String mesh, String out, Object... more) {
        Object[] first = {
            "fit",
            "--mesh",
            folder.resolve(mesh),
            "--target",
            folder.resolve("target.png"),
            "--mask",
            folder.resolve("mask.png"),
            "--camera",
            folder.resolve("case.json"),
            "--start",
            folder.resolve("start.json"),
            "--out",
            folder.resolve(out)
        };
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray();
    }

    /** Writes cube.obj, target.png, mask.png, case.json and start.json. */
    static void write(Path folder, int width, int height) throws IOException {
        MeshWriter.write(Primitives.cube(), folder.resolve("cube.obj"), MeshFiles.CODEC);
        writePictures(folder, width, height);
    }

    /** Writes target.png, mask.png, case.json and start.json. */
    static void writePictures(Path folder, int width, int height) throws IOException {
        Mesh cube = Primitives.cube();
        Camera camera = camera(width, height);
        try (var rasterizer = new ReferenceRasterizer()) {
            Still still = new Still(cube, rasterizer);
            Stand stand = new Stand("cube", TRUTH, Pose.IDENTITY, camera);
            SoftImage image = still.picture(stand, Light.NONE, Background.of(GREY, GREY, GREY), SoftSettings.DEFAULT);
            ImageWriter.writePng(folder.resolve("target.png"), new FloatImage(width, height, image.color));
            ImageWriter.writePng(folder.resolve("mask.png"), new Mask(width, height, still.silhouette(stand)));
        }
        Files.writeString(folder.resolve("case.json"), caseJson(camera, TRUTH), StandardCharsets.UTF_8);
        new PoseFile(SceneFiles.openCv(START)).write(folder.resolve("start.json"));
    }

    static String caseJson(Camera camera, Pose pose) {
        return String.format(
                Locale.ROOT,
                """
                {
                  "width": %d,
                  "height": %d,
                  "K": {"fx": %s, "fy": %s, "cx": %s, "cy": %s},
                  "pose": {
                    "convention": "OpenCV: X_cam = R * X_mesh + t; x right, y down, z forward; R row-major; t in mesh units",
                    "R": %s,
                    "t": %s
                  }
                }
                """,
                camera.width(),
                camera.height(),
                camera.fx(),
                camera.fy(),
                camera.cx(),
                camera.cy(),
                Arrays.toString(pose.openCvRotation()),
                Arrays.toString(pose.openCvTranslation()));
    }
}
