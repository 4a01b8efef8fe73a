package shapefit.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import shapefit.experiment.GradientContest.Judge;
import shapefit.experiment.GradientContest.Load;
import shapefit.raster.GradientMode;

/**
 * The original's gradient, which leaves terms out, and the complete one: how near each is to finite differences, and which of
 * them fits better on the tasks of the other experiments, by their own code.
 */
final class GradientModes implements Experiment {

    /**
     * Cubes take a tenth of a second, and need many pairs: most differ only in which wrong rotation they end at. By schedule, 150
     * pairs gave p = 0.11 and 300 gave 7e-7.
     */
    private static final double MORE = 6;

    /** As many as trials were asked for. */
    private static final double ALL = 1;

    /** A limb or a vessel's camera takes a second or two. */
    private static final double HALF = 0.5;

    /** Shapes take longest. Of the usual trials as many as show a difference where all agree: eight. */
    private static final double SIXTH = 1.0 / 6;

    private static final List<GradientContest<Angles.End>> ANGLES = List.of(
            GradientContest.angle(
                    "cube-pose, plain descent",
                    MORE,
                    (lab, i, r, mode) -> CubePose.descend(lab, i, r, CubePose.CONSTANT, mode)),
            GradientContest.angle(
                    "cube-pose, schedule",
                    MORE,
                    (lab, i, r, mode) -> CubePose.descend(lab, i, r, CubePose.FALLING, mode)),
            GradientContest.angle(
                    "cube-pose-20",
                    ALL,
                    (lab, i, r, mode) -> CubePoseNear.descend(lab, i, r, mode, GradientMode.COMPLETE)),
            GradientContest.angle(
                    "cube-pose-20, last descent alone",
                    ALL,
                    (lab, i, r, mode) -> CubePoseNear.descend(lab, i, r, GradientMode.ORIGINAL, mode)),
            GradientContest.angle(
                    "teapot-camera, 15 to 35° off",
                    HALF,
                    (lab, i, r, mode) -> TeapotCamera.solve(lab, i, r, TeapotCamera.NEAREST, mode)),
            GradientContest.angle(
                    "occluded-limb, soft gamma",
                    HALF,
                    (lab, i, r, mode) -> OccludedLimb.solve(lab, i, r, OccludedLimb.SOFT, 1, mode)));

    private static final List<GradientContest<ShapeEnd>> SHAPES = List.of(
            GradientContest.shape(
                    "sphere-to-shape, half the steps",
                    new Load(SIXTH, 0.5),
                    SphereToShape::solve,
                    new Judge<>(
                            "IoU", "%.4f", 0.001, false, end -> end.measures().get("meanIou"))),
            GradientContest.shape(
                    "textured-mesh, a quarter of the steps",
                    new Load(SIXTH, 0.25),
                    TexturedMesh::solve,
                    new Judge<>(
                            "held-out RMSE",
                            "%.4f",
                            1e-4,
                            true,
                            end -> end.measures().get("heldOutRmse"))));

    /** Largest angle of the chart, degrees. */
    private static final double CHARTED = 90;

    @Override
    public String name() {
        return "gradients";
    }

    @Override
    public String sentence() {
        return "the original's gradient and the complete one: against finite differences, and in the fits of every task";
    }

    @Override
    public int usualTrials() {
        return 50;
    }

    @Override
    public Findings run(Lab lab) {
        List<Row> rows = new ArrayList<>();
        for (GradientMode mode : GradientMode.values()) {
            rows.addAll(GradientAgreement.rows(lab, mode));
        }
        List<String> sentences = new ArrayList<>();
        List<Chart.Line> lines = new ArrayList<>();
        for (GradientContest<Angles.End> contest : ANGLES) {
            var outcome = contest.run(lab);
            rows.addAll(outcome.rows());
            sentences.add(outcome.sentence());
            outcome.ends().forEach((mode, ends) -> {
                Chart.Line line = new Angles(ends).curve(contest.name(mode), CHARTED);
                lines.add(mode == GradientMode.ORIGINAL ? line : line.inDashes());
            });
        }
        for (GradientContest<ShapeEnd> contest : SHAPES) {
            var outcome = contest.run(lab);
            rows.addAll(outcome.rows());
            sentences.add(outcome.sentence());
        }
        rows.add(measured("original", 10.4, 1.9, 0.66, 0.68));
        rows.add(measured("complete", 18.1, 8.2, 0.38, 0.50));
        return new Findings(rows, new Chart("angle, degrees", "share solved", lines), note(sentences));
    }

    private static String note(List<String> sentences) {
        return "cosine and lengthRatio compare with central differences; 1 is perfect. By silhouettes alone the gradients differ only"
                + " where a pixel is covered to the last millionth.\n"
                + "A difference is clear where a sign test of the pairs gives p < 0.01 and the means say the same.\n"
                + String.join("\n", sentences);
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
}
