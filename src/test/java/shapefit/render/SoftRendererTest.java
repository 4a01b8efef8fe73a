package shapefit.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.joml.Vector3d;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.camera.Camera;
import shapefit.camera.Camera.Projection;
import shapefit.camera.Distortion;
import shapefit.camera.Pose;
import shapefit.image.FloatImage;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.mesh.Texture;
import shapefit.raster.Facing;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftSettings;
import shapefit.raster.reference.ReferenceRasterizer;
import shapefit.render.Light.Shading;

/** The whole chain from pose, vertices, colours, light and lens to the picture, judged by finite differences. */
class SoftRendererTest {

    private static final int WIDTH = 23;
    private static final int HEIGHT = 17;
    private static final Pose VIEW = Pose.orbit(4, 0.3, 0.5);
    private static final Pose POSE = new Pose(0.2, -0.4, 0.1, 0.8, 0.1, -0.05, 0.2, 1.3);
    private static final Vector3d PIVOT = new Vector3d(0.1, 0.2, -0.1);
    /** The jumps where a triangle’s reach ends and where it turns its back are no derivatives: nearly none, and both sides. */
    private static final SoftSettings SOFT = SoftSettings.DEFAULT
            .withBlur(1e-2, 1e-1)
            .withRange(1, 8)
            .withGradient(GradientMode.COMPLETE)
            .withFacing(Facing.BOTH)
            .withDistanceEpsilon(1e-10);

    private final float[] gradColor = random(3 * WIDTH * HEIGHT, 1);
    private final float[] gradAlpha = random(WIDTH * HEIGHT, 2);

    private int tried;
    private int compared;
    private double largest;

    record Scene(Mesh mesh, Camera camera, Light light) {}

    static Stream<Named<Scene>> scenes() {
        Camera lens = new Camera(
                Projection.PINHOLE, WIDTH, HEIGHT, 24, 22, 10, 9, new Distortion(-0.1, 0.02, 0.01, -0.01, 0));
        Camera flat = Camera.orthographic(WIDTH, HEIGHT, 1.2);
        Mesh sphere = Primitives.icosphere(0);
        Mesh painted = sphere.withVertexColors(random(3 * sphere.vertexCount(), 3));
        return Stream.of(
                Named.of("face colours, light per face", new Scene(Primitives.cube(), lens, light(Shading.FACE))),
                Named.of("face colours, light per vertex", new Scene(Primitives.cube(), lens, light(Shading.VERTEX))),
                Named.of("vertex colours", new Scene(painted, lens, light(Shading.VERTEX))),
                Named.of("plain, orthographic", new Scene(sphere, flat, light(Shading.FACE))),
                Named.of("harmonics", new Scene(painted, lens, harmonics(Shading.VERTEX))),
                Named.of("harmonics, a face", new Scene(Primitives.cube(), lens, harmonics(Shading.FACE))),
                Named.of("textured and tinted", new Scene(textured(painted), lens, light(Shading.VERTEX))));
    }

    private static Light light(Shading shading) {
        return new DirectionalLight(
                shading, new float[] {0.3f, 0.4f, 0.2f}, new float[] {0.6f, 0.5f, 0.7f}, new float[] {0.5f, 0.6f, 0.4f
                });
    }

    /** With sides on which the sum is below nothing. */
    private static Light harmonics(Shading shading) {
        float[] coefficients = random(3 * HarmonicLight.COUNT, 9);
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = 3 * (coefficients[i] - 0.4f);
        }
        return new HarmonicLight(shading, coefficients);
    }

    private static Mesh textured(Mesh mesh) {
        float[] uvs = random(2 * mesh.vertexCount(), 5);
        Texture texture = new Texture(5, 4, random(60, 6));
        return mesh.withTexture(new Mesh.TextureMap(uvs, mesh.faces(), texture));
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void gradientsAreThoseOfFiniteDifferences(Scene scene) {
        SoftRenderer renderer = new SoftRenderer(scene.mesh, new ReferenceRasterizer());
        SceneGradients grads = new SceneGradients();
        renderer.resize(grads, true);
        renderer.forward(POSE, VIEW, scene.camera, scene.light, Background.BLACK, SOFT, true);
        renderer.backward(gradColor, gradAlpha, PIVOT, true, grads);

        for (int i = 0; i < 3; i++) {
            double[] unit = {i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0};
            check("rotation " + i, grads.rotation[i], 4e-4, h -> loss(renderer, scene, moved(unit, h, 0, 0), 0));
            check("translation " + i, grads.translation[i], 4e-4, h -> loss(renderer, scene, moved(unit, 0, h, 0), 0));
        }
        check("scale", grads.logScale, 4e-4, h -> loss(renderer, scene, moved(new double[3], 0, 0, h), 0));
        check("focal", grads.logFocal, 4e-4, h -> loss(renderer, scene, POSE, h));
        checkLight(renderer, scene, grads);
        checkArray("vertices", renderer, scene, renderer.vertices(), grads.vertices);
        checkArray("colours", renderer, scene, renderer.colors(), grads.colors);
        checkArray("texture", renderer, scene, renderer.texture(), grads.texture);
        assertThat(compared).as("compared of %d", tried).isGreaterThan(tried * 9 / 10);
        assertThat(largest).isGreaterThan(1);
    }

    private static Pose moved(double[] axis, double turn, double move, double grow) {
        Vector3d a = new Vector3d(axis);
        return POSE.stepped(PIVOT, a.mul(turn, new Vector3d()), a.mul(move, new Vector3d()), Math.exp(grow));
    }

    private void checkLight(SoftRenderer renderer, Scene scene, SceneGradients grads) {
        if (scene.light instanceof HarmonicLight light) {
            for (int i = 0; i < grads.harmonics.length; i++) {
                int index = i;
                check("harmonic " + i, grads.harmonics[i], 1e-2, h -> {
                    float[] coefficients = light.coefficients();
                    coefficients[index] += (float) h;
                    return loss(renderer, scene, new HarmonicLight(light.shading(), coefficients));
                });
            }
            return;
        }
        DirectionalLight lamp = (DirectionalLight) scene.light;
        for (int c = 0; c < 3; c++) {
            int channel = c;
            check("ambient " + c, grads.ambient[c], 1e-2, h -> loss(renderer, scene, changed(lamp, 0, channel, h)));
            check(
                    "directional " + c,
                    grads.directional[c],
                    1e-2,
                    h -> loss(renderer, scene, changed(lamp, 1, channel, h)));
            check("direction " + c, grads.direction[c], 1e-3, h -> loss(renderer, scene, changed(lamp, 2, channel, h)));
        }
    }

    private static Light changed(DirectionalLight light, int which, int channel, double by) {
        float[][] parts = {light.ambient(), light.directional(), light.direction()};
        parts[which][channel] += (float) by;
        return new DirectionalLight(light.shading(), parts[0], parts[1], parts[2]);
    }

    /** Every seventh number: each costs two renderings. */
    private void checkArray(String name, SoftRenderer renderer, Scene scene, float[] live, float[] gradient) {
        for (int i = 0; i < live.length; i += 7) {
            int index = i;
            float before = live[i];
            check(name + " " + i, gradient[i], 4e-4, h -> {
                live[index] = (float) (before + h);
                double value = loss(renderer, scene, scene.light);
                live[index] = before;
                return value;
            });
        }
    }

    private double loss(SoftRenderer renderer, Scene scene, Light light) {
        return weigh(renderer.forward(POSE, VIEW, scene.camera, light, Background.BLACK, SOFT, true));
    }

    private double loss(SoftRenderer renderer, Scene scene, Pose pose, double logZoom) {
        Camera camera = scene.camera.zoomed(Math.exp(logZoom));
        return weigh(renderer.forward(pose, VIEW, camera, scene.light, Background.BLACK, SOFT, true));
    }

    private double weigh(SoftImage image) {
        double sum = 0;
        for (int i = 0; i < gradAlpha.length; i++) {
            sum += gradAlpha[i] * image.alpha[i];
            for (int c = 3 * i; c < 3 * i + 3; c++) {
                sum += gradColor[c] * image.color[c];
            }
        }
        return sum;
    }

    private interface Line {
        double at(double h);
    }

    /**
     * Central differences at two step sizes, extrapolated; where the two differ much the function has a kink (a clipped weight,
     * a texel's border) and says nothing. Corners and picture are float, which leaves about 1e-3 of noise.
     */
    private void check(String name, double analytic, double h, Line line) {
        double wide = (line.at(h) - line.at(-h)) / (2 * h);
        double narrow = (line.at(h / 2) - line.at(-h / 2)) / h;
        tried++;
        if (Math.abs(wide - narrow) > 0.02 * Math.abs(narrow) + 0.02) {
            return;
        }
        compared++;
        largest = Math.max(largest, Math.abs(narrow));
        double expected = (4 * narrow - wide) / 3;
        assertThat(Math.abs(analytic - expected))
                .as("%s: expected %g, got %g", name, expected, analytic)
                .isLessThan(0.01 * Math.abs(expected) + 0.02); // measured: 0.6 %, left by kinks of single pixels
    }

    @Test
    void aBackgroundOfAnotherSizeIsRefused() {
        SoftRenderer renderer = new SoftRenderer(Primitives.cube(), new ReferenceRasterizer());
        Background wrong = Background.of(new FloatImage(2, 2, new float[12]));

        assertThatThrownBy(() ->
                        renderer.forward(POSE, VIEW, Camera.withFieldOfView(8, 6, 1), Light.NONE, wrong, SOFT, true))
                .hasMessage("background must be 8 × 6 pixels, got 2 × 2");
    }

    @Test
    void withoutColourTheAlphaIsTheSame() {
        Camera camera = Camera.withFieldOfView(WIDTH, HEIGHT, 0.8);
        SoftRenderer renderer = new SoftRenderer(Primitives.cube(), new ReferenceRasterizer());

        float[] colored = renderer.forward(POSE, VIEW, camera, Light.NONE, Background.BLACK, SOFT, true)
                .alpha
                .clone();
        float[] bare = renderer.forward(POSE, VIEW, camera, Light.NONE, Background.BLACK, SOFT, false).alpha;

        assertThat(bare).containsExactly(colored);
    }

    private static float[] random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return values;
    }
}
