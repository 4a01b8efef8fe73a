package shapefit.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Light;
import shapefit.render.SoftRenderer;

/**
 * Finds a pose from which a fit ends well: many rotations are tried small and short, the better ones larger and longer. Descent
 * alone ends in the nearest valley, and a silhouette has many.
 *
 * <p>For a spec with one pinhole view. Deterministic: the candidates are a fixed lattice.
 */
public final class StartSearch {

    /** Rotations tried first when nothing is known: about 30° apart. */
    private static final int ROTATIONS = 144;

    /** How far the neighbours of a given start are turned, radians: two valleys of a silhouette are about that far apart. */
    private static final double NEIGHBOR_ANGLE = Math.toRadians(25);

    /** Candidates nearer than this are one. */
    private static final double SAME_ANGLE = Math.toRadians(8);

    /** How many are given back. */
    private static final int FINALISTS = 3;

    private static final Round GLANCE =
            new Round(14, 40, 24, schedule("glance", new Schedule.Stage(1, 3e-3, 3e-2, 1, 2.5, 1)));
    private static final Round LOOK = new Round(
            48,
            64,
            8,
            schedule(
                    "look",
                    new Schedule.Stage(1, 1e-3, 2e-2, 1, 1, 0.6),
                    new Schedule.Stage(1, 3e-4, 2e-2, 1, 0.6, 0.3)));
    private static final Round CHECK = new Round(
            60,
            96,
            5,
            schedule(
                    "check",
                    new Schedule.Stage(1, 3e-4, 1e-2, 1, 0.6, 0.3),
                    new Schedule.Stage(1, 1e-4, 1e-2, 1, 0.3, 0.1)));

    private final FitSpec spec;
    private final SoftRasterizer rasterizer;
    private final SoftRenderer renderer; // shared by all trials, which move nothing of the mesh
    private final View view;
    private final PoseFrame frame;
    private final float[] vertices;

    /**
     * A pose and how well it fits, smaller is better; comparable within one search only.
     *
     * @param pose mesh to world
     * @param light as fitted on the way
     * @param loss weighted sum of the terms at the end of the last round
     */
    public record Candidate(Pose pose, Light light, double loss) {

        /** The subject from here. */
        public Subject applyTo(Subject subject) {
            return new Subject(subject.mesh(), pose, subject.views(), light);
        }
    }

    /**
     * One sieve.
     *
     * @param iterations steps each candidate makes
     * @param size working picture, pixels
     * @param keep how many go on
     * @param schedule their blur
     */
    private record Round(int iterations, int size, int keep, Schedule schedule) {}

    /** Two stages each but the first, so that what hides the object is left out in the second. */
    private static Schedule schedule(String name, Schedule.Stage... stages) {
        return new Schedule(name, "a round of the search", List.of(stages));
    }

    /**
     * @param spec its weights and settings are those of the fit to come; vertices, colours and texture do not move yet
     * @param rasterizer does the work; stays the caller's to close
     * @throws IllegalArgumentException if there are several views
     */
    public StartSearch(FitSpec spec, SoftRasterizer rasterizer) {
        if (spec.subject().views().size() != 1) {
            throw new IllegalArgumentException("a start can be searched in one view only, got "
                    + spec.subject().views().size());
        }
        Map<Part, Move> ofPose = new EnumMap<>(spec.moves());
        ofPose.keySet().removeIf(part -> part.size() == 0);
        this.spec = spec.with(ofPose);
        this.rasterizer = rasterizer;
        renderer = new SoftRenderer(spec.subject().mesh(), rasterizer);
        view = spec.subject().views().get(0);
        frame = new PoseFrame(spec.subject().mesh(), spec.subject().views());
        vertices = spec.subject().mesh().vertices();
    }

    /**
     * Tries all rotations, each placed where the mask is.
     *
     * @param progress hears a share of 1 now and then
     * @return the best few, best first; fewer if cancelled, but at least one
     * @throws FitException if the view has no mask that says where to look
     */
    public List<Candidate> everywhere(DoubleConsumer progress, BooleanSupplier cancelled) {
        PixelRect where = view.mask()
                .flatMap(Mask::bounds)
                .orElseThrow(() -> new FitException(
                        "a start can only be searched where a mask says the object is; give a mask or a start pose"));
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < ROTATIONS; i++) {
            all.add(untried(placed(rotation(i, ROTATIONS), where)));
        }
        return sieve(all, List.of(suited(GLANCE), suited(LOOK), suited(CHECK), whole()), progress, cancelled);
    }

    /** Tries the spec's start and six neighbours of it, turned about the picture's axes; otherwise as {@link #everywhere}. */
    public List<Candidate> near(DoubleConsumer progress, BooleanSupplier cancelled) {
        Pose start = spec.subject().start();
        List<Candidate> all = new ArrayList<>();
        all.add(untried(start));
        Pose toWorld = view.pose().inverse();
        for (int axis = 0; axis < 3; axis++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                Vector3d turn = new Vector3d().setComponent(axis, sign * NEIGHBOR_ANGLE);
                toWorld.rotation().transform(turn);
                all.add(untried(start.stepped(frame.pivot, turn, new Vector3d(), 1)));
            }
        }
        return sieve(all, List.of(suited(LOOK), suited(CHECK), whole()), progress, cancelled);
    }

    /** With the blur that suits the mesh. */
    private Round suited(Round round) {
        double blur = FitDefaults.blurFor(spec.subject().mesh());
        return new Round(round.iterations, round.size, round.keep, round.schedule.blurred(blur));
    }

    /** The fit itself: two valleys may look alike until they are seen sharp. */
    private Round whole() {
        return new Round(
                spec.plan().iterations(),
                spec.plan().size(),
                FINALISTS,
                spec.plan().schedule());
    }

    private List<Candidate> sieve(
            List<Candidate> candidates, List<Round> rounds, DoubleConsumer progress, BooleanSupplier cancelled) {
        List<Candidate> now = candidates;
        double total = work(candidates.size(), rounds);
        double done = 0;
        for (Round round : rounds) {
            List<Candidate> tried = new ArrayList<>();
            for (Candidate candidate : now) {
                if (cancelled.getAsBoolean()) {
                    return tried.isEmpty() ? now : best(tried, round.keep);
                }
                tried.add(attempt(candidate, round, cancelled));
                done += round.iterations * (double) round.size * round.size;
                progress.accept(done / total);
            }
            now = best(tried, round.keep);
        }
        return now;
    }

    private static double work(int count, List<Round> rounds) {
        double total = 0;
        int candidates = count;
        for (Round round : rounds) {
            total += candidates * (round.iterations * (double) round.size * round.size);
            candidates = Math.min(candidates, round.keep);
        }
        return total;
    }

    private Candidate untried(Pose pose) {
        return new Candidate(pose, spec.subject().light(), Double.POSITIVE_INFINITY);
    }

    private Candidate attempt(Candidate from, Round round, BooleanSupplier cancelled) {
        Plan plan = spec.plan().along(round.schedule).scaled(round.iterations, round.size);
        FitSpec trial = spec.with(from.applyTo(spec.subject())).with(plan);
        try {
            FitResult result = new FitSession(trial, rasterizer, renderer).run(step -> {}, cancelled);
            return new Candidate(result.pose(), result.light(), result.loss());
        } catch (FitException e) {
            return untried(from.pose); // lost behind the camera, or diverged
        }
    }

    /** The best distinct ones. */
    private static List<Candidate> best(List<Candidate> tried, int most) {
        List<Candidate> sorted = new ArrayList<>(tried);
        sorted.sort(Comparator.comparingDouble(Candidate::loss));
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : sorted) {
            boolean known = kept.stream().anyMatch(k -> k.pose.angleTo(candidate.pose) < SAME_ANGLE);
            if (!known && kept.size() < most) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    /** Rotation i of n, spread evenly. Source: Alexa, "Super-Fibonacci spirals", CVPR 2022. */
    private static Pose rotation(int i, int n) {
        double s = i + 0.5;
        double r = StrictMath.sqrt(s / n);
        double big = StrictMath.sqrt(1 - s / n);
        double alpha = 2 * Math.PI * s / StrictMath.sqrt(2);
        double beta = 2 * Math.PI * s / 1.533751168755204288118041;
        return new Pose(
                r * StrictMath.sin(alpha),
                r * StrictMath.cos(alpha),
                big * StrictMath.sin(beta),
                big * StrictMath.cos(beta),
                0,
                0,
                0,
                1);
    }

    /** Turned so, and moved until the box of the projected mesh is the mask's. */
    private Pose placed(Pose turned, PixelRect where) {
        if (!spec.moves(Part.TRANSLATION)) {
            return inPlace(turned);
        }
        Camera camera = view.camera();
        Pose guess =
                StartGuess.inFrontOf(camera, Optional.of(where), spec.subject().mesh());
        Vector3d middle = guess.apply(frame.pivot);
        Pose pose = turned;
        for (int round = 0; round < 4; round++) {
            pose = turned.stepped(
                    frame.pivot, new Vector3d(), middle.sub(turned.apply(frame.pivot), new Vector3d()), 1);
            double[] box = projectedBox(camera, pose);
            double size = Math.max(box[2] - box[0], box[3] - box[1]);
            if (!(size > 0)) {
                break;
            }
            double aim = Math.max(where.width(), where.height());
            double depth = -middle.z;
            double u = (where.x() + where.width() / 2) - (box[0] + box[2]) / 2;
            double v = (where.y() + where.height() / 2) - (box[1] + box[3]) / 2;
            middle.add(u * depth / camera.fx(), -v * depth / camera.fy(), 0).mul(size / aim);
        }
        return pose.then(view.pose().inverse());
    }

    /** Turned so where the start is: what does not move is known. */
    private Pose inPlace(Pose turned) {
        Pose start = spec.subject().start();
        Pose there = new Pose(
                turned.qx(), turned.qy(), turned.qz(), turned.qw(), start.tx(), start.ty(), start.tz(), start.scale());
        Vector3d back = start.apply(frame.pivot).sub(there.apply(frame.pivot));
        return there.stepped(frame.pivot, new Vector3d(), back, 1);
    }

    /** {left, top, right, bottom} in pixels, measured at pixel edges. */
    private double[] projectedBox(Camera camera, Pose toCamera) {
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        Projector projector = new Projector(camera);
        Vector3d point = new Vector3d();
        for (int i = 0; i < vertices.length; i += 3) {
            point.set(toCamera.apply(point.set(vertices[i], vertices[i + 1], vertices[i + 2])));
            projector.forward(point.x, point.y, point.z);
            if (projector.depth > 0 && Double.isFinite(projector.x + projector.y)) {
                box[0] = Math.min(box[0], camera.pixelU(projector.x) + 0.5);
                box[1] = Math.min(box[1], camera.pixelV(projector.y) + 0.5);
                box[2] = Math.max(box[2], camera.pixelU(projector.x) + 0.5);
                box[3] = Math.max(box[3], camera.pixelV(projector.y) + 0.5);
            }
        }
        return box;
    }
}
