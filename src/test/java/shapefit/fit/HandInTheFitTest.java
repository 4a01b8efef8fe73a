package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSession.Reached;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Backends;
import shapefit.render.Light;

/** What a person may do to a session while it runs. */
@Timeout(60)
class HandInTheFitTest {

    private static final Camera CAMERA = Camera.withFieldOfView(60, 40, 0.7);
    private static final Pose TRUTH = new Pose(0.3, 0.2, -0.1, 0.9, 0.1, 0.05, -4, 1);

    private static SoftRasterizer rasterizer;
    private static FitSpec spec;

    @BeforeAll
    static void open() {
        rasterizer = Backends.open("cpu", 2);
        Mesh cube = Primitives.cube();
        float[] silhouette =
                new Still(cube, rasterizer).silhouette(new Still.Stand("cube", TRUTH, Pose.IDENTITY, CAMERA));
        Mask mask = new Mask(CAMERA.width(), CAMERA.height(), silhouette);
        View view = new View("cube", CAMERA, Pose.IDENTITY, Optional.empty(), Optional.of(mask));
        Subject subject = new Subject(cube, moved(0.3), List.of(view), Light.NONE);
        FitSpec usual = FitDefaults.spec(subject, EnumSet.of(Part.ROTATION, Part.TRANSLATION), 0);
        spec = usual.with(usual.plan().scaled(60, 48));
    }

    @AfterAll
    static void close() {
        rasterizer.close();
    }

    private static Pose moved(double right) {
        return TRUTH.stepped(new Vector3d(), new Vector3d(), new Vector3d(right, 0, 0), 1);
    }

    private static double firstLossFrom(Pose pose) {
        FitSpec from = spec.with(spec.subject().from(pose));
        return new FitSession(from, rasterizer).step(() -> false).loss();
    }

    @Test
    void anObjectThatWasMovedByHandIsWhereTheHandPutIt() {
        FitSession session = new FitSession(spec, rasterizer);
        for (int i = 0; i < 5; i++) {
            session.step(() -> false);
        }
        session.moveTo(moved(-0.2));

        assertThat(session.step(() -> false).loss()).isEqualTo(firstLossFrom(moved(-0.2)));
    }

    @Test
    void anObjectThatWasMovedBehindTheCameraIsRefusedInWords() {
        FitSession session = new FitSession(spec, rasterizer);
        session.step(() -> false);
        session.moveTo(Pose.translation(0, 0, 9));

        assertThatThrownBy(() -> session.step(() -> false))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("behind the camera");
    }

    @Test
    void theBestStateCanBeGoneBackTo() {
        FitSession session = new FitSession(spec, rasterizer);
        assertThat(session.best()).isEmpty();
        for (int i = 0; i < 12; i++) {
            session.step(() -> false);
        }
        Reached best = session.best().orElseThrow();
        session.moveToBest();

        assertThat(session.step(() -> false).loss()).isEqualTo(best.loss());
    }

    @Test
    void aPausedSessionMakesStepsOneByOne() throws InterruptedException {
        FitSession session = new FitSession(spec, rasterizer);
        Semaphore steps = new Semaphore(0);
        session.pause();
        Thread fit = new Thread(() -> session.run(p -> steps.release(), () -> false));
        fit.start();
        assertThat(steps.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
        session.stepOnce();
        assertThat(steps.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(steps.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
        session.stepOnce();
        session.stepOnce();
        assertThat(steps.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
        session.stop();
        fit.join();
    }

    @Test
    void blurOfTheWorkingPictureReachesAsFarInThePhoto() {
        WorkingPicture working = WorkingPicture.of(spec);
        SoftSettings settings = SoftSettings.DEFAULT.withBlur(1e-3, 1e-3);
        Camera twice = CAMERA.resized(2 * CAMERA.width(), 2 * CAMERA.height());
        double sigma = working.sigmaFor(1e-3, twice, 2);
        double reach = settings.withBlur(sigma, 1e-3).reach() * twice.shortSide() / 2;

        // rounding of a few products
        assertThat(reach / 2).isCloseTo(working.reach(settings) / working.scale(), offset(1e-9));
    }

    @Test
    void aScaledScheduleKeepsItsProportions() {
        Schedule twice = Schedule.COARSE_TO_FINE.scaled(2, 3);
        for (int i = 0; i < twice.stages().size(); i++) {
            assertThat(twice.stages().get(i).sigma())
                    .isEqualTo(2 * Schedule.COARSE_TO_FINE.stages().get(i).sigma());
            assertThat(twice.stages().get(i).gamma())
                    .isEqualTo(3 * Schedule.COARSE_TO_FINE.stages().get(i).gamma());
        }
    }
}
