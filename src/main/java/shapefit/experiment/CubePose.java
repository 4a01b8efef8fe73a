package shapefit.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.joml.Quaterniond;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec;
import shapefit.fit.LossWeights;
import shapefit.fit.Move;
import shapefit.fit.Part;
import shapefit.fit.Schedule;
import shapefit.loss.ColorLoss;
import shapefit.mesh.Primitives;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftRasterizer;

/** The coloured cube from a uniformly random start. Source: Liu et al., "Soft Rasterizer", ICCV 2019, rigid pose. */
final class CubePose implements Experiment {

    static final String PAPER = "Liu et al., ICCV 2019";

    private static final int SIZE = 64;

    /** Steps of a descent. */
    private static final int STEPS = 400;

    private static final int SEARCH_STEPS = 120;

    /** From a tenth of the picture to below a pixel. Long steps leave shallow valleys. */
    static final Schedule FALLING = new Schedule(
            "falling",
            "Blur and transparency fall from far to near.",
            List.of(
                    new Schedule.Stage(1, 3e-3, 2e-2, 1, 1, 1),
                    new Schedule.Stage(1, 5e-4, 6e-3, 1, 0.6, 0.6),
                    new Schedule.Stage(1, 1e-4, 4e-3, 1, 0.3, 0.1),
                    new Schedule.Stage(1, 1e-5, 4e-3, 1, 0.1, 0.01)));

    static final Schedule CONSTANT = new Schedule(
            "constant", "Blur and transparency stay.", List.of(new Schedule.Stage(1, 1e-3, 2e-2, 1, 1, 0.1)));

    private static final double LONG_STEP = 0.2;

    /** The picture's colours alone, squared, as in the paper. */
    static final LossWeights SQUARED_COLOR = new LossWeights(0, 1, new ColorLoss(ColorLoss.Kind.L2, 1), 0, 0, 0, 0);

    @Override
    public String name() {
        return "cube-pose";
    }

    @Override
    public String sentence() {
        return "rotation of the coloured cube, start and target uniformly random (SoftRas, ICCV 2019)";
    }

    @Override
    public int usualTrials() {
        return 100;
    }

    @Override
    public Findings run(Lab lab) {
        List<Row> rows = new ArrayList<>();
        List<Chart.Line> lines = new ArrayList<>();
        Map<String, BiFunction<Integer, SoftRasterizer, Angles.End>> methods = new LinkedHashMap<>();
        methods.put("plain descent", (i, r) -> descend(lab, i, r, CONSTANT, GradientMode.ORIGINAL));
        methods.put("schedule", (i, r) -> descend(lab, i, r, FALLING, GradientMode.ORIGINAL));
        methods.put("search", (i, r) -> {
            FitSpec spec = problem(lab, i).spec(r);
            return problem(lab, i).search(spec.with(spec.plan().scaled(lab.steps(SEARCH_STEPS), SIZE)), r);
        });
        methods.forEach((name, method) -> {
            Angles angles = new Angles(lab.solveAll(name, method));
            rows.add(angles.row(name, 5, 10));
            lines.add(angles.curve(name, 180));
        });
        rows.add(published("random guess", 126.48));
        rows.add(published("NMR, plain descent", 93.40));
        rows.add(published("NMR, schedule", 80.94));
        rows.add(published("Li et al. 2018, plain descent", 95.02));
        rows.add(published("Li et al. 2018, schedule", 78.56));
        rows.add(published("SoftRas, plain descent", 82.80));
        rows.add(published("SoftRas, schedule", 63.57));
        Chart chart = new Chart("angle, degrees", "share of the pairs", lines);
        return new Findings(
                rows,
                chart,
                "Angles are to the nearest rotation that gives the target's picture: where only one side of the cube shows,"
                        + " four do. rawMeanAngleDeg is to the one rotation that made it.");
    }

    /** One trial from its start, with either gradient. */
    static Angles.End descend(Lab lab, int trial, SoftRasterizer rasterizer, Schedule schedule, GradientMode gradient) {
        FitSpec spec = plain(lab, trial, rasterizer, schedule);
        return problem(lab, trial).descend(spec.with(spec.settings().withGradient(gradient)), rasterizer);
    }

    private static Row published(String method, double mean) {
        return Row.published(method, PAPER, Map.of("meanAngleDeg", mean));
    }

    private static PoseProblem problem(Lab lab, int trial) {
        SplittableRandom random = lab.random(trial);
        Quaterniond truth = Rotations.uniform(random);
        Quaterniond start = Rotations.uniform(random);
        Camera camera = Camera.withFieldOfView(SIZE, SIZE, Math.toRadians(40));
        return new PoseProblem(Primitives.cube(), camera, Pose.translation(0, 0, -2.732), truth, start, true);
    }

    private static FitSpec plain(Lab lab, int trial, SoftRasterizer rasterizer, Schedule schedule) {
        FitSpec spec = problem(lab, trial).spec(rasterizer);
        return spec.with(SQUARED_COLOR)
                .with(spec.plan().along(schedule).scaled(lab.steps(STEPS), SIZE))
                .with(Map.of(Part.ROTATION, Move.of(LONG_STEP)));
    }
}
