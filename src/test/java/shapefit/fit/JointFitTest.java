package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.mesh.Skeleton;
import shapefit.mesh.Skin;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.cpu.CpuRasterizer;
import shapefit.render.Light;

/** Fits that turn the joints of a mannequin. */
class JointFitTest {

    private static final Camera CAMERA = Camera.withFieldOfView(64, 64, Math.toRadians(26));
    private static final Mesh FIGURE = Primitives.mannequin();
    private static final Skeleton SKELETON = FIGURE.skin().orElseThrow().skeleton();
    private static final int SHOULDER = SKELETON.index("left upper arm");
    private static final int ELBOW = SKELETON.index("left forearm");

    private static SoftRasterizer rasterizer;

    @BeforeAll
    static void open() {
        rasterizer = new CpuRasterizer(2);
    }

    @AfterAll
    static void close() {
        rasterizer.close();
    }

    private static Mesh bent(Vector3d shoulder, Vector3d elbow) {
        double[] turns = FIGURE.skin().orElseThrow().turns();
        put(turns, SHOULDER, Pose.exp(shoulder));
        put(turns, ELBOW, Pose.exp(elbow));
        return FIGURE.posed(turns);
    }

    private static void put(double[] turns, int joint, Quaterniond turn) {
        turns[4 * joint] = turn.x;
        turns[4 * joint + 1] = turn.y;
        turns[4 * joint + 2] = turn.z;
        turns[4 * joint + 3] = turn.w;
    }

    /** Silhouettes of a figure from three sides. */
    private static List<View> views(Mesh figure) {
        List<View> views = new ArrayList<>();
        for (double azimuth : new double[] {0, -0.8, 0.8}) {
            Pose view = Pose.orbit(2.6, 0.1, azimuth);
            Still.Stand stand = new Still.Stand("view", Pose.IDENTITY, view, CAMERA);
            Mask mask = new Mask(64, 64, new Still(figure, rasterizer).silhouette(stand));
            views.add(new View("view", CAMERA, view, Optional.empty(), Optional.of(mask)));
        }
        return views;
    }

    private static FitSpec spec(Mesh start, Mesh truth, int iterations) {
        Subject subject = new Subject(start, Pose.IDENTITY, views(truth), Light.NONE);
        FitSpec usual = FitDefaults.spec(subject, EnumSet.of(Part.JOINTS), 0);
        return usual.with(usual.plan().scaled(iterations, 64)).with(FitDefaults.comparable(usual));
    }

    private static FitResult run(FitSpec spec) {
        return new FitSession(spec, rasterizer).run(p -> {}, () -> false);
    }

    private static Set<Integer> allBut(Integer... joints) {
        return IntStream.range(0, 3 * SKELETON.size())
                .filter(i -> !List.of(joints).contains(i / 3))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static Vector3d bone(Mesh mesh, int joint) {
        Skin skin = mesh.skin().orElseThrow();
        return new Vector3d(skin.place(joint + 1)).sub(new Vector3d(skin.place(joint)));
    }

    private static double degreesOff(Mesh found, Mesh truth, int joint) {
        return Math.toDegrees(bone(found, joint).angle(bone(truth, joint)));
    }

    private static double angle(double[] turns, int joint) {
        return 2 * Math.acos(Math.min(1, Math.abs(turns[4 * joint + 3])));
    }

    @Test
    void shoulderAndElbowAreFoundBySilhouettes() {
        Mesh truth = bent(new Vector3d(0.1, 0.3, 0.5), new Vector3d(-0.3, -0.8, 0.2));
        FitSpec spec = spec(FIGURE, truth, 240);
        assertThat(degreesOff(FIGURE, truth, SHOULDER)).isGreaterThan(20);
        assertThat(degreesOff(FIGURE, truth, ELBOW)).isGreaterThan(30);

        Mesh found = run(spec.with(
                        Map.of(Part.JOINTS, FitDefaults.move(Part.JOINTS).locking(allBut(SHOULDER, ELBOW)))))
                .mesh();

        assertThat(degreesOff(found, truth, SHOULDER)).isLessThan(4); // measured 1.4
        assertThat(degreesOff(found, truth, ELBOW)).isLessThan(5); // measured 1.3
        double[] turns = found.skin().orElseThrow().turns();
        assertThat(angle(turns, SKELETON.index("left thigh"))).isZero(); // it is locked
    }

    @Test
    void jointsAndPoseMoveTogether() {
        Mesh truth = bent(new Vector3d(0, 0, 0.4), new Vector3d());
        FitSpec spec = spec(FIGURE, truth, 60);
        Subject shifted = spec.subject().from(Pose.translation(0.05, 0, 0));
        Map<Part, Move> moves = FitDefaults.moves(EnumSet.of(Part.JOINTS, Part.ROTATION, Part.TRANSLATION));

        FitResult result = run(spec.with(shifted).with(moves));

        assertThat(result.pose().translation().length()).isLessThan(0.02); // measured 0.003
        assertThat(result.mesh().vertices()).isNotEqualTo(FIGURE.vertices());
    }

    @Test
    void aJointStopsAtItsLimit() {
        int head = SKELETON.index("head");
        double limit = SKELETON.joints().get(head).limit();
        JointTurns turns = new JointTurns(FIGURE.skin().orElseThrow());
        float[] step = new float[3 * SKELETON.size()];
        step[3 * head + 1] = 0.3f;
        for (int i = 0; i < 10; i++) {
            turns.step(step, FIGURE.vertices());
        }

        assertThat(angle(turns.values(), head)).isBetween(limit - 1e-7, limit + 1e-7);
    }

    @Test
    void thePriorIsTheMeanSquaredShareOfTheLimitsAndItsGradientTheSlope() {
        double[] start = bent(new Vector3d(0.3, -0.4, 0.5), new Vector3d(0, 1, 0))
                .skin()
                .orElseThrow()
                .turns();
        double shoulder = SKELETON.joints().get(SHOULDER).limit();
        double elbow = SKELETON.joints().get(ELBOW).limit();
        double expected = (0.5 / (shoulder * shoulder) + 1 / (elbow * elbow)) / SKELETON.size();
        JointTurns turns = new JointTurns(FIGURE.skin().orElseThrow().turned(start));
        assertThat(turns.evaluate(null, 1, new HashMap<>())).isCloseTo(expected, within(1e-12));
        double[] gradient = turns.gradient().clone();

        for (int k = 0; k < 3; k++) {
            double[] values = new double[2];
            for (int side = 0; side < 2; side++) {
                float[] step = new float[3 * SKELETON.size()];
                step[3 * SHOULDER + k] = side == 0 ? -1e-3f : 1e-3f;
                turns.restore(start, FIGURE.vertices());
                turns.step(step, FIGURE.vertices());
                values[side] = turns.evaluate(null, 1, new HashMap<>());
            }
            // the step is a float: 1e-8 of it is lost
            assertThat(gradient[3 * SHOULDER + k]).isCloseTo((values[1] - values[0]) / 2e-3, within(1e-7));
        }
    }

    @Test
    void thePriorKeepsAtRestWhatNoPictureShows() {
        Mesh start = bent(new Vector3d(), new Vector3d(0, 0.5, 0));
        FitSpec spec = spec(start, start, 30);

        double[] turns = run(spec.with(spec.weights().withPicture(0, 0).withJoints(1)))
                .mesh()
                .skin()
                .orElseThrow()
                .turns();

        assertThat(angle(turns, ELBOW)).isLessThan(0.4);
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        Mesh truth = bent(new Vector3d(0, 0, 0.4), new Vector3d());
        FitSpec spec = spec(FIGURE, truth, 12);
        try (SoftRasterizer single = new CpuRasterizer(1)) {
            FitResult one = new FitSession(spec, single).run(p -> {}, () -> false);

            assertThat(run(spec).losses()).isEqualTo(one.losses());
        }
    }

    @Test
    void vertexFitsGoOnFromWhereJointsHaveComeToAndBack() {
        Mesh truth = bent(new Vector3d(0, 0, 0.4), new Vector3d());
        FitSession session = new FitSession(spec(FIGURE, truth, 100), rasterizer);
        for (int i = 0; i < 5; i++) {
            session.step(() -> false);
        }
        Mesh posed = session.mesh();
        session.change(s -> s.with(Map.of(Part.VERTICES, Move.of(1e-6))));
        session.step(() -> false);
        Mesh moved = session.mesh();
        session.change(s -> s.with(Map.of(Part.JOINTS, Move.of(1e-6))));
        session.step(() -> false);

        assertThat(farthest(FIGURE, posed)).isGreaterThan(0.01);
        assertThat(farthest(posed, moved)).isLessThan(1e-4);
        assertThat(farthest(moved, session.mesh())).isLessThan(1e-4);
    }

    private static double farthest(Mesh a, Mesh b) {
        float[] from = a.vertices();
        float[] to = b.vertices();
        double most = 0;
        for (int i = 0; i < from.length; i++) {
            most = Math.max(most, Math.abs(from[i] - to[i]));
        }
        return most;
    }

    @Test
    void jointsThatAreNotThereOrMoveWithVerticesAreRefused() {
        FitSpec spec = spec(FIGURE, FIGURE, 1);
        assertThatThrownBy(() -> spec.with(FitDefaults.moves(EnumSet.of(Part.JOINTS, Part.VERTICES))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at once");
        Subject sphere = new Subject(
                Primitives.icosphere(1), Pose.IDENTITY, spec.subject().views(), Light.NONE);
        assertThatThrownBy(() -> spec.with(sphere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no skeleton");
    }
}
