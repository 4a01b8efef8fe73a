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
 * The original's gradient, which leaves terms out, and the complete one: how near each is to finite differences, and which of
 * them fits better. The scene is the coloured cube; what is differentiated is a random weighting of the picture's colours, by
 * the rotation.
 */
final class GradientModes implements Experiment {

    private static final int SIZE = 48;

    /**
     * What is looked at. Where gamma is small even a far triangle's last ten-billionth outshines the background: the picture
     * jumps where reach ends, and no gradient is what differences say.
     *
     * @param sigma NDC²
     * @param gamma of normalised depth
     */
    private record Blur(double sigma, double gamma) {}

    private static final List<Blur> BLURS =
            List.of(new Blur(1e-2, 1e-1), new Blur(1e-3, 1e-1), new Blur(1e-4, 1e-1), new Blur(1e-3, 1e-2));

    /** Of the central difference, radians: large against the rounding of a picture, small against its blur. */
    private static final double STEP = 5e-4;

    /** How well a gradient agrees with differences. */
    private record Agreement(double cosine, double length) {}

    @Override
    public String name() {
        return "gradients";
    }

    @Override
    public String sentence() {
        return "the original's gradient and the complete one: against finite differences, and in fits";
    }

    @Override
    public int usualTrials() {
        return 50;
    }

    @Override
    public Findings run(Lab lab) {
        List<Row> rows = new ArrayList<>();
        List<Chart.Line> lines = new ArrayList<>();
        for (GradientMode mode : GradientMode.values()) {
            String name = mode.name().toLowerCase(Locale.ROOT);
            for (Blur blur : BLURS) {
                String scene = String.format(Locale.ROOT, "%s, sigma %.0e, gamma %.0e", name, blur.sigma, blur.gamma);
                rows.add(row(scene, lab.solveAll(scene, (i, r) -> compare(lab, i, r, mode, blur))));
            }
            String far = name + ", cube-pose by schedule";
            Angles anywhere = new Angles(lab.solveAll(far, (i, r) -> CubePose.descend(lab, i, r, mode)));
            rows.add(anywhere.row(far, 5, 10));
            String near = name + ", cube-pose-20";
            Angles angles = new Angles(lab.solveAll(near, (i, r) -> CubePoseNear.descend(lab, i, r, mode)));
            rows.add(angles.row(near, 5, 10));
            lines.add(angles.curve(name, 45));
        }
        rows.add(measured("original", 10.4, 1.9, 0.66, 0.68));
        rows.add(measured("complete", 18.1, 8.2, 0.38, 0.50));
        return new Findings(
                rows,
                new Chart("angle, degrees", "share solved", lines),
                "cosine and lengthRatio compare with central differences; 1 is perfect. Silhouettes have one gradient only, so the"
                        + " experiments by silhouette are not repeated.");
    }

    private static Row measured(String mode, double mean, double median, double within5, double within10) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("meanAngleDeg", mean);
        measures.put("medianAngleDeg", median);
        measures.put("within5", within5);
        measures.put("within10", within10);
        return new Row(
                mode + ", cube from 20°, SoftRas's own kernels",
                "measured on a CPU at 48 × 48 pixels, camera at 2.732",
                OptionalDouble.empty(),
                measures);
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

    private static Agreement compare(Lab lab, int trial, SoftRasterizer rasterizer, GradientMode mode, Blur blur) {
        SplittableRandom random = lab.random(trial);
        Quaterniond turn = Rotations.uniform(random);
        Pose pose = new Pose(turn.x, turn.y, turn.z, turn.w, 0, 0, -2.732, 1);
        float[] weights = new float[3 * SIZE * SIZE];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextDouble() - 0.5);
        }
        SoftRenderer renderer = new SoftRenderer(Primitives.cube(), rasterizer);
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
