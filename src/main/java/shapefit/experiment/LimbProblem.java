package shapefit.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitResult;
import shapefit.fit.FitSession;
import shapefit.fit.FitSpec;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.Move;
import shapefit.fit.Part;
import shapefit.fit.Still;
import shapefit.fit.View;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.mesh.Skeleton;
import shapefit.mesh.Skin;
import shapefit.raster.Fragments;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;
import shapefit.render.Light;

/**
 * A mannequin before a camera whose forearm is to be found in one picture. In the picture it is seen; at the start it is behind
 * the body, where no pixel sees it.
 *
 * @param truth as in the picture
 * @param start the same with another elbow
 * @param view world to camera space
 * @param upperArm number of the joint above the elbow; the elbow's and the wrist's follow
 */
record LimbProblem(Mesh truth, Mesh start, Pose view, int upperArm) {

    static final int SIZE = 64;

    private static final Camera CAMERA = Camera.withFieldOfView(SIZE, SIZE, Math.toRadians(24));
    private static final double DISTANCE = 2.6;

    /** Nearly hard. */
    private static final SoftSettings TARGET = SoftSettings.DEFAULT.withBlur(1e-5, 1e-4);

    private static final double LARGEST_VIEW = Math.toRadians(30); // to either side of the figure's front
    private static final double SLOPE = Math.toRadians(-25); // of the upper arm, below the arm of the resting figure
    private static final double SWING = Math.toRadians(35); // of the upper arm about that
    private static final double BEND = Math.toRadians(140); // of the elbow
    private static final double LEAST_OFF = 20; // of the start, degrees
    private static final double MOST_OFF = 60;
    private static final double SEEN = 0.5; // share of the forearm that the picture must show
    private static final double HIDDEN = 0.05; // and that the start may show
    private static final int ELBOWS = 40; // tried at one place before another is taken

    /** Drawn again and again until the forearm is seen in the picture and hidden at the start. */
    static LimbProblem random(SplittableRandom random, SoftRasterizer rasterizer) {
        Mesh figure = Primitives.mannequin();
        Skeleton skeleton = figure.skin().orElseThrow().skeleton();
        boolean left = random.nextBoolean();
        int arm = skeleton.index(left ? "left upper arm" : "right upper arm");
        double azimuth = LARGEST_VIEW * (2 * random.nextDouble() - 1);
        Pose view = Pose.orbit(DISTANCE, 0.1 * (2 * random.nextDouble() - 1), azimuth);
        while (true) {
            double[] turns = figure.skin().orElseThrow().turns();
            Quaterniond lowered = Pose.exp(new Vector3d(0, 0, left ? SLOPE : -SLOPE));
            put(turns, arm, upTo(random, SWING).mul(lowered));
            put(turns, arm + 1, upTo(random, BEND));
            Mesh truth = figure.posed(turns);
            for (int i = 0; i < ELBOWS && visible(truth, view, arm + 1, rasterizer) >= SEEN; i++) {
                put(turns, arm + 1, upTo(random, BEND));
                LimbProblem problem = new LimbProblem(truth, figure.posed(turns), view, arm);
                double off = problem.off(problem.start);
                if (off >= LEAST_OFF
                        && off <= MOST_OFF
                        && visible(problem.start, view, arm + 1, rasterizer) <= HIDDEN) {
                    return problem;
                }
            }
        }
    }

    /** A rotation by up to an angle, uniform in the ball of rotation vectors. */
    private static Quaterniond upTo(SplittableRandom random, double angle) {
        return Rotations.about(random, angle * Math.cbrt(random.nextDouble()));
    }

    private static void put(double[] turns, int joint, Quaterniond turn) {
        turns[4 * joint] = turn.x;
        turns[4 * joint + 1] = turn.y;
        turns[4 * joint + 2] = turn.z;
        turns[4 * joint + 3] = turn.w;
    }

    /** Share of the forearm's and hand's picture that nothing hides. */
    private static double visible(Mesh mesh, Pose view, int elbow, SoftRasterizer rasterizer) {
        Still.Stand stand = new Still.Stand("target", Pose.IDENTITY, view, CAMERA);
        int[] faces = mesh.faces();
        boolean[] own = ownVertices(mesh, elbow);
        int[] limb = IntStream.range(0, faces.length)
                .filter(i -> own[faces[i / 3 * 3]] && own[faces[i / 3 * 3 + 1]] && own[faces[i / 3 * 3 + 2]])
                .map(i -> faces[i])
                .toArray();
        int seen = 0;
        for (int face : new Still(mesh, rasterizer).fragments(stand).face) {
            boolean drawn = face != Fragments.NONE;
            seen += drawn && own[faces[3 * face]] && own[faces[3 * face + 1]] && own[faces[3 * face + 2]] ? 1 : 0;
        }
        int all = 0;
        for (float covered : new Still(Mesh.of(mesh.vertices(), limb), rasterizer).silhouette(stand)) {
            all += covered > 0 ? 1 : 0;
        }
        return all == 0 ? 0 : (double) seen / all;
    }

    /** Which vertices hang mostly on forearm and hand, [V]. */
    private static boolean[] ownVertices(Mesh mesh, int elbow) {
        Skin.Binding binding = mesh.skin().orElseThrow().binding();
        int[] joints = binding.joints();
        float[] weights = binding.weights();
        float[] share = new float[mesh.vertexCount()];
        for (int i = 0; i < joints.length; i++) {
            share[i / binding.influences()] += joints[i] == elbow || joints[i] == elbow + 1 ? weights[i] : 0;
        }
        boolean[] own = new boolean[share.length];
        for (int v = 0; v < own.length; v++) {
            own[v] = share[v] > 0.5;
        }
        return own;
    }

    /** Usual settings for it; only shoulder and elbow of that arm move. */
    FitSpec spec(SoftRasterizer rasterizer, double step) {
        Still.Stand stand = new Still.Stand("target", Pose.IDENTITY, view, CAMERA);
        SoftImage image = new Still(truth, rasterizer).picture(stand, Light.NONE, Background.BLACK, TARGET);
        View target = new View(
                "target",
                CAMERA,
                view,
                Optional.of(new FloatImage(SIZE, SIZE, image.color)),
                Optional.of(new Mask(SIZE, SIZE, image.alpha)));
        Set<Integer> others = IntStream.range(
                        0, 3 * start.skin().orElseThrow().skeleton().size())
                .filter(i -> i / 3 != upperArm && i / 3 != upperArm + 1)
                .boxed()
                .collect(Collectors.toSet());
        Subject subject = new Subject(start, Pose.IDENTITY, List.of(target), Light.NONE);
        return FitDefaults.spec(subject, Set.of(Part.JOINTS), 0)
                .with(Map.of(Part.JOINTS, Move.of(step).locking(others)));
    }

    /**
     * Descends from the start, and from others with a random elbow; the lowest loss wins.
     *
     * @param starts at least 1, which is the start alone
     */
    Angles.End descend(FitSpec spec, int starts, SplittableRandom random, SoftRasterizer rasterizer) {
        long before = System.nanoTime();
        FitResult best = null;
        double[] turns = start.skin().orElseThrow().turns();
        for (int i = 0; i < starts; i++) {
            Subject given = spec.subject();
            Subject from = new Subject(start.posed(turns), given.start(), given.views(), given.light());
            FitResult result = new FitSession(spec.with(from), rasterizer).run(step -> {}, () -> false);
            best = best == null || result.loss() < best.loss() ? result : best;
            put(turns, upperArm + 1, upTo(random, BEND));
        }
        double degrees = off(best.mesh());
        return new Angles.End(degrees, degrees, (System.nanoTime() - before) / 1e9);
    }

    /** Angle between the forearm and the true one, degrees; a turn about its own length is no error. */
    double off(Mesh found) {
        return Math.toDegrees(forearm(found).angle(forearm(truth)));
    }

    private Vector3d forearm(Mesh mesh) {
        Skin skin = mesh.skin().orElseThrow();
        return new Vector3d(skin.place(upperArm + 2)).sub(new Vector3d(skin.place(upperArm + 1)));
    }
}
