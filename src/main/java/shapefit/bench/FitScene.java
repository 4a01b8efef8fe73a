package shapefit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitSession;
import shapefit.fit.FitSpec;
import shapefit.fit.Part;
import shapefit.fit.Schedule;
import shapefit.fit.View;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;
import shapefit.render.Light;
import shapefit.render.SoftRenderer;

/** A fit whose whole steps are timed: one stage, so that every step is of the same size. */
final class FitScene {

    private static final double FIELD_OF_VIEW = Math.toRadians(60);
    private static final double DISTANCE = 2.732;

    /** Steps are made one by one, as many as the timing wants; the plan only has to be longer. */
    private static final int PLENTY = 1_000_000;

    /** The blur of {@code bench raster}; a step small enough to go on for ever. */
    private static final Schedule ONE_STAGE =
            new Schedule("bench", "One stage.", List.of(new Schedule.Stage(1, 1e-4, 1e-2, 1, 0.01, 0.01)));

    /** What is fitted. */
    enum Kind {
        /** The pose of the coloured cube (12 faces) to one picture with a mask: silhouette and colour. */
        POSE,
        /** The vertices of a sphere to two masks of an ellipsoid: silhouette and smoothness. */
        VERTICES
    }

    private FitScene() {}

    /**
     * A session to step.
     *
     * @param level of the sphere: 4 is 5,120 faces
     * @param size pixels a side
     */
    static FitSession session(Kind kind, int level, int size, SoftRasterizer rasterizer) {
        FitSpec spec = kind == Kind.POSE ? pose(size, rasterizer) : vertices(level, size, rasterizer);
        return new FitSession(spec.with(spec.plan().along(ONE_STAGE).scaled(PLENTY, size)), rasterizer);
    }

    private static FitSpec pose(int size, SoftRasterizer rasterizer) {
        Mesh cube = Primitives.cube();
        Camera camera = Camera.withFieldOfView(size, size, Math.toRadians(35));
        Pose truth = Pose.of(new Quaterniond().rotationXYZ(0.56, -0.66, 0.21), new Vector3d(0.15, -0.1, -4));
        Pose start = Pose.of(new Quaterniond().rotationXYZ(0.76, -0.36, 0.31), new Vector3d(0.25, -0.05, -4.1));
        View view = view(cube, truth, Pose.IDENTITY, camera, true, rasterizer);
        FitSpec.Subject subject = new FitSpec.Subject(cube, start, List.of(view), Light.NONE);
        return FitDefaults.spec(subject, Set.of(Part.ROTATION, Part.TRANSLATION), 0);
    }

    private static FitSpec vertices(int level, int size, SoftRasterizer rasterizer) {
        Mesh sphere = Primitives.icosphere(level);
        float[] stretched = sphere.vertices();
        for (int i = 0; i < stretched.length; i += 3) {
            stretched[i] *= 0.7f;
            stretched[i + 1] *= 1.1f;
        }
        Camera camera = Camera.withFieldOfView(size, size, FIELD_OF_VIEW);
        List<View> views = new ArrayList<>();
        for (double azimuth : new double[] {0, Math.PI / 2}) {
            Pose pose = Pose.orbit(DISTANCE, 0, azimuth);
            views.add(view(sphere.withVertices(stretched), Pose.IDENTITY, pose, camera, false, rasterizer));
        }
        FitSpec.Subject subject = new FitSpec.Subject(sphere, Pose.IDENTITY, views, Light.NONE);
        return FitDefaults.spec(subject, Set.of(Part.VERTICES), 0);
    }

    private static View view(
            Mesh mesh, Pose pose, Pose view, Camera camera, boolean colored, SoftRasterizer rasterizer) {
        SoftSettings sharp = SoftSettings.DEFAULT.withBlur(1e-6, 1e-4);
        SoftImage image = new SoftRenderer(mesh, rasterizer)
                .forward(pose, view, camera, Light.NONE, Background.BLACK, sharp, colored);
        Optional<FloatImage> picture =
                colored ? Optional.of(new FloatImage(image.width, image.height, image.color)) : Optional.empty();
        return new View("bench", camera, view, picture, Optional.of(new Mask(image.width, image.height, image.alpha)));
    }
}
