package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftSettings;
import shapefit.render.Backends;
import shapefit.render.Background;
import shapefit.render.Crew;
import shapefit.render.DirectionalLight;
import shapefit.render.Light;

class ColorScanTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final Camera CAMERA = Camera.withFieldOfView(WIDTH, HEIGHT, Math.toRadians(40));

    private static Crew crew;

    @BeforeAll
    static void open() {
        crew = Backends.openCrew(2);
    }

    @AfterAll
    static void close() {
        crew.close();
    }

    /** A vessel in side light before rectangles of all colours, some of them its own. */
    private record Scene(FloatImage image, PixelRect truth) {}

    private static Scene scene(Mesh mesh, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Pose pose = Pose.of(
                StartPoses.rotation((int) (seed % 50), 50, seed),
                new Vector3d(random.nextDouble(-1, 1), random.nextDouble(-0.7, 0.7), random.nextDouble(-9, -5)));
        Light light = new DirectionalLight(
                Light.Shading.VERTEX, new float[] {0.5f, 0.5f, 0.5f}, new float[] {0.5f, 0.5f, 0.5f}, new float[] {
                    -0.6f, 0.6f, 0.5f
                });
        SoftImage object = new Still(mesh, crew.members().get(0))
                .picture(
                        new Still.Stand("object", pose, Pose.IDENTITY, CAMERA),
                        light,
                        Background.BLACK,
                        SoftSettings.DEFAULT.withBlur(1e-6, 1e-4));
        float[] rgb = clutter(random);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = object.color[i] + (1 - object.alpha[i / 3]) * rgb[i];
        }
        Mask mask = new Mask(WIDTH, HEIGHT, object.alpha.clone());
        return new Scene(new FloatImage(WIDTH, HEIGHT, rgb), mask.bounds().orElseThrow());
    }

    private static float[] clutter(SplittableRandom random) {
        float[] rgb = new float[3 * WIDTH * HEIGHT];
        for (int rectangle = 0; rectangle < 150; rectangle++) {
            int left = random.nextInt(-40, WIDTH);
            int top = random.nextInt(-40, HEIGHT);
            int right = Math.min(WIDTH, left + random.nextInt(20, 100));
            int bottom = Math.min(HEIGHT, top + random.nextInt(20, 100));
            float[] color = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
            for (int y = Math.max(0, top); y < bottom; y++) {
                for (int x = Math.max(0, left); x < right; x++) {
                    System.arraycopy(color, 0, rgb, 3 * (y * WIDTH + x), 3);
                }
            }
        }
        return rgb;
    }

    private static ColorScan scan(Mesh mesh, FloatImage image) {
        View view = new View("scene", CAMERA, Pose.IDENTITY, Optional.of(image), Optional.empty());
        return new ColorScan(new Subject(mesh, Pose.translation(0, 0, -4), List.of(view), Light.NONE));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anObjectIsFoundBeforeClutter(long seed) {
        Scene scene = scene(Primitives.vessel(), seed);
        ColorScan scan = scan(Primitives.vessel(), scene.image);
        PixelRect found = scan.find(crew.members(), () -> false).where();

        assertThat(ColorScan.overlap(found, scene.truth)).isGreaterThan(0.4);
        assertThat(scan.find(crew.members().subList(0, 1), () -> false).where()).isEqualTo(found);
    }

    @Test
    void anObjectOfTheBackgroundsColourIsNowhere() {
        FloatImage grey = FloatImage.constant(WIDTH, HEIGHT, 0.3f, 0.3f, 0.3f);

        assertThatThrownBy(() -> scan(Primitives.cube(), grey).find(crew.members(), () -> false))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("give a mask or a start pose");
    }

    @Test
    void opponentColoursLeadBack() {
        float[] roots = {0.1f, 0.9f, 0.4f, 0, 0, 0, 1, 1, 1};
        float[] back = ColorDensity.roots(ColorDensity.opponent(roots), 1);

        for (int i = 0; i < roots.length; i++) {
            assertThat(back[i]).isCloseTo(roots[i], within(1e-4f));
        }
    }

    @Test
    void whatAPictureIsFullOfIsCommonThereAndTheRestIsRare() {
        FloatImage red = FloatImage.constant(40, 40, 0.8f, 0.1f, 0.1f);
        ColorDensity density = ColorDensity.of(red);
        float[] colors = ColorDensity.opponent(Palette.roots(new float[] {0.8f, 0.1f, 0.1f, 0.1f, 0.1f, 0.8f}));

        assertThat(density.at(colors, 0) / ColorDensity.PEAK).isBetween(0.5f, 1.1f);
        assertThat(density.at(colors, 3) / ColorDensity.PEAK).isLessThan(0.01f);
    }
}
