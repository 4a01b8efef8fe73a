package shapefit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import shapefit.mesh.Primitives;
import shapefit.project.PoseFile;
import shapefit.project.SceneFiles;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.raster.cpu.CpuRasterizer;
import shapefit.render.Background;
import shapefit.render.DirectionalLight;
import shapefit.render.Light;

/** The studio's examples, but for the plain cube. */
final class ExampleScenes {

    private static final double TURN = Math.toRadians(25);
    private static final int SHAPE_VIEWS = 8;
    private static final int SHAPE_SIDE = 160;

    /** Where the three objects really stand. */
    static final Pose HIDDEN = Pose.of(new Quaterniond().rotationXYZ(0.5, 0.6, -0.15), new Vector3d(-0.1, 0.05, -4));

    static final Pose VESSEL =
            Pose.of(new Quaterniond().rotationXYZ(0.35, -0.5, 0.05), new Vector3d(0.05, -0.05, -2.9));

    static final Pose PORTRAIT =
            Pose.of(new Quaterniond().rotationXYZ(0.5, 0.75, -0.25), new Vector3d(-0.02, 0.05, -2.2));

    private ExampleScenes() {}

    /** Turned about a skew axis, and moved a little. */
    static Pose wrong(Pose truth) {
        Vector3d t = truth.translation();
        return Pose.of(
                Pose.exp(new Vector3d(0.48, 0.6, 0.64).normalize(TURN)).mul(truth.rotation()),
                new Vector3d(t.x + 0.1, t.y - 0.06, t.z - 0.15));
    }

    /** Writes all folders. */
    static void write(Path assets) throws IOException {
        try (SoftRasterizer rasterizer = new CpuRasterizer(1)) {
            hiddenCube(assets.resolve("hidden-cube"), rasterizer);
            vessel(assets.resolve("vessel-pose"), rasterizer);
            portrait(assets.resolve("portrait"), rasterizer);
            aeroplane(assets.resolve("sphere-to-aeroplane"), rasterizer);
        }
    }

    private static void hiddenCube(Path folder, SoftRasterizer rasterizer) throws IOException {
        Camera camera = CubeScene.camera(320, 240);
        Mesh cube = Primitives.cube();
        Mesh front = cube.withoutColors();
        Pose before = Pose.of(new Quaterniond().rotationXYZ(-0.3, 0.4, 0.1), new Vector3d(0.52, -0.22, -3.3));
        Light studio = new DirectionalLight(
                Light.Shading.FACE, Light.STUDIO.ambient(), Light.STUDIO.directional(), Light.STUDIO.direction());
        float[] picture = background(camera, 0.2f, 0.2f);
        float[] coverage = lay(picture, cube, HIDDEN, camera, Light.NONE, rasterizer);
        float[] occluder = lay(picture, front, before, camera, studio, rasterizer);
        for (int p = 0; p < coverage.length; p++) {
            coverage[p] = occluder[p] > 0 ? Mask.UNKNOWN : coverage[p];
        }
        write(folder, camera, picture, coverage, HIDDEN);
    }

    private static void vessel(Path folder, SoftRasterizer rasterizer) throws IOException {
        Camera camera = CubeScene.camera(320, 240);
        float[] picture = background(camera, 0.25f, 0.25f);
        float[] coverage = lay(picture, Primitives.vessel(), VESSEL, camera, Light.NONE, rasterizer);
        write(folder, camera, picture, coverage, VESSEL);
    }

    /** Lit, before a sky that gets brighter downwards. */
    private static void portrait(Path folder, SoftRasterizer rasterizer) throws IOException {
        Camera camera = CubeScene.camera(240, 320);
        float[] picture = background(camera, 0.12f, 0.5f);
        Light sun = new DirectionalLight(
                Light.Shading.VERTEX,
                new float[] {0.55f, 0.57f, 0.62f},
                new float[] {0.55f, 0.52f, 0.48f},
                new float[] {0.3f, 0.8f, 0.5f});
        float[] coverage = lay(picture, Primitives.aeroplane(), PORTRAIT, camera, sun, rasterizer);
        write(folder, camera, picture, coverage, PORTRAIT);
    }

    /** An aeroplane from eight sides; the object to fit is a sphere. */
    private static void aeroplane(Path folder, SoftRasterizer rasterizer) throws IOException {
        Files.createDirectories(folder);
        Camera camera = Camera.withFieldOfView(SHAPE_SIDE, SHAPE_SIDE, Math.toRadians(30));
        Mesh mesh = Primitives.aeroplane();
        List<String> views = new ArrayList<>();
        for (int i = 0; i < SHAPE_VIEWS; i++) {
            Pose view = Pose.orbit(2.6, Math.toRadians(i % 2 == 0 ? 40 : -15), 2 * Math.PI * (i + 0.3) / SHAPE_VIEWS);
            Still still = new Still(mesh, rasterizer);
            Stand stand = new Stand("view", Pose.IDENTITY, view, camera);
            ImageWriter.writePng(
                    folder.resolve("mask-" + i + ".png"), new Mask(SHAPE_SIDE, SHAPE_SIDE, still.silhouette(stand)));
            views.add(String.format(
                    Locale.ROOT,
                    "    {\"R\": %s, \"t\": %s, \"mask\": \"mask-%d.png\"}",
                    Arrays.toString(view.openCvRotation()),
                    Arrays.toString(view.openCvTranslation()),
                    i));
        }
        String json = String.format(
                Locale.ROOT,
                """
                {
                  "convention": "OpenCV: X_cam = R * X_world + t; x right, y down, z forward; R row-major",
                  "width": %d,
                  "height": %d,
                  "K": {"fx": %s, "fy": %s, "cx": %s, "cy": %s},
                  "views": [
                %s
                  ]
                }
                """,
                camera.width(),
                camera.height(),
                camera.fx(),
                camera.fy(),
                camera.cx(),
                camera.cy(),
                String.join(",\n", views));
        Files.writeString(folder.resolve("cameras.json"), json, StandardCharsets.UTF_8);
    }

    private static float[] background(Camera camera, float top, float bottom) {
        float[] rgb = new float[3 * camera.width() * camera.height()];
        for (int i = 0; i < rgb.length; i++) {
            int row = i / 3 / camera.width();
            rgb[i] = top + (bottom - top) * row / camera.height();
        }
        return rgb;
    }

    /** Draws an object over a picture and gives its silhouette. */
    private static float[] lay(
            float[] picture, Mesh mesh, Pose pose, Camera camera, Light light, SoftRasterizer rasterizer) {
        Still still = new Still(mesh, rasterizer);
        Stand stand = new Stand("example", pose, Pose.IDENTITY, camera);
        SoftImage image = still.picture(stand, light, Background.BLACK, SoftSettings.DEFAULT);
        for (int i = 0; i < picture.length; i++) {
            float alpha = image.alpha[i / 3];
            picture[i] = alpha * image.color[i] + (1 - alpha) * picture[i];
        }
        return still.silhouette(stand).clone();
    }

    private static void write(Path folder, Camera camera, float[] picture, float[] coverage, Pose truth)
            throws IOException {
        Files.createDirectories(folder);
        int width = camera.width();
        int height = camera.height();
        ImageWriter.writePng(folder.resolve("target.png"), new FloatImage(width, height, picture));
        ImageWriter.writePng(folder.resolve("mask.png"), new Mask(width, height, coverage));
        Files.writeString(folder.resolve("case.json"), CubeScene.caseJson(camera, truth), StandardCharsets.UTF_8);
        new PoseFile(SceneFiles.openCv(wrong(truth))).write(folder.resolve("start.json"));
    }
}
