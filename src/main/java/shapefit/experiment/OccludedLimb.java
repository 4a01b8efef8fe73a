package shapefit.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import shapefit.fit.FitSpec;
import shapefit.fit.LossWeights;
import shapefit.fit.Schedule;
import shapefit.fit.Schedule.Stage;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftRasterizer;

/**
 * A mannequin's forearm that is hidden behind the body at the start. Its gradient comes through the body: gamma lets colour
 * through, sigma lets edges through near the outline. Source: Liu et al., "Soft Rasterizer", ICCV 2019, where the hand of a human
 * body model is hidden so; no figures were published.
 */
final class OccludedLimb implements Experiment {

    private static final int STEPS = 300;

    private static final double STEP = 0.03;

    /**
     * Of the colours' weight: a limb before the body shows in nothing else. The blurred silhouette pulls the wrong way: every small
     * face has a halo of its own, so a limb in sight makes it fatter than one that is hidden.
     */
    private static final double COLOR = 30;

    private static final int STARTS = 4;

    private static final double[] SIGMAS = {1e-3, 3e-4, 1e-4, 3e-5, 1e-5};

    /** From where a limb behind the body has a third of the colour, to where the body has it all. */
    static final double[] SOFT = {0.03, 0.02, 0.01, 5e-3, 2e-3};

    private static final double NEARLY_HARD = 1e-4;

    @Override
    public String name() {
        return "occluded-limb";
    }

    @Override
    public String sentence() {
        return "a mannequin's forearm, hidden behind the body at the start (SoftRas, ICCV 2019)";
    }

    @Override
    public int usualTrials() {
        return 100;
    }

    @Override
    public Findings run(Lab lab) {
        double[] hard = {NEARLY_HARD, NEARLY_HARD, NEARLY_HARD, NEARLY_HARD, NEARLY_HARD};
        List<Row> rows = new ArrayList<>();
        List<Chart.Line> lines = new ArrayList<>();
        for (int starts : new int[] {1, STARTS}) {
            String more = starts == 1 ? "" : ", best of " + starts + " starts";
            Map<String, double[]> methods = new LinkedHashMap<>();
            methods.put("soft gamma" + more, SOFT);
            methods.put("near-hard gamma" + more, hard);
            methods.forEach((name, gammas) -> {
                Angles angles = new Angles(
                        lab.solveAll(name, (i, r) -> solve(lab, i, r, gammas, starts, GradientMode.ORIGINAL)));
                rows.add(angles.row(name, 5, 10, 20));
                lines.add(angles.curve(name, 90));
            });
        }
        return new Findings(
                rows,
                new Chart("angle, degrees", "share solved", lines),
                "The angle is between the forearm found and the true one; starts are 20 to 60 degrees off. Soft and near-hard"
                        + " differ in gamma alone. Of several starts, with random elbows, the lowest loss wins. The paper shows one"
                        + " picture of such a fit and gives no figures.");
    }

    /**
     * One trial.
     *
     * @param gammas of the stages
     * @param starts the best of which counts, at least 1
     */
    static Angles.End solve(
            Lab lab, int trial, SoftRasterizer rasterizer, double[] gammas, int starts, GradientMode gradient) {
        SplittableRandom random = lab.random(trial);
        LimbProblem problem = LimbProblem.random(random, rasterizer);
        FitSpec usual = problem.spec(rasterizer, STEP);
        FitSpec spec = usual.with(LossWeights.POSE.withPicture(1, COLOR))
                .with(usual.plan().along(schedule(gammas)).scaled(lab.steps(STEPS), LimbProblem.SIZE))
                .with(usual.settings().withGradient(gradient));
        return problem.descend(spec, starts, random, rasterizer);
    }

    private static Schedule schedule(double[] gammas) {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < gammas.length; i++) {
            boolean last = i == gammas.length - 1;
            stages.add(new Stage(1, SIGMAS[i], gammas[i], 1, last ? 0.7 : 1, last ? 0.05 : 1));
        }
        return new Schedule("falling", "Blur falls, and transparency with it.", stages);
    }
}
