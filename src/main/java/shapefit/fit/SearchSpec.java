package shapefit.fit;

import java.util.EnumMap;
import java.util.Map;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.Mask;
import shapefit.loss.ColorLoss;

/**
 * What the trials of a search make small: the spec's own terms, with colours weighed so that a dark photo's count like a bright
 * one's, and with shading where the mesh has no colours. A silhouette alone is nearly the same from behind.
 */
final class SearchSpec {

    /** Mean colour of an object in a well exposed photo, linear: a darker one is compared as if it were so bright. */
    private static final double BRIGHT = 0.3;

    /** Least mean colour: below it noise would be taken for colour. */
    private static final double DARKEST = 0.01;

    /** Of a fit's own weight of colours: among many poses colours tell right from wrong, outlines only how exactly. */
    private static final double TELLING = 2;

    /** Weight of shading: half of that of colours, for the object in the photo may be painted. */
    private static final double SHADING = 1.5;

    private SearchSpec() {}

    /** @param spec of one view; only what moves the pose, light and lens moves in the search, too */
    static FitSpec of(FitSpec spec) {
        Map<Part, Move> moves = new EnumMap<>(Part.class);
        moves.putAll(spec.moves());
        moves.keySet().removeIf(part -> part.size() == 0);
        LossWeights weights = spec.weights();
        if (isShaded(spec)) {
            moves.put(Part.LIGHT, FitDefaults.move(Part.LIGHT));
            weights = weights.withPicture(weights.silhouette(), SHADING);
        }
        View view = spec.subject().views().get(0);
        boolean exposed = moves.containsKey(Part.LIGHT)
                && view.mask().isPresent()
                && view.image().isPresent();
        return spec.with(moves).with(exposed ? brightened(weights, view) : weights);
    }

    /** What is left of a shaded one without its shading. */
    static FitSpec unshaded(FitSpec shaded) {
        Map<Part, Move> moves = new EnumMap<>(shaded.moves());
        moves.remove(Part.LIGHT);
        LossWeights weights = shaded.weights();
        return shaded.with(moves).with(weights.withPicture(weights.silhouette(), 0));
    }

    /** Whether shading is to tell front from back: a grey mesh, and a photo with a mask. */
    static boolean isShaded(FitSpec spec) {
        Subject subject = spec.subject();
        View view = subject.views().get(0);
        return !Still.hasColors(subject.mesh())
                && view.image().isPresent()
                && view.mask().isPresent()
                && spec.moves(Part.ROTATION)
                && spec.weights().silhouette() > 0;
    }

    /** As they would be for a photo exposed so that the object is bright. */
    private static LossWeights brightened(LossWeights weights, View view) {
        double brighter = BRIGHT / Math.max(DARKEST, Math.min(BRIGHT, brightness(view)));
        ColorLoss loss = weights.colorLoss();
        return weights.withPicture(weights.silhouette(), TELLING * weights.color() * brighter * brighter)
                .withColorLoss(new ColorLoss(loss.kind(), loss.delta() / brighter));
    }

    /** Mean linear colour in the mask. */
    private static double brightness(View view) {
        Mask mask = view.mask().orElseThrow();
        float[] rgb = view.image().orElseThrow().rgb();
        float[] coverage = mask.coverage();
        double sum = 0;
        double area = 0;
        for (int p = 0; p < coverage.length; p++) {
            if (coverage[p] > 0) {
                area += coverage[p];
                sum += coverage[p] * (rgb[3 * p] + rgb[3 * p + 1] + rgb[3 * p + 2]) / 3;
            }
        }
        return area > 0 ? sum / area : BRIGHT;
    }
}
