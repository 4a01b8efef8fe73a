package shapefit.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.joml.Quaterniond;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec;
import shapefit.mesh.Primitives;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftRasterizer;

/**
 * The coloured cube from 20° off. Source: Le Lidec et al., "Differentiable rendering with perturbed optimizers", NeurIPS 2021,
 * and the authors' evaluation: camera at distance 6.7, elevation 30°, azimuth 120°, 60° of view, 128 × 128 pixels.
 */
final class CubePoseNear implements Experiment {

    private static final int SIZE = 128;

    private static final int STEPS = 300;

    private static final int POLISH_STEPS = 150;

    private static final double OFF = Math.toRadians(20);

    @Override
    public String name() {
        return "cube-pose-20";
    }

    @Override
    public String sentence() {
        return "rotation of the coloured cube from a start 20° off (Le Lidec et al., NeurIPS 2021)";
    }

    @Override
    public int usualTrials() {
        return 100;
    }

    @Override
    public Findings run(Lab lab) {
        Angles angles = new Angles(
                lab.solveAll("schedule", (i, r) -> descend(lab, i, r, GradientMode.ORIGINAL, GradientMode.COMPLETE)));
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("meanAngleDeg", 10.4);
        measured.put("medianAngleDeg", 1.9);
        measured.put("within5", 0.66);
        measured.put("within10", 0.68);
        Row original = new Row(
                "SoftRas's own kernels, schedule",
                "measured on a CPU at 48 × 48 pixels, camera at 2.732",
                OptionalDouble.empty(),
                measured);
        return new Findings(
                List.of(angles.row("schedule", 1, 2, 5, 10, 15, 20), original),
                new Chart("angle, degrees", "share solved", List.of(angles.curve("schedule", 45))),
                "The published table could not be read; its protocol is the authors' evaluation program.");
    }

    /**
     * One trial with either gradient.
     *
     * @param gradient of the descent from 20° off
     * @param polish of the second descent, from where the first one ended
     */
    static Angles.End descend(
            Lab lab, int trial, SoftRasterizer rasterizer, GradientMode gradient, GradientMode polish) {
        SplittableRandom random = lab.random(trial);
        Quaterniond truth = Rotations.uniform(random);
        Quaterniond start = Rotations.about(random, OFF).mul(truth);
        Pose view = Pose.orbit(6.7, Math.toRadians(30), Math.toRadians(120));
        Camera camera = Camera.withFieldOfView(SIZE, SIZE, Math.toRadians(60));
        PoseProblem problem = new PoseProblem(Primitives.cube(), camera, view, truth, start, true);
        FitSpec spec = problem.spec(rasterizer);
        return problem.descendTwice(
                spec.with(spec.plan().scaled(lab.steps(STEPS), SIZE))
                        .with(spec.settings().withGradient(gradient)),
                lab.steps(POLISH_STEPS),
                polish,
                rasterizer);
    }
}
