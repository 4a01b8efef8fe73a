package shapefit.fit;

/**
 * By which numbers the vertices move. Immutable.
 *
 * @param kind the numbers
 * @param lambda how far a step spreads over the surface, for {@link Kind#LARGE_STEPS}; at least 0, 0 for the others
 */
public record Deformation(Kind kind, double lambda) {

    /** Every vertex on its own. */
    public static final Deformation FREE = new Deformation(Kind.FREE, 0);

    /** As the original's example. */
    public static final Deformation OCTANT = new Deformation(Kind.OCTANT, 0);

    /** The ways there are. */
    public enum Kind {
        /** The coordinates themselves. */
        FREE,
        /** Coordinates times I + λL, so that a step spreads over the surface; see {@link LargeSteps}. */
        LARGE_STEPS,
        /** Each coordinate stays on its side; see {@link OctantDeformation}. */
        OCTANT
    }

    /** @throws IllegalArgumentException if lambda is out of the range given above */
    public Deformation {
        if (!(lambda >= 0) || !Double.isFinite(lambda)) {
            throw new IllegalArgumentException("lambda must be >= 0, got " + lambda);
        }
        if (kind != Kind.LARGE_STEPS && lambda != 0) {
            throw new IllegalArgumentException("only large steps have a lambda, got " + lambda);
        }
    }

    /**
     * Steps that spread.
     *
     * @param lambda at least 0; larger ones spread farther
     */
    public static Deformation largeSteps(double lambda) {
        return new Deformation(Kind.LARGE_STEPS, lambda);
    }

    /**
     * What a step of {@link Part#VERTICES} by 1 changes of the numbers.
     *
     * @param size of the mesh, mesh units
     */
    double unit(double size) {
        return switch (kind) {
            case FREE -> size;
            // A vertex of degree six that moves alone by 1 changes its number by 1 + 6λ, one that moves with all others
            // by 1.
            case LARGE_STEPS -> size * (1 + 3 * lambda);
            case OCTANT -> 2;
        };
    }
}
