package shapefit.experiment;

import java.util.List;
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
import shapefit.fit.Part;
import shapefit.fit.StartSearch;
import shapefit.fit.Still;
import shapefit.fit.View;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
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

    private static Pose turned(Quaterniond rotation) {
        return new Pose(rotation.x, rotation.y, rotation.z, rotation.w, 0, 0, 0, 1);
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
        return end(result.pose(), before);
    }

    /** Searches everywhere; the start is not looked at. */
    Angles.End search(FitSpec spec, SoftRasterizer rasterizer) {
        long before = System.nanoTime();
        Pose best = new StartSearch(spec, rasterizer)
                .everywhere(share -> {}, () -> false)
                .get(0)
                .pose();
        return end(best, before);
    }

    private Angles.End end(Pose found, long before) {
        double seconds = (System.nanoTime() - before) / 1e9;
        return new Angles.End(Math.toDegrees(found.angleTo(turned(truth))), seconds);
    }
}
