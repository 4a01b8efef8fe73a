package shapefit.fit;

import java.util.List;
import java.util.Map;
import shapefit.camera.Pose;
import shapefit.mesh.Mesh;
import shapefit.optim.OptimizerChoice;
import shapefit.raster.SoftSettings;
import shapefit.render.Light;

/**
 * All that decides how a fit goes: the same spec gives the same bits. Immutable.
 *
 * @param subject what is fitted to what
 * @param settings how to rasterize; σ and γ come from the schedule, near and far from the scene if {@code rangeAroundObject}
 * @param rangeAroundObject lays near and far around the object when the run starts, each view for itself
 * @param ignoreOccluders leaves out pixels where something seems to hide the object, guessed from where pose and mask disagree,
 *     in the first stage only if light moves and the start explains nearly all of the mask; not while joints move, for then a limb that is elsewhere looks the same
 * @param moves what moves, and how
 * @param weights what counts how much
 * @param plan how long, how large, in which steps
 */
public record FitSpec(
        Subject subject,
        SoftSettings settings,
        boolean rangeAroundObject,
        boolean ignoreOccluders,
        Map<Part, Move> moves,
        LossWeights weights,
        Plan plan) {

    /**
     * What is fitted to what.
     *
     * @param mesh the shape at the start, with at least one face
     * @param start mesh to world at the start
     * @param views at least one; with a single view the world may well be its camera space
     * @param light at the start
     */
    public record Subject(Mesh mesh, Pose start, List<View> views, Light light) {

        /** @throws IllegalArgumentException if there is no face or no view */
        public Subject {
            require(mesh.faceCount() > 0, "the mesh has no faces");
            require(!views.isEmpty(), "a fit needs at least one view");
            views = List.copyOf(views);
        }

        /** The same with another mesh. */
        public Subject with(Mesh newMesh) {
            return newMesh == mesh ? this : new Subject(newMesh, start, views, light);
        }

        /** The same in another light. */
        public Subject in(Light newLight) {
            return new Subject(mesh, start, views, newLight);
        }

        /** The same from another pose. */
        public Subject from(Pose newStart) {
            return new Subject(mesh, newStart, views, light);
        }
    }

    /**
     * How long, how large, in which steps.
     *
     * @param schedule how blur, size and steps change
     * @param optimizer steps every part
     * @param iterations how many steps, at least 0
     * @param size longer side of the working picture, pixels, 8 to 8192
     * @param viewsPerStep how many views a step looks at, 0 for all
     * @param seed decides which ones
     * @param deformation by which numbers vertices move, where they do; with large steps an Adam steps them uniformly
     */
    public record Plan(
            Schedule schedule,
            OptimizerChoice optimizer,
            int iterations,
            int size,
            int viewsPerStep,
            long seed,
            Deformation deformation) {

        /** Smallest working picture that can show anything. */
        private static final int SMALLEST_SIZE = 8;

        /** Largest one: a step keeps several numbers a pixel. */
        private static final int LARGEST_SIZE = 8192;

        /** @throws IllegalArgumentException if a value is out of the range given above */
        public Plan {
            require(iterations >= 0, "iterations must be at least 0, got " + iterations);
            require(
                    size >= SMALLEST_SIZE && size <= LARGEST_SIZE,
                    "size must be %d to %d pixels, got %d".formatted(SMALLEST_SIZE, LARGEST_SIZE, size));
            require(viewsPerStep >= 0, "views per step must be at least 0, got " + viewsPerStep);
        }

        /** A plan in which every vertex moves on its own. */
        public Plan(
                Schedule schedule, OptimizerChoice optimizer, int iterations, int size, int viewsPerStep, long seed) {
            this(schedule, optimizer, iterations, size, viewsPerStep, seed, Deformation.FREE);
        }

        /** The same with another schedule. */
        public Plan along(Schedule newSchedule) {
            return new Plan(newSchedule, optimizer, iterations, size, viewsPerStep, seed, deformation);
        }

        /** The same with vertices moving by other numbers. */
        public Plan deforming(Deformation newDeformation) {
            return new Plan(schedule, optimizer, iterations, size, viewsPerStep, seed, newDeformation);
        }

        /** The same with other views first. */
        Plan seeded(long newSeed) {
            return new Plan(schedule, optimizer, iterations, size, viewsPerStep, newSeed, deformation);
        }

        /** The same at another length and working size. */
        public Plan scaled(int newIterations, int newSize) {
            return new Plan(schedule, optimizer, newIterations, newSize, viewsPerStep, seed, deformation);
        }
    }

    /**
     * A mesh whose texture is to move and that has only texture coordinates gets a {@link BlankTexture}.
     *
     * @throws IllegalArgumentException if a part is to move that the mesh has not
     */
    public FitSpec {
        if (moves.containsKey(Part.COLORS)) {
            require(
                    subject.mesh.vertexColors().isPresent()
                            || subject.mesh.faceColors().isPresent(),
                    "colours cannot move: the mesh has no vertex or face colours");
        }
        if (moves.containsKey(Part.TEXTURE)) {
            subject = subject.with(BlankTexture.on(subject.mesh)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the texture cannot move: the mesh has neither a texture nor texture coordinates")));
        }
        if (moves.containsKey(Part.JOINTS)) {
            require(subject.mesh.skin().isPresent(), "joints cannot move: the mesh has no skeleton");
            require(
                    !moves.containsKey(Part.VERTICES),
                    "joints and vertices cannot move at once: the one would undo the other");
        }
        moves = Map.copyOf(moves);
    }

    /** Whether the part moves. */
    public boolean moves(Part part) {
        return moves.containsKey(part);
    }

    /** Whether the object stays where it is, so that its silhouette says nothing. */
    boolean paintsOnly() {
        return !moves.isEmpty() && moves.keySet().stream().allMatch(Part::isPaint);
    }

    /** The same with another subject. */
    public FitSpec with(Subject newSubject) {
        return new FitSpec(newSubject, settings, rangeAroundObject, ignoreOccluders, moves, weights, plan);
    }

    /** The same with other parts moving. */
    public FitSpec with(Map<Part, Move> newMoves) {
        return new FitSpec(subject, settings, rangeAroundObject, ignoreOccluders, newMoves, weights, plan);
    }

    /** The same with other weights. */
    public FitSpec with(LossWeights newWeights) {
        return new FitSpec(subject, settings, rangeAroundObject, ignoreOccluders, moves, newWeights, plan);
    }

    /** The same with another plan. */
    public FitSpec with(Plan newPlan) {
        return new FitSpec(subject, settings, rangeAroundObject, ignoreOccluders, moves, weights, newPlan);
    }

    /** The same with another way to rasterize. */
    public FitSpec with(SoftSettings newSettings) {
        return new FitSpec(subject, newSettings, rangeAroundObject, ignoreOccluders, moves, weights, plan);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
