package shapefit.bench;

import java.util.Locale;
import java.util.SplittableRandom;
import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.mesh.Mesh;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;
import shapefit.render.Light;
import shapefit.render.SceneGradients;
import shapefit.render.SoftRenderer;

/** The scene that is timed: a shape before a camera, white behind it, and a loss with fixed random weights. */
final class BenchScene {

    static final double NEAR = 1;
    static final double FAR = 100;

    private static final double DISTANCE = 2.732;
    private static final double FIELD_OF_VIEW = Math.toRadians(60);

    private final Mesh mesh;
    private final Mode mode;
    private final Camera camera;
    private final Pose view = Pose.orbit(DISTANCE, 0, 0);
    private final SoftSettings settings;
    private final SoftRenderer renderer;
    private final Background white = Background.of(1, 1, 1);
    private final SceneGradients gradients = new SceneGradients();
    private final Vector3d pivot = new Vector3d();
    private final float[] gradColor; // [N, 3] fixed: the derivative of Σ color · w is w
    private final float[] gradAlpha; // [N]

    /** What is rendered and differentiated. */
    enum Mode {
        /** Alpha; gradients to the vertices. */
        SILHOUETTE,
        /** Alpha and vertex colours; gradients to both. */
        COLOR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    BenchScene(Mesh mesh, SoftRasterizer rasterizer, Mode mode, int size, SoftSettings settings, long seed) {
        this.mesh = mesh;
        this.mode = mode;
        this.settings = settings;
        camera = Camera.withFieldOfView(size, size, FIELD_OF_VIEW);
        renderer = new SoftRenderer(mesh, rasterizer);
        SplittableRandom random = new SplittableRandom(seed);
        gradAlpha = weights(size * size, random);
        gradColor = weights(mode == Mode.COLOR ? 3 * size * size : 0, random);
    }

    private static float[] weights(int length, SplittableRandom random) {
        float[] weights = new float[length];
        for (int i = 0; i < length; i++) {
            weights[i] = (float) random.nextDouble();
        }
        return weights;
    }

    /**
     * The level of the icosphere with so many faces.
     *
     * @throws IllegalArgumentException if there is none
     */
    static int levelOf(int faces) {
        for (int level = 0; level <= 7; level++) {
            if (20 << 2 * level == faces) {
                return level;
            }
        }
        throw new IllegalArgumentException("--faces must be 20 times a power of 4, up to 327680; got " + faces);
    }

    /** The shape with the colour 0.5 + 0.5 · position at each vertex, as far as that is a colour. */
    static Mesh colored(Mesh shape) {
        float[] colors = shape.vertices();
        for (int i = 0; i < colors.length; i++) {
            colors[i] = Math.max(0, Math.min(1, 0.5f + 0.5f * colors[i]));
        }
        return shape.withoutColors().withVertexColors(colors);
    }

    SoftImage forward() {
        return renderer.forward(Pose.IDENTITY, view, camera, Light.NONE, white, settings, mode == Mode.COLOR);
    }

    SceneGradients forwardBackward() {
        forward();
        gradients.clear();
        renderer.backward(gradColor, gradAlpha, pivot, false, gradients);
        return gradients;
    }

    /** How many pixel–triangle pairs are within reach. */
    long samples() {
        float[] vertices = mesh.vertices();
        double[] ndc = new double[2 * mesh.vertexCount()];
        Projector projector = new Projector(camera);
        for (int v = 0; v < mesh.vertexCount(); v++) {
            Vector3d p = view.apply(new Vector3d(vertices[3 * v], vertices[3 * v + 1], vertices[3 * v + 2]));
            projector.forward(p.x, p.y, p.z);
            ndc[2 * v] = projector.depth > 0 ? projector.x : Double.NaN;
            ndc[2 * v + 1] = projector.y;
        }
        return SampleCount.of(ndc, mesh.faces(), camera, settings);
    }
}
