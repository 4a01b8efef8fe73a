package shapefit.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.Trials.Round;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.VertexClustering;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Light;

/**
 * Finds a pose from which a fit ends well: many rotations are tried small and short, the better ones larger and longer. Descent
 * alone ends in the nearest valley, and a silhouette has many. Where light is not known, rotations that a {@link PoseScan}
 * finds among very many join them.
 *
 * <p>For a spec with one pinhole view. Deterministic: the candidates are a lattice.
 */
public final class StartSearch {

    /** Rotations tried first: about 30° apart. */
    private static final int ROTATIONS = 144;

    /** How far the neighbours of a given start are turned, radians: two valleys of a silhouette are about that far apart. */
    private static final double NEIGHBOR_ANGLE = Math.toRadians(25);

    /** Candidates nearer than this are one. */
    private static final double SAME_ANGLE = Math.toRadians(8);

    /**
     * Losses of poses that explain a picture equally well differ by at most this share. Measured: up to 0.02 for cubes and a
     * torus, whose next best lies 1.8 to 3 times as high; 0.03 and more between the two best valleys of a photographed duck.
     */
    private static final double SAME_LOSS = 0.02;

    /** Losses below differ by chance. */
    private static final double LEAST_LOSS = 5e-4;

    /** How many are given back. */
    private static final int FINALISTS = 3;

    /** More pictures are not looked at one by one. */
    private static final int SHEET = 12;

    /** Faces of the mesh while a working picture has 64 pixels: some are still smaller than a pixel. */
    private static final int COARSE = 1000;

    /** Faces at 96 pixels. */
    private static final int MEDIUM = 2000;

    /** Faces at full size. */
    private static final int FINE = 3000;

    /** The object's longer side in the view, in working sizes: blur and steps do not see more. */
    private static final double ROOM = 1.5;

    private static final Sieve GLANCE =
            new Sieve(new Round(14, 40, COARSE, schedule("glance", new Schedule.Stage(1, 3e-3, 3e-2, 1, 2.5, 1))), 24);
    private static final Sieve LOOK = new Sieve(
            new Round(
                    48,
                    64,
                    COARSE,
                    schedule(
                            "look",
                            new Schedule.Stage(1, 1e-3, 2e-2, 1, 1, 0.6),
                            new Schedule.Stage(1, 3e-4, 2e-2, 1, 0.6, 0.3))),
            8);
    private static final Sieve CHECK = new Sieve(
            new Round(
                    60,
                    96,
                    MEDIUM,
                    schedule(
                            "check",
                            new Schedule.Stage(1, 3e-4, 1e-2, 1, 0.6, 0.3),
                            new Schedule.Stage(1, 1e-4, 1e-2, 1, 0.3, 0.1))),
            5);

    /** Kept where light is fitted along: short fits leave the right pose as far down as place 21 of a photographed duck's. */
    private static final int LIT_LOOKS = 24;

    private static final int LIT_CHECKS = 8;

    /** Sharp and in small steps, of one stage: a turn that changes nothing then cannot end worse than it began. */
    private static final Round POLISH =
            new Round(40, 128, FINE, schedule("polish", new Schedule.Stage(1, 3e-5, 5e-3, 1, 0.2, 0.02)));

    private final FitSpec spec;
    private final boolean shaded; // then light moves in the search alone
    private final List<SoftRasterizer> crew;
    private final View view;
    private final Mesh coarse;

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
     * What a search ends with.
     *
     * @param candidates the best, then others that explain the picture as well, then worse ones; each group best first
     * @param alike how many explain it equally well, the best included; at least 1
     * @param freeAxis of the mesh, about which any turn looks the same; then only some turns of it are among the candidates
     */
    public record Ranking(List<Candidate> candidates, int alike, Optional<Vector3d> freeAxis) {

        /** Copies the list. */
        public Ranking {
            candidates = List.copyOf(candidates);
        }

        /** The same with that of the equally good ones first that is turned least from a pose. */
        Ranking from(Pose start) {
            List<Candidate> sorted = new ArrayList<>(candidates.subList(0, alike));
            sorted.sort(Comparator.comparingDouble(c -> c.pose.angleTo(start)));
            sorted.addAll(candidates.subList(alike, candidates.size()));
            return new Ranking(sorted, alike, freeAxis);
        }

        /**
         * The same with the pose first that is nearest to a given one, and as its equals those that are no worse: shading on
         * a shape without colours tells the likeliest, but not that the others are wrong, for the object may be painted.
         */
        private Ranking after(Pose pose) {
            Candidate first = candidates.stream()
                    .min(Comparator.comparingDouble(c -> c.pose.angleTo(pose)))
                    .orElseThrow();
            List<Candidate> sorted = new ArrayList<>(List.of(first));
            candidates.stream().filter(c -> c != first && areAlike(first, c)).forEach(sorted::add);
            int equal = sorted.size();
            candidates.stream().filter(c -> !sorted.contains(c)).forEach(sorted::add);
            return new Ranking(sorted, equal, freeAxis);
        }

        /** The best. */
        public Candidate best() {
            return candidates.get(0);
        }

        /** Those that explain the picture as well as the best does, without it. */
        public List<Candidate> alternatives() {
            return candidates.subList(1, alike);
        }

        /** The few worth showing: all that are alike, and some more to choose from. */
        public List<Candidate> few() {
            return candidates.subList(0, Math.min(candidates.size(), Math.min(SHEET, Math.max(alike, FINALISTS))));
        }
    }

    /**
     * A round of fits, of which the best go on.
     *
     * @param keep how many
     */
    private record Sieve(Round round, int keep) {

        Sieve keeping(int more) {
            return new Sieve(round, more);
        }
    }

    /** Two stages each but the first, so that what hides the object is left out in the second. */
    private static Schedule schedule(String name, Schedule.Stage... stages) {
        return new Schedule(name, "a round of the search", List.of(stages));
    }

    /**
     * @param spec its weights and settings are those of the fit to come; vertices, colours and texture do not move yet. Its
     *     seed turns the lattice of rotations
     * @param crew do the work, each a share of the trials; stay the caller's to close
     * @throws IllegalArgumentException if there are several views
     */
    public StartSearch(FitSpec spec, List<SoftRasterizer> crew) {
        if (spec.subject().views().size() != 1) {
            throw new IllegalArgumentException("a start can be searched in one view only, got "
                    + spec.subject().views().size());
        }
        this.spec = SearchSpec.of(spec);
        this.crew = List.copyOf(crew);
        shaded = SearchSpec.isShaded(spec);
        view = spec.subject().views().get(0);
        coarse = VertexClustering.atMost(spec.subject().mesh(), COARSE);
    }

    /** Whether a view says where an object may be: by its mask, or by colours that can be compared. */
    public static boolean isPossible(Subject subject) {
        return subject.views().size() == 1
                && (subject.views().get(0).mask().isPresent() || FitDefaults.isComparable(subject));
    }

    /**
     * Tries all rotations, each placed where the mask is; without a mask, where the colours are.
     *
     * @param progress hears a share of 1 now and then
     * @return at least one candidate, even if cancelled
     * @throws FitException if neither mask nor colours say where to look
     */
    public Ranking everywhere(DoubleConsumer progress, BooleanSupplier cancelled) {
        Subject subject = new Subject(
                coarse,
                spec.subject().start(),
                spec.subject().views(),
                spec.subject().light());
        if (!spec.moves(Part.TRANSLATION)) {
            StartPoses poses = new StartPoses(view, coarse);
            return everywhere(view, q -> poses.inPlace(q, subject.start()), progress, cancelled);
        }
        Whereabouts found = Whereabouts.of(subject, ROOM * spec.plan().size(), crew, cancelled);
        StartPoses poses = new StartPoses(found.view(), coarse);
        return everywhere(found.view(), q -> poses.filling(q, found.box()), progress, cancelled);
    }

    private Ranking everywhere(
            View seen, Function<Quaterniond, Pose> placed, DoubleConsumer progress, BooleanSupplier cancelled) {
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < ROTATIONS; i++) {
            all.add(untried(
                    placed.apply(StartPoses.rotation(i, ROTATIONS, spec.plan().seed()))));
        }
        List<Candidate> scanned = scanned(seen, cancelled);
        Sieve look = scanned.isEmpty() ? LOOK : LOOK.keeping(LIT_LOOKS);
        Sieve check = scanned.isEmpty() ? CHECK : CHECK.keeping(LIT_CHECKS);
        return sieve(seen, all, scanned, List.of(GLANCE, look, check, whole()), progress, cancelled);
    }

    /** Poses that a scan finds where there is a mask and a picture lit in a way that is not known. */
    private List<Candidate> scanned(View seen, BooleanSupplier cancelled) {
        if (seen.mask().flatMap(Mask::bounds).isEmpty() || !spec.moves(Part.LIGHT)) {
            return List.of();
        }
        Subject subject = spec.subject();
        return new PoseScan(new Subject(coarse, subject.start(), List.of(seen), subject.light()), spec.moves())
                .best(spec.plan().seed(), crew, cancelled);
    }

    /**
     * Tries the spec's start and six neighbours of it, turned about the picture's axes; otherwise as {@link #everywhere}. Of
     * equally good poses the one turned least from the start is the best.
     */
    public Ranking near(DoubleConsumer progress, BooleanSupplier cancelled) {
        Pose start = spec.subject().start();
        PoseFrame frame = new PoseFrame(spec.subject().mesh(), spec.subject().views());
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
        return sieve(view, all, List.of(), List.of(LOOK, CHECK, whole()), progress, cancelled)
                .from(start);
    }

    /** The fit itself, as long as usual: two valleys may look alike until they are seen sharp. */
    private Sieve whole() {
        Plan plan = spec.plan();
        // Its schedule has the blur that suits the whole mesh, and each round gets the one for its own.
        Schedule schedule =
                plan.schedule().blurred(1 / FitDefaults.blurFor(spec.subject().mesh()));
        int iterations = Math.min(plan.iterations(), FitDefaults.ITERATIONS);
        return new Sieve(new Round(iterations, plan.size(), FINE, schedule), FINALISTS);
    }

    /** @param later join those that the first sieve leaves */
    private Ranking sieve(
            View seen,
            List<Candidate> candidates,
            List<Candidate> later,
            List<Sieve> sieves,
            DoubleConsumer progress,
            BooleanSupplier cancelled) {
        View small = seen.atMost(ROOM * spec.plan().size());
        Trials trials = new Trials(spec, small, crew);
        List<Candidate> now = candidates;
        double total = work(candidates.size(), later.size(), sieves);
        double[] done = {0};
        for (Sieve sieve : sieves) {
            double each = work(sieve.round);
            List<Candidate> tried =
                    trials.make(now, sieve.round, () -> progress.accept((done[0] += each) / total), cancelled);
            if (tried.isEmpty()) {
                return new Ranking(now, 1, Optional.empty());
            }
            now = new ArrayList<>(best(tried, sieve.keep));
            if (sieve == sieves.get(0)) {
                now.addAll(later);
            }
        }
        PoseFrame frame = new PoseFrame(spec.subject().mesh(), spec.subject().views());
        Ranking ranking = new Lookalikes(trials, POLISH, frame.pivot, seen).of(now, cancelled);
        if (!shaded) {
            return ranking;
        }
        Trials byOutline = new Trials(SearchSpec.unshaded(spec), small, crew);
        Candidate best = new Candidate(ranking.best().pose, spec.subject().light(), ranking.best().loss);
        return new Lookalikes(byOutline, POLISH, frame.pivot, seen)
                .of(List.of(best), cancelled)
                .after(best.pose);
    }

    private static double work(int count, int later, List<Sieve> sieves) {
        double total = 0;
        int candidates = count;
        for (Sieve sieve : sieves) {
            total += candidates * work(sieve.round);
            candidates = Math.min(candidates, sieve.keep) + (sieve == sieves.get(0) ? later : 0);
        }
        return total;
    }

    /** About what a fit costs; a face costs as much as some ten pixels. */
    private static double work(Round round) {
        return round.iterations() * ((double) round.size() * round.size() + 10 * round.faces());
    }

    private Candidate untried(Pose pose) {
        return untried(pose, spec.subject());
    }

    static Candidate untried(Pose pose, Subject subject) {
        return new Candidate(pose, subject.light(), Double.POSITIVE_INFINITY);
    }

    /** Whether the second explains the picture as well as the first, of which it is known that no other is better. */
    static boolean areAlike(Candidate best, Candidate other) {
        return other.loss <= (1 + SAME_LOSS) * best.loss + LEAST_LOSS;
    }

    /** Whether two are too near each other to be told apart. */
    static boolean areOne(Candidate a, Candidate b) {
        return a.pose.angleTo(b.pose) < SAME_ANGLE;
    }

    static List<Candidate> sorted(List<Candidate> tried) {
        return tried.stream()
                .sorted(Comparator.comparingDouble(Candidate::loss))
                .toList();
    }

    /** The best distinct ones, best first. */
    static List<Candidate> best(List<Candidate> tried, int most) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : sorted(tried)) {
            if (kept.size() < most && kept.stream().noneMatch(k -> areOne(k, candidate))) {
                kept.add(candidate);
            }
        }
        return kept;
    }
}
