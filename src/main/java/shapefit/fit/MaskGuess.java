package shapefit.fit;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.image.PixelRect;

/**
 * A mask for the search where nobody gave one: a pixel belongs to the object if it has its colours rather than the
 * background's. Pixels of which that cannot be said are {@link Mask#UNKNOWN} and pull nothing.
 */
final class MaskGuess {

    /** By how much one of the two must be nearer, roots of linear colour. */
    private static final float CLEARLY = 0.02f;

    /** A pixel farther than this from both is neither. */
    private static final float WORST = 0.25f;

    /** Least share of the expected box that must be found. */
    private static final double LEAST = 0.2;

    private MaskGuess() {}

    /**
     * @param part a part of the picture with the object in it and background around it
     * @param where the object's box in it, roughly
     * @param object its colours there
     * @return of the part's size; empty if too little of the object was told apart
     */
    static Optional<Mask> of(FloatImage part, PixelRect where, Palette object) {
        int width = part.width();
        int height = part.height();
        float[] picture = Palette.roots(part.rgb());
        float[] toObject = object.differences(picture, WORST);
        float[] toBackground = Palette.ofBorder(picture, width, height).differences(picture, WORST);
        float[] coverage = new float[width * height];
        for (int p = 0; p < coverage.length; p++) {
            float nearer = toBackground[p] - toObject[p];
            coverage[p] = nearer > CLEARLY ? 1 : nearer < -CLEARLY ? 0 : Mask.UNKNOWN;
        }
        boolean[] reached = connected(coverage, width, height, where);
        double area = 0;
        for (int p = 0; p < coverage.length; p++) {
            area += reached[p] ? 1 : 0;
            coverage[p] = coverage[p] == 1 && !reached[p] ? Mask.UNKNOWN : coverage[p];
        }
        boolean enough = area >= LEAST * where.width() * where.height();
        return enough ? Optional.of(new Mask(width, height, coverage)) : Optional.empty();
    }

    /** The pixels of coverage 1 that hang together with one in the middle half of the box. */
    private static boolean[] connected(float[] coverage, int width, int height, PixelRect where) {
        boolean[] reached = new boolean[coverage.length];
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int p = 0; p < coverage.length; p++) {
            double x = (p % width + 0.5 - where.x()) / where.width() - 0.5;
            double y = (p / width + 0.5 - where.y()) / where.height() - 0.5;
            if (coverage[p] == 1 && Math.abs(x) < 0.25 && Math.abs(y) < 0.25) {
                reached[p] = true;
                open.add(p);
            }
        }
        while (!open.isEmpty()) {
            int p = open.poll();
            int x = p % width;
            int[] around = {x > 0 ? p - 1 : p, x < width - 1 ? p + 1 : p, p - width, p + width};
            Arrays.stream(around)
                    .filter(q -> q >= 0 && q < coverage.length && coverage[q] == 1 && !reached[q])
                    .forEach(q -> {
                        reached[q] = true;
                        open.add(q);
                    });
        }
        return reached;
    }
}
