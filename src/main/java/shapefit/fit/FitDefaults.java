package shapefit.fit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.FitSpec.Subject;
import shapefit.mesh.Mesh;
import shapefit.optim.OptimizerChoice;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftSettings;

/** Settings for somebody who says only what is to move. */
public final class FitDefaults {

    /** Steps of a fit that moves no vertices. */
    static final int ITERATIONS = 240;

    private static final int SHAPE_ITERATIONS = 600;

    private static final int SIZE = 128;

    /** Smallest usual picture of a shape. */
    private static final int SMALLEST_SHAPE = 32;

    /** λ of large steps: as little as keeps the aeroplane of the original's example clean; more loses its fine ends. */
    public static final double SPREAD = 2;

    /** A shape fit looks at so many views a step, in a shuffled round: more steps are worth more than surer ones. */
    private static final int VIEWS_PER_STEP = 16;

    /** Mean edge, in mesh sizes, from which on the full blur of a schedule suits. */
    private static final double WIDE_EDGE = 0.1;

    /** Least factor on the blur: below it nothing is left to feel. */
    private static final double LEAST_BLUR = 0.02;

    /** With less, arms of the bundled mannequin that are 40° off stay where they are; with three times as much half of them do. */
    private static final double LEAST_LIMB_BLUR = 0.1;

    private static final Map<Part, Double> STEPS = Map.of(
            Part.ROTATION, 0.02,
            Part.TRANSLATION, 0.01,
            Part.SCALE, 0.01,
            Part.VERTICES, 0.005,
            Part.COLORS, 0.02,
            Part.TEXTURE, 0.02,
            Part.LIGHT, 0.02,
            Part.JOINTS, 0.03,
            Part.FOCAL, 0.01);

    private FitDefaults() {}

    /** The usual step of a part. */
    public static Move move(Part part) {
        return Move.of(STEPS.get(part));
    }

    /** Usual steps for these parts. */
    public static Map<Part, Move> moves(Set<Part> parts) {
        Map<Part, Move> moves = new EnumMap<>(Part.class);
        parts.forEach(part -> moves.put(part, move(part)));
        return moves;
    }

    /**
     * How much of a schedule's blur suits a mesh: 1 for large faces, less where the blur would reach over many small ones. There
     * every face adds its own halo, and the silhouette swells.
     *
     * @return factor on σ, above 0 and at most 1
     */
    public static double blurFor(Mesh mesh) {
        double edge =
                mesh.meanEdge() / Math.max(Double.MIN_NORMAL, mesh.bounds().diagonal());
        double share = edge / WIDE_EDGE;
        return Math.max(LEAST_BLUR, Math.min(1, share * share)); // σ is a squared length
    }

    /**
     * How much of a named schedule's blur suits what moves: all of it where vertices do, and where joints do never too little, for
     * a limb must feel a picture beside it.
     *
     * @return factor on σ, above 0 and at most 1
     */
    public static double blurFor(Mesh mesh, Set<Part> parts) {
        if (parts.contains(Part.VERTICES)) {
            return 1;
        }
        return Math.max(parts.contains(Part.JOINTS) ? LEAST_LIMB_BLUR : 0, blurFor(mesh));
    }

    /**
     * Which gradient suits what moves. Measured ({@code shapefit experiment gradients}): a rotation gets stuck in the complete
     * one's trenches more often; a shape and its colours come nearer by it, for colours then pull on corners through the faces
     * too; by silhouettes alone the two hardly differ.
     */
    static GradientMode gradientFor(Set<Part> parts) {
        return parts.contains(Part.VERTICES) ? GradientMode.COMPLETE : GradientMode.ORIGINAL;
    }

    /**
     * A spec with usual settings.
     *
     * @param parts what moves
     * @param seed decides which views a step looks at
     */
    public static FitSpec spec(Subject subject, Set<Part> parts, long seed) {
        boolean shape = parts.contains(Part.VERTICES);
        OptimizerChoice optimizer = shape ? OptimizerChoice.ADAM.withBetas(0.5, 0.99) : OptimizerChoice.ADAM;
        boolean stays = shape || parts.stream().allMatch(Part::isPaint); // then there is nothing to feel from afar
        Schedule schedule = stays ? Schedule.STEADY : Schedule.COARSE_TO_FINE.blurred(blurFor(subject.mesh(), parts));
        int views = subject.views().size();
        int iterations = shape ? SHAPE_ITERATIONS : ITERATIONS;
        int viewsPerStep = shape && views > VIEWS_PER_STEP ? VIEWS_PER_STEP : 0;
        Deformation deformation = shape ? Deformation.largeSteps(SPREAD) : Deformation.FREE;
        int size = shape ? Math.max(SMALLEST_SHAPE, Math.min(SIZE, largestSide(subject))) : SIZE;
        Plan plan = new Plan(schedule, optimizer, iterations, size, viewsPerStep, seed, deformation);
        LossWeights weights = shape ? LossWeights.SHAPE : LossWeights.POSE;
        SoftSettings settings = SoftSettings.DEFAULT.withGradient(gradientFor(parts));
        return new FitSpec(subject, settings, true, !shape, moves(parts), weights, plan);
    }

    /**
     * The same spec, sharp from its start. Without a mask the background pulls at a blurred object as much as the object's own
     * colours do: measured on the cube, a fit that starts blurred leaves the right pose by a whole diameter.
     */
    public static FitSpec polishing(FitSpec spec) {
        Schedule fine = Schedule.FINE.blurred(blurFor(spec.subject().mesh()));
        return spec.with(spec.plan().along(fine));
    }

    /** A shape is not looked at larger than its pictures are: more pixels would not show more. */
    private static int largestSide(Subject subject) {
        return subject.views().stream()
                .mapToInt(v -> Math.max(v.camera().width(), v.camera().height()))
                .max()
                .orElseThrow();
    }

    /** Whether there are colours on both sides. */
    public static boolean isComparable(Subject subject) {
        return Still.hasColors(subject.mesh())
                && subject.views().stream().anyMatch(view -> view.image().isPresent());
    }

    /** Colours count where there are some to compare; they must where they are all there is. */
    public static LossWeights comparable(FitSpec usual) {
        boolean paint = usual.moves().keySet().stream().anyMatch(Part::isPaint);
        boolean mask =
                usual.subject().views().stream().anyMatch(view -> view.mask().isPresent());
        double color = Math.max(usual.weights().color(), paint || !mask ? 1 : 0);
        return usual.weights().withPicture(usual.weights().silhouette(), isComparable(usual.subject()) ? color : 0);
    }
}
