package shapefit.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.FloatImage;
import shapefit.image.PixelRect;
import shapefit.image.Resample;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;

/**
 * Finds where in a picture an object may be by its colours alone: small pictures of it from all sides and in several sizes
 * are laid on every place, and the place counts that gains most over a background of the border's colours.
 *
 * <p>An object whose colours are those of the border is not found.
 */
final class ColorScan {

    /** Longer side of the picture that is scanned, pixels. */
    private static final int SIDE = 64;

    private static final int ROTATIONS = 72;

    /** Longer side of the object, as a share of the picture's shorter side. */
    private static final double[] SHARES = {0.2, 0.3, 0.42, 0.58, 0.8};

    /** Pixels from place to place. */
    private static final int STRIDE = 2;

    /** A pixel's difference that is no worse than any other. */
    private static final float WORST = 0.3f;

    /** Exposure may differ by this factor, in roots of linear colour. */
    private static final double EXPOSURE = 1.5;

    private final Subject subject;
    private final Camera camera;
    private final int width;
    private final int height;
    private final float[] picture; // [H, W, 3] roots of linear colours: differences of dark ones count, too
    private final float[] unexplained; // [H, W] difference from the nearest colour of the border
    private final StartPoses poses;

    /**
     * What was found.
     *
     * @param where the object's box in the whole picture, pixels; a little rough
     * @param colors its colours there
     */
    record Found(PixelRect where, Palette colors) {}

    /** A template laid at a place, and what that gains. */
    private record Hit(double gain, Template template, int dx, int dy) {}

    private static final Hit NOWHERE = new Hit(0, null, 0, 0);

    /** The object's pixels in a picture of it, and their box. */
    private record Template(int[] x, int[] y, float[] colors, int left, int top, int right, int bottom) {}

    /** @param subject its mesh may be a coarse one; its view has a picture */
    ColorScan(Subject subject) {
        this.subject = subject;
        View view = subject.views().get(0);
        Camera whole = view.camera();
        double scale = (double) SIDE / Math.max(whole.width(), whole.height());
        width = Math.max(8, (int) Math.round(scale * whole.width()));
        height = Math.max(8, (int) Math.round(scale * whole.height()));
        camera = whole.resized(width, height);
        PixelRect all = new PixelRect(0, 0, whole.width(), whole.height());
        FloatImage small = Resample.image(view.image().orElseThrow(), all, width, height);
        picture = Palette.roots(small.rgb());
        unexplained = Palette.ofBorder(picture, width, height).differences(picture, WORST);
        View still = new View(view.name(), camera, Pose.IDENTITY, Optional.of(small), Optional.empty());
        poses = new StartPoses(still, subject.mesh());
    }

    /**
     * Where the object is.
     *
     * @param crew rasterizers, each for one thread
     * @throws FitException if no place is better than the background
     */
    Found find(List<SoftRasterizer> crew, BooleanSupplier cancelled) {
        Hit[] hits = new Hit[ROTATIONS];
        AtomicInteger next = new AtomicInteger();
        Trials.inParallel(Math.min(crew.size(), ROTATIONS), worker -> {
            Still still = new Still(subject.mesh(), crew.get(worker));
            for (int i = next.getAndIncrement();
                    i < ROTATIONS && !cancelled.getAsBoolean();
                    i = next.getAndIncrement()) {
                hits[i] = best(templates(still, i));
            }
        });
        Hit best = NOWHERE;
        for (Hit hit : hits) {
            best = hit != null && hit.gain > best.gain ? hit : best;
        }
        if (best == NOWHERE) {
            throw new FitException(
                    "the object's colours are nowhere to be found before the background; give a mask or a start pose");
        }
        Camera whole = subject.views().get(0).camera();
        double x = (double) whole.width() / width;
        double y = (double) whole.height() / height;
        Template t = best.template;
        PixelRect box = new PixelRect(
                x * (t.left + best.dx), y * (t.top + best.dy), x * (t.right - t.left), y * (t.bottom - t.top));
        float exposure = exposure(t, best.dx, best.dy);
        return new Found(box, Palette.of(colors(hits, exposure)));
    }

    /** [n, 3]: the object's from all sides, for the best place may show it from a wrong one. */
    private static float[] colors(Hit[] hits, float exposure) {
        int length = 0;
        for (Hit hit : hits) {
            length += hit == null || hit == NOWHERE ? 0 : hit.template.colors.length;
        }
        float[] colors = new float[length];
        int n = 0;
        for (Hit hit : hits) {
            if (hit != null && hit != NOWHERE) {
                for (float color : hit.template.colors) {
                    colors[n++] = exposure * color;
                }
            }
        }
        return colors;
    }

    private List<Template> templates(Still still, int rotation) {
        List<Template> templates = new ArrayList<>();
        for (double share : SHARES) {
            double side = share * camera.shortSide();
            PixelRect middle = new PixelRect((width - side) / 2, (height - side) / 2, side, side);
            Pose pose = poses.filling(StartPoses.rotation(rotation, ROTATIONS, 0), middle);
            SoftImage image = still.picture(
                    new Still.Stand("template", pose, Pose.IDENTITY, camera),
                    subject.light(),
                    Background.BLACK,
                    SoftSettings.DEFAULT);
            templates.add(template(image));
        }
        return templates;
    }

    private Template template(SoftImage image) {
        int[] x = new int[image.alpha.length];
        int[] y = new int[image.alpha.length];
        float[] colors = new float[3 * image.alpha.length];
        int n = 0;
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        for (int p = 0; p < image.alpha.length; p++) {
            if (image.alpha[p] > 0.5f) {
                x[n] = p % width;
                y[n] = p / width;
                left = Math.min(left, x[n]);
                right = Math.max(right, x[n] + 1);
                top = Math.min(top, y[n]);
                bottom = Math.max(bottom, y[n] + 1);
                for (int c = 0; c < 3; c++) {
                    colors[3 * n + c] = (float) Math.sqrt(Math.max(0, image.color[3 * p + c]));
                }
                n++;
            }
        }
        return new Template(
                Arrays.copyOf(x, n), Arrays.copyOf(y, n), Arrays.copyOf(colors, 3 * n), left, top, right, bottom);
    }

    private Hit best(List<Template> templates) {
        Hit best = NOWHERE;
        for (Template t : templates) {
            if (t.x.length == 0) {
                continue;
            }
            for (int dy = -t.top; dy <= height - t.bottom; dy += STRIDE) {
                for (int dx = -t.left; dx <= width - t.right; dx += STRIDE) {
                    double gain = gain(t, dx, dy);
                    if (gain > best.gain) {
                        best = new Hit(gain, t, dx, dy);
                    }
                }
            }
        }
        return best;
    }

    /** By how much the object explains the pixels it covers better than the background does. */
    private double gain(Template t, int dx, int dy) {
        float exposure = exposure(t, dx, dy);
        double gain = 0;
        for (int i = 0; i < t.x.length; i++) {
            int p = (t.y[i] + dy) * width + t.x[i] + dx;
            float difference = 0;
            for (int c = 0; c < 3; c++) {
                difference += Math.abs(picture[3 * p + c] - exposure * t.colors[3 * i + c]);
            }
            gain += unexplained[p] - Math.min(WORST, difference / 3);
        }
        return gain;
    }

    /** By which factor the template is as bright as the picture there. */
    private float exposure(Template t, int dx, int dy) {
        double both = 0;
        double own = 1e-6;
        for (int i = 0; i < t.x.length; i++) {
            int p = 3 * ((t.y[i] + dy) * width + t.x[i] + dx);
            for (int c = 0; c < 3; c++) {
                both += picture[p + c] * t.colors[3 * i + c];
                own += t.colors[3 * i + c] * t.colors[3 * i + c];
            }
        }
        return (float) Math.max(1 / EXPOSURE, Math.min(EXPOSURE, both / own));
    }
}
