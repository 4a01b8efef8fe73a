package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitProgress.StepBack;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Backends;
import shapefit.render.Background;
import shapefit.render.Light;

class LossRiseTest {

    private static final Camera CAMERA = Camera.withFieldOfView(48, 48, 0.7);
    private static final Pose TRUTH = new Pose(0.3, 0.2, -0.1, 0.9, 0.1, 0.05, -4, 1);

    private static SoftRasterizer rasterizer;

    @BeforeAll
    static void open() {
        rasterizer = Backends.open("cpu", 2);
    }

    @AfterAll
    static void close() {
        rasterizer.close();
    }

    /** Hears losses one after another, and tells at which of them it warned. */
    private static List<Integer> warnings(double... losses) {
        LossRise rise = new LossRise();
        List<Integer> found = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        int bestAt = 0;
        for (int i = 0; i < losses.length; i++) {
            if (losses[i] < best) {
                best = losses[i];
                bestAt = i;
            }
            if (rise.hears(losses[i], best, i - bestAt)) {
                found.add(i);
            }
        }
        return found;
    }

    private static double[] losses(int count, IntToDoubleFunction at) {
        return IntStream.range(0, count).mapToDouble(at).toArray();
    }

    @Test
    void aFallIsNone() {
        assertThat(warnings(losses(200, i -> StrictMath.pow(0.8, i)))).isEmpty();
    }

    @Test
    void aCrestThatIsCrossedIsNone() {
        assertThat(warnings(losses(200, i -> 1 - 0.004 * i + (i >= 50 && i < 58 ? 0.8 : 0))))
                .isEmpty();
    }

    @Test
    void joltsAboutALevelAreNone() {
        assertThat(warnings(losses(200, i -> 1 + 0.2 * (i % 3)))).isEmpty();
    }

    @Test
    void aRiseIsOneAfterTwelveStepsAndAgainAfterTwelveMore() {
        assertThat(warnings(losses(50, i -> i < 20 ? 1 - 0.01 * i : 1.5))).containsExactly(31, 43);
    }

    private static FitSpec cube(int iterations) {
        Mesh cube = Primitives.cube();
        Still.Stand stand = new Still.Stand("target", TRUTH, Pose.IDENTITY, CAMERA);
        SoftImage image = new Still(cube, rasterizer)
                .picture(stand, Light.NONE, Background.BLACK, SoftSettings.DEFAULT.withBlur(1e-5, 1e-4));
        View view = new View(
                "target",
                CAMERA,
                Pose.IDENTITY,
                Optional.of(new FloatImage(48, 48, image.color)),
                Optional.of(new Mask(48, 48, image.alpha)));
        Pose start = TRUTH.stepped(
                new Vector3d(), new Vector3d(0.6, 0.8, 0).mul(Math.toRadians(20)), new Vector3d(0.1, 0, 0), 1);
        FitSpec usual = FitDefaults.spec(
                new Subject(cube, start, List.of(view), Light.NONE), Set.of(Part.ROTATION, Part.TRANSLATION), 0);
        return usual.with(usual.plan().scaled(iterations, 48));
    }

    /** Steps of 46°, in which the cube leaves the picture. */
    private static FitSpec wild() {
        return cube(240).with(Map.of(Part.ROTATION, Move.of(0.8), Part.TRANSLATION, Move.of(0.4)));
    }

    private static FitResult run(FitSpec spec, List<StepBack> heard) {
        return new FitSession(spec, rasterizer).run(step -> step.stepBack().ifPresent(heard::add), () -> false);
    }

    private static double off(FitResult result) {
        return Math.toDegrees(result.pose().angleTo(TRUTH));
    }

    @Test
    void stepsThatAreTooLargeAreHalvedAndTheFitEndsWell() {
        FitSpec wild = wild();
        List<StepBack> heard = new ArrayList<>();
        FitResult result = run(wild, heard);
        List<StepBack> again = new ArrayList<>();
        FitResult second = run(wild, again);

        assertThat(heard).isNotEmpty().isEqualTo(again);
        assertThat(second.losses()).isEqualTo(result.losses());
        assertThat(off(result)).isLessThan(2.5); // measured 0.75
        assertThat(heard.get(0).sentence()).matches("Going up since step \\d+\\. Step size halved, back to best\\.");
    }

    @Test
    void theStepAfterItStartsFromTheBestState() {
        FitSpec wild = wild();
        FitSession session = new FitSession(wild, rasterizer);
        FitProgress step = session.step(() -> false);
        for (int i = 1; i < 60 && step.stepBack().isEmpty(); i++) {
            step = session.step(() -> false);
        }
        FitProgress next = session.step(() -> false);

        assertThat(step.stepBack()).isPresent();
        assertThat(step.pose()).isEqualTo(session.best().orElseThrow().pose());
        assertThat(next.loss()).isEqualTo(step.best());
    }

    @Test
    void usualStepsAreLeftAlone() {
        List<StepBack> heard = new ArrayList<>();
        FitResult result = run(cube(240), heard);

        assertThat(heard).isEmpty();
        assertThat(off(result)).isLessThan(2.5);
    }
}
