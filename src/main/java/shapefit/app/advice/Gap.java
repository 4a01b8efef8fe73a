package shapefit.app.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import shapefit.app.fit.RenderedPicture;
import shapefit.image.Mask;

/** How far object and target are apart in the picture. */
final class Gap {

    /** More points of an outline would not change a distance that is told in whole pixels. */
    private static final int MOST_POINTS = 400;

    private record Point(double x, double y) {}

    private Gap() {}

    /**
     * The shortest way between the object's outline and the mask's.
     *
     * @return pixels of the photo, 0 if they overlap; empty if one of them is not in the picture
     */
    static OptionalDouble between(RenderedPicture picture, Mask mask) {
        boolean[] target = new boolean[picture.covered().length];
        boolean overlap = false;
        for (int p = 0; p < target.length; p++) {
            int column = Math.min(mask.width() - 1, (int) (p % picture.width() / picture.enlargement()));
            int row = Math.min(mask.height() - 1, (int) (p / picture.width() / picture.enlargement()));
            target[p] = mask.at(column, row) > 0.5f;
            overlap |= target[p] && picture.covered()[p];
        }
        if (overlap) {
            return OptionalDouble.of(0);
        }
        List<Point> object = outline(picture.covered(), picture.width(), picture.height());
        List<Point> there = outline(target, picture.width(), picture.height());
        return object.stream()
                .flatMapToDouble(a -> there.stream().mapToDouble(b -> Math.hypot(a.x - b.x, a.y - b.y)))
                .min()
                .stream()
                .map(d -> d / picture.enlargement())
                .findFirst();
    }

    private static List<Point> outline(boolean[] inside, int width, int height) {
        List<Point> points = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int p = y * width + x;
                boolean border = x == 0 || y == 0 || x == width - 1 || y == height - 1;
                if (inside[p]
                        && (border || !(inside[p - 1] && inside[p + 1] && inside[p - width] && inside[p + width]))) {
                    points.add(new Point(x, y));
                }
            }
        }
        int every = Math.max(1, points.size() / MOST_POINTS);
        List<Point> some = new ArrayList<>();
        for (int i = 0; i < points.size(); i += every) {
            some.add(points.get(i));
        }
        return some;
    }
}
