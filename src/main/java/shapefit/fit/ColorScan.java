package shapefit.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.FloatImage;
import shapefit.image.PixelRect;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;

/**
 * Finds where in a picture an object may be by its colours alone: small pictures of it from all sides are laid on every place
 * in several sizes. The likeliest places are looked at again with larger ones.
 *
 * <p>An object whose colours are those of its surroundings is not found.
 */
final class ColorScan {

    /** Longer side of the object, as a share of the picture's shorter side. */
    private static final double[] SHARES = {0.08, 0.11, 0.15, 0.2, 0.27, 0.36, 0.48, 0.64, 0.85};

    /** Longer side of the small pictures, pixels. */
    private static final int GLANCE = 16;

    private static final int GLANCE_ROTATIONS = 24;

    /** The best of each of so many parts of the picture across and down may be looked at again. */
    private static final int PARTS = 4;

    /** How many places are. */
    private static final int PLACES = 6;

    /** Places that share more of the area of both are one. */
    private static final double SAME = 0.3;

    private static final int LOOK = 32;

    private static final int LOOK_ROTATIONS = 72;

    /** Sizes tried again. */
    private static final double[] NEAR_SHARES = {0.75, 0.86, 1, 1.15, 1.33};

    /** Pixels from place to place. */
    private static final int STRIDE = 2;

    /** Of the small pictures; at the object's place it is another, but that hardly shows. */
    private static final double FIELD_OF_VIEW = Math.toRadians(30);

    /** Views of the object at its place whose colours are its colours: the best may still be a wrong one. */
    private static final int VIEWS = 12;

    private final Subject subject;
    private final Camera camera;
    private final FloatImage image;
    private final ColorDensity density;

    /**
     * What was found.
     *
     * @param where the object's box in the whole picture, pixels; a little rough
     * @param colors its colours there
     */
    record Found(PixelRect where, Palette colors) {}

    /** A template laid at a place of a level, and what speaks for it. */
    private record Hit(double evidence, ColorTemplate template, ColorLevel level, int x, int y) {

        PixelRect box() {
            return level.inPicture(x, y, template.width(), template.height());
        }
    }

    /** @param subject its mesh may be a coarse one; its view has a picture */
    ColorScan(Subject subject) {
        this.subject = subject;
        camera = subject.views().get(0).camera();
        image = subject.views().get(0).image().orElseThrow();
        density = ColorDensity.of(image);
    }

    /**
     * Where the object is.
     *
     * @param crew rasterizers, each for one thread
     * @throws FitException if no place is likelier than chance
     */
    Found find(List<SoftRasterizer> crew, BooleanSupplier cancelled) {
        List<Hit> places = distinct(everywhere(templates(crew, GLANCE, GLANCE_ROTATIONS, cancelled), crew, cancelled));
        List<ColorTemplate> larger = templates(crew, LOOK, LOOK_ROTATIONS, cancelled);
        List<List<Hit>> looks = new ArrayList<>();
        for (Hit place : places) {
            looks.add(near(place, larger, crew, cancelled));
        }
        return looks.stream()
                .filter(views -> !views.isEmpty())
                .max(Comparator.comparingDouble(views -> views.get(0).evidence))
                .map(views -> new Found(views.get(0).box(), colors(views)))
                .orElseThrow(
                        () -> new FitException(
                                "the object's colours are nowhere to be found before the background; give a mask or a start pose"));
    }

    /** The object from all sides. */
    private List<ColorTemplate> templates(
            List<SoftRasterizer> crew, int side, int rotations, BooleanSupplier cancelled) {
        int room = side + 2 * ColorTemplate.ROOM;
        Camera square = Camera.withFieldOfView(room, room, FIELD_OF_VIEW);
        View view = new View(
                "template",
                square,
                Pose.IDENTITY,
                Optional.of(FloatImage.constant(room, room, 0, 0, 0)),
                Optional.empty());
        StartPoses poses = new StartPoses(view, subject.mesh());
        PixelRect box = new PixelRect(ColorTemplate.ROOM, ColorTemplate.ROOM, side, side);
        ColorTemplate[] templates = new ColorTemplate[rotations];
        Still still = new Still(subject.mesh(), crew.get(0));
        for (int i = 0; i < rotations && !cancelled.getAsBoolean(); i++) {
            Pose pose = poses.filling(StartPoses.rotation(i, rotations, 0), box);
            SoftImage picture = still.picture(
                    new Still.Stand("template", pose, Pose.IDENTITY, square),
                    subject.light(),
                    Background.BLACK,
                    SoftSettings.DEFAULT);
            templates[i] = ColorTemplate.of(picture, room).orElse(null);
        }
        return Arrays.stream(templates).filter(Objects::nonNull).toList();
    }

    private ColorLevel level(double share, int side) {
        return ColorLevel.of(image, side / (share * camera.shortSide()), density);
    }

    /** The best hits of each template in each part of each level. */
    private List<Hit> everywhere(List<ColorTemplate> templates, List<SoftRasterizer> crew, BooleanSupplier cancelled) {
        List<ColorLevel> levels =
                Arrays.stream(SHARES).mapToObj(share -> level(share, GLANCE)).toList();
        Hit[][] hits = new Hit[templates.size()][];
        inParallel(crew, templates.size(), cancelled, i -> {
            Hit[] own = new Hit[levels.size() * PARTS * PARTS];
            for (int l = 0; l < levels.size(); l++) {
                lay(templates.get(i), levels.get(l), own, l * PARTS * PARTS);
            }
            hits[i] = own;
        });
        return Arrays.stream(hits)
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingDouble(hit -> -hit.evidence))
                .toList();
    }

    private static void lay(ColorTemplate template, ColorLevel level, Hit[] hits, int first) {
        int[] offsets = level.offsets(template);
        for (int y = 0; y + template.height() <= level.height(); y += STRIDE) {
            for (int x = 0; x + template.width() <= level.width(); x += STRIDE) {
                double evidence = level.evidence(template, offsets, x, y);
                int part = first + PARTS * (PARTS * y / level.height()) + PARTS * x / level.width();
                if (evidence > (hits[part] == null ? 0 : hits[part].evidence)) {
                    hits[part] = new Hit(evidence, template, level, x, y);
                }
            }
        }
    }

    private static List<Hit> distinct(List<Hit> sorted) {
        List<Hit> places = new ArrayList<>();
        for (Hit hit : sorted) {
            if (places.size() < PLACES && places.stream().noneMatch(p -> overlap(p.box(), hit.box()) > SAME)) {
                places.add(hit);
            }
        }
        return places;
    }

    /** Intersection over union. */
    static double overlap(PixelRect a, PixelRect b) {
        double x = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
        double y = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
        double both = Math.max(0, x) * Math.max(0, y);
        return both / (a.width() * a.height() + b.width() * b.height() - both);
    }

    /** The best hit of each template around a place, the best of them first. */
    private List<Hit> near(
            Hit place, List<ColorTemplate> templates, List<SoftRasterizer> crew, BooleanSupplier cancelled) {
        PixelRect box = place.box();
        double share = Math.max(box.width(), box.height()) / camera.shortSide();
        List<ColorLevel> levels = Arrays.stream(NEAR_SHARES)
                .mapToObj(factor -> level(factor * share, LOOK))
                .toList();
        Hit[] hits = new Hit[templates.size()];
        inParallel(crew, templates.size(), cancelled, i -> {
            for (ColorLevel level : levels) {
                hits[i] = near(box, templates.get(i), level, hits[i]);
            }
        });
        return Arrays.stream(hits)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingDouble(hit -> -hit.evidence))
                .toList();
    }

    private static Hit near(PixelRect box, ColorTemplate template, ColorLevel level, Hit before) {
        Hit best = before;
        int[] offsets = level.offsets(template);
        int reach = LOOK / 4;
        int middleX = (int) (level.scale() * (box.x() + box.width() / 2) - template.width() / 2.0);
        int middleY = (int) (level.scale() * (box.y() + box.height() / 2) - template.height() / 2.0);
        for (int y = Math.max(0, middleY - reach);
                y <= Math.min(level.height() - template.height(), middleY + reach);
                y += STRIDE) {
            for (int x = Math.max(0, middleX - reach);
                    x <= Math.min(level.width() - template.width(), middleX + reach);
                    x += STRIDE) {
                double evidence = level.evidence(template, offsets, x, y);
                if (evidence > (best == null ? 0 : best.evidence)) {
                    best = new Hit(evidence, template, level, x, y);
                }
            }
        }
        return best;
    }

    private static Palette colors(List<Hit> views) {
        float[][] colors = views.stream()
                .limit(VIEWS)
                .map(view -> ColorDensity.roots(
                        view.template.colors(),
                        view.level.exposure(view.template, view.level.offsets(view.template), view.x, view.y)))
                .toArray(float[][]::new);
        int length = Arrays.stream(colors).mapToInt(c -> c.length).sum();
        float[] all = new float[length];
        int n = 0;
        for (float[] some : colors) {
            System.arraycopy(some, 0, all, n, some.length);
            n += some.length;
        }
        return Palette.of(all);
    }

    private static void inParallel(List<SoftRasterizer> crew, int count, BooleanSupplier cancelled, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        Trials.inParallel(
                Math.min(crew.size(), count),
                worker -> IntStream.generate(next::getAndIncrement)
                        .takeWhile(i -> i < count && !cancelled.getAsBoolean())
                        .forEach(work));
    }
}
