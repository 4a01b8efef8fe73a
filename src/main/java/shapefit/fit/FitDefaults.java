package shapefit.fit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.FitSpec.Subject;
import shapefit.optim.OptimizerChoice;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Distance;
import shapefit.raster.SoftSettings;

/** Settings for somebody who says only what is to move. */
public final class FitDefaults {

    private static final int SIZE = 128;

    private static final Map<Part, Double> STEPS = Map.of(
            Part.ROTATION, 0.02,
            Part.TRANSLATION, 0.01,
            Part.SCALE, 0.01,
            Part.VERTICES, 0.005,
            Part.COLORS, 0.02,
            Part.TEXTURE, 0.02,
            Part.LIGHT, 0.01,
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
     * A spec with usual settings.
     *
     * @param parts what moves
     * @param seed decides which views a step looks at
     */
    public static FitSpec spec(Subject subject, Set<Part> parts, long seed) {
        boolean shape = parts.contains(Part.VERTICES);
        SoftSettings settings =
                SoftSettings.DEFAULT.withFunctions(Distance.EUCLIDEAN, ColorAggregation.SOFTMAX, AlphaAggregation.PROD);
        OptimizerChoice optimizer = shape ? OptimizerChoice.ADAM.withBetas(0.5, 0.99) : OptimizerChoice.ADAM;
        Plan plan = new Plan(
                shape ? Schedule.STEADY : Schedule.COARSE_TO_FINE,
                optimizer,
                shape ? 600 : 300,
                SIZE,
                shape && subject.views().size() > 16 ? 16 : 0,
                seed);
        return new FitSpec(
                subject, settings, true, !shape, moves(parts), shape ? LossWeights.SHAPE : LossWeights.POSE, plan);
    }
}
