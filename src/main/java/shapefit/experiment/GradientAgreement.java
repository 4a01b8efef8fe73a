package shapefit.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.raster.Facing;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Background;
import shapefit.render.Light;
import shapefit.render.SceneGradients;
import shapefit.render.SoftRenderer;

/**
 * How near a gradient is to finite differences. The scenes are the cube, coloured side by side, and the vessel, whose colours
 * run over its faces, in random rotations; what is differentiated is a random weighting of the picture's colours, by the
 * rotation.
 *
 * @param mesh with colours
 * @param mode which gradient
 * @param blur of the picture
 */
record GradientAgreement(Mesh mesh, GradientMode mode, Blur blur) {

    private static final int SIZE = 48;

    /**
     * What is looked at. Where gamma is small even a far triangle's last ten-billionth outshines the background: the picture
     * jumps where reach ends, and no gradient is what differences say.
     *
     * @param sigma NDC²
     * @param gamma of normalised depth
     */
    record Blur(double sigma, double gamma) {}

    private static final List<Blur> BLURS =
            List.of(new Blur(1e-2, 1e-1), new Blur(1e-3, 1e-1), new Blur(1e-4, 1e-1), new Blur(1e-3, 1e-2));

    /** Of the central difference, radians: large against the rounding of a picture, small against its blur. */
    private static final double STEP = 5e-4;

    /** How well a gradient agrees with differences. */
    private record Agreement(double cosine, double length) {}

    /** Every scene and blur by this gradient; a row is the mean of all trials. */
    static List<Row> rows(Lab lab, GradientMode mode) {
        Map<String, Mesh> scenes = new LinkedHashMap<>();
        scenes.put("cube", Primitives.cube());
        scenes.put("vessel", Primitives.vessel());
        List<Row> rows = new ArrayList<>();
        scenes.forEach((scene, mesh) -> {
            for (Blur blur : BLURS) {
                String name = String.format(
                        Locale.ROOT,
                        "%s, %s, sigma %.0e, gamma %.0e",
                        mode.name().toLowerCase(Locale.ROOT),
                        scene,
                        blur.sigma,
                        blur.gamma);
                GradientAgreement one = new GradientAgreement(mesh, mode, blur);
                rows.add(row(name, lab.solveAll(name, (i, r) -> one.compare(lab, i, r))));
            }
        });
        return rows;
    }

    private static Row row(String scene, List<Agreement> found) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put(
                "cosine",
                found.stream().mapToDouble(Agreement::cosine).average().orElseThrow());
        measures.put(
                "lengthRatio",
                found.stream().mapToDouble(Agreement::length).average().orElseThrow());
        return new Row(scene, "shapefit", OptionalDouble.empty(), measures);
    }

    private Agreement compare(Lab lab, int trial, SoftRasterizer rasterizer) {
        SplittableRandom random = lab.random(trial);
        Quaterniond turn = Rotations.uniform(random);
        Pose pose = new Pose(turn.x, turn.y, turn.z, turn.w, 0, 0, -2.732, 1);
        float[] weights = new float[3 * SIZE * SIZE];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextDouble() - 0.5);
        }
        SoftRenderer renderer = new SoftRenderer(mesh, rasterizer);
        SoftSettings settings = SoftSettings.DEFAULT
                .withBlur(blur.sigma, blur.gamma)
                .withRange(1, 5)
                .withGradient(mode)
                .withFacing(Facing.BOTH)
                .withDistanceEpsilon(1e-10);
        SceneGradients gradients = new SceneGradients();
        renderer.resize(gradients, false);
        render(renderer, pose, settings);
        renderer.backward(weights, new float[SIZE * SIZE], new Vector3d(), false, gradients);
        double[] differences = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double up = value(render(renderer, turned(pose, axis, STEP), settings), weights);
            double down = value(render(renderer, turned(pose, axis, -STEP), settings), weights);
            differences[axis] = (up - down) / (2 * STEP);
        }
        Vector3d numeric = new Vector3d(differences);
        Vector3d analytic = new Vector3d(gradients.rotation);
        double lengths = numeric.length() * analytic.length();
        return new Agreement(
                lengths > 0 ? numeric.dot(analytic) / lengths : 0,
                numeric.length() > 0 ? analytic.length() / numeric.length() : 0);
    }

    private static Pose turned(Pose pose, int axis, double angle) {
        return pose.stepped(new Vector3d(), new Vector3d().setComponent(axis, angle), new Vector3d(), 1);
    }

    private static SoftImage render(SoftRenderer renderer, Pose pose, SoftSettings settings) {
        Camera camera = Camera.withFieldOfView(SIZE, SIZE, Math.toRadians(40));
        return renderer.forward(pose, Pose.IDENTITY, camera, Light.NONE, Background.BLACK, settings, true);
    }

    private static double value(SoftImage image, float[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (double) weights[i] * image.color[i];
        }
        return sum;
    }
}
