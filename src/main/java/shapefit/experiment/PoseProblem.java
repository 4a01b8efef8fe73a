package shapefit.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Quaterniond;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitResult;
import shapefit.fit.FitSession;
import shapefit.fit.FitSpec;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.Move;
import shapefit.fit.Part;
import shapefit.fit.Schedule;
import shapefit.fit.StartSearch;
import shapefit.fit.Still;
import shapefit.fit.View;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;
import shapefit.render.Light;

/**
 * A mesh stands before a camera at a known place; its rotation is sought. The picture is our own rendering before black, its
 * alpha may serve as mask.
 *
 * @param mesh with colours
 * @param camera its lens, of the picture's size
 * @param view world to camera space
 * @param truth rotation sought, mesh to world
 * @param start rotation at the start
 * @param masked whether the alpha is given as mask; without it the whole picture is compared, pixel by pixel
 */
record PoseProblem(Mesh mesh, Camera camera, Pose view, Quaterniond truth, Quaterniond start, boolean masked) {

    /** Nearly hard: as sharp as the published targets. */
    private static final double TARGET_SIGMA = 1e-5;

    private static final double TARGET_GAMMA = 1e-4;

    /** Ends with the target's own blur, so that the right pose is the right picture. */
    private static final Schedule EXACT = new Schedule(
            "exact",
            "Ends as sharp as the target.",
            List.of(new Schedule.Stage(1, TARGET_SIGMA, TARGET_GAMMA, 1, 1, 0.05)));

    /** Radians. */
    private static final double POLISH_STEP = 0.004;

    /** Mean difference of linear colours below which no eye and no eight-bit file tells two pictures apart. */
    private static final double SAME_PICTURE = 0.5 / 255;

    private static Pose turned(Quaterniond rotation) {
        return new Pose(rotation.x, rotation.y, rotation.z, rotation.w, 0, 0, 0, 1);
    }

    private SoftImage render(Quaterniond rotation, SoftRasterizer rasterizer) {
        SoftSettings sharp = SoftSettings.DEFAULT.withBlur(TARGET_SIGMA, TARGET_GAMMA);
        Still.Stand stand = new Still.Stand("target", turned(rotation), view, camera);
        return new Still(mesh, rasterizer).picture(stand, Light.NONE, Background.BLACK, sharp);
    }

    /** Usual settings for it; only the rotation moves. */
    FitSpec spec(SoftRasterizer rasterizer) {
        SoftSettings sharp = SoftSettings.DEFAULT.withBlur(TARGET_SIGMA, TARGET_GAMMA);
        SoftImage image = new Still(mesh, rasterizer)
                .picture(new Still.Stand("target", turned(truth), view, camera), Light.NONE, Background.BLACK, sharp);
        View target = new View(
                "target",
                camera,
                view,
                Optional.of(new FloatImage(image.width, image.height, image.color)),
                masked ? Optional.of(new Mask(image.width, image.height, image.alpha)) : Optional.empty());
        Subject subject = new Subject(mesh, turned(start), List.of(target), Light.NONE);
        return FitDefaults.spec(subject, Set.of(Part.ROTATION), 0);
    }

    /** Descends from the start. */
    Angles.End descend(FitSpec spec, SoftRasterizer rasterizer) {
        long before = System.nanoTime();
        FitResult result = new FitSession(spec, rasterizer).run(step -> {}, () -> false);
        return end(result.pose(), before, rasterizer);
    }

    /**
     * Descends from the start, then once more by the whole picture as it is: what was cut out and enlarged is not as exact.
     *
     * @param polish steps of the second descent
     * @param gradient of the second descent
     */
    Angles.End descendTwice(FitSpec spec, int polish, GradientMode gradient, SoftRasterizer rasterizer) {
        long before = System.nanoTime();
        FitResult result = new FitSession(spec, rasterizer).run(step -> {}, () -> false);
        Quaterniond there = result.pose().rotation();
        PoseProblem whole = new PoseProblem(mesh, camera, view, truth, there, false);
        FitSpec exact = whole.spec(rasterizer)
                .with(spec.settings().withGradient(gradient))
                .with(Map.of(Part.ROTATION, Move.of(POLISH_STEP)));
        int size = Math.max(camera.width(), camera.height());
        FitSpec last = exact.with(exact.plan().along(EXACT).scaled(polish, size));
        return end(new FitSession(last, rasterizer).run(step -> {}, () -> false).pose(), before, rasterizer);
    }

    /** Searches everywhere; the start is not looked at. */
    Angles.End search(FitSpec spec, SoftRasterizer rasterizer) {
        long before = System.nanoTime();
        Pose best = new StartSearch(spec, List.of(rasterizer))
                .everywhere(share -> {}, () -> false)
                .best()
                .pose();
        return end(best, before, rasterizer);
    }

    private Angles.End end(Pose found, long before, SoftRasterizer rasterizer) {
        double seconds = (System.nanoTime() - before) / 1e9;
        double raw = found.angleTo(turned(truth));
        float[] target = picture(truth, rasterizer);
        double nearest = raw;
        for (Quaterniond turn : rightTurns()) {
            Quaterniond other = truth.mul(turn, new Quaterniond());
            double angle = found.angleTo(turned(other));
            if (angle < nearest && meanDifference(target, picture(other, rasterizer)) < SAME_PICTURE) {
                nearest = angle;
            }
        }
        return new Angles.End(Math.toDegrees(nearest), Math.toDegrees(raw), seconds);
    }

    /** The 24 rotations that put a cube's sides on its sides: products of quarter turns about the axes. */
    private static List<Quaterniond> rightTurns() {
        List<Quaterniond> turns = new ArrayList<>();
        for (int quarter = 0; quarter < 4; quarter++) {
            double spin = quarter * Math.PI / 2;
            for (int side = 0; side < 4; side++) {
                turns.add(new Quaterniond().rotateY(side * Math.PI / 2).rotateZ(spin));
            }
            turns.add(new Quaterniond().rotateX(Math.PI / 2).rotateZ(spin));
            turns.add(new Quaterniond().rotateX(-Math.PI / 2).rotateZ(spin));
        }
        return turns;
    }

    private float[] picture(Quaterniond rotation, SoftRasterizer rasterizer) {
        return render(rotation, rasterizer).color.clone();
    }

    private static double meanDifference(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }
}
