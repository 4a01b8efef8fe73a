package shapefit.fit;

import java.util.Map;
import java.util.Optional;
import shapefit.camera.Pose;
import shapefit.image.FloatImage;

/**
 * Where a fit stands after a step. Immutable; may cross threads.
 *
 * @param iteration steps made
 * @param iterations steps planned
 * @param stage index of the schedule's stage
 * @param loss weighted sum of the terms, of the state before the step
 * @param best lowest loss of this stage
 * @param terms each term's value without its weight, in a fixed order
 * @param pose mesh to world after the step
 * @param zoom factor on the focal length after the step
 * @param sigma blur of the step, NDC²
 * @param gamma transparency of the step
 * @param width working picture, pixels
 * @param height working picture, pixels
 * @param picture the first view's rendering, if somebody asked for it
 * @param stepBack what was done in place of a step, if the loss went up
 */
public record FitProgress(
        int iteration,
        int iterations,
        int stage,
        double loss,
        double best,
        Map<String, Double> terms,
        Pose pose,
        double zoom,
        double sigma,
        double gamma,
        int width,
        int height,
        Optional<Picture> picture,
        Optional<StepBack> stepBack) {

    /**
     * The loss had gone up for some steps: all step sizes were halved, and the fit is back at the best state of its stage.
     *
     * @param since the steps that had been made to that state
     */
    public record StepBack(int since) {

        /** One sentence for people. */
        public String sentence() {
            return "Going up since step %d. Step size halved, back to best.".formatted(since);
        }
    }

    /**
     * The same step as one of a longer fit.
     *
     * @param stepsBefore made before this part of it
     * @param stagesBefore of the schedule
     * @param planned steps of all
     * @param zoomBefore factor on the focal length that this part started with
     */
    FitProgress after(int stepsBefore, int stagesBefore, int planned, double zoomBefore) {
        return new FitProgress(
                stepsBefore + iteration,
                planned,
                stagesBefore + stage,
                loss,
                best,
                terms,
                pose,
                zoomBefore * zoom,
                sigma,
                gamma,
                width,
                height,
                picture,
                stepBack.map(back -> new StepBack(stepsBefore + back.since)));
    }

    /**
     * A rendering of the first view's working picture.
     *
     * @param color linear
     * @param alpha [H, W]
     */
    public record Picture(FloatImage color, float[] alpha) {

        /** Copies. */
        public Picture {
            alpha = alpha.clone();
        }

        /** A copy, [H, W]. */
        @Override
        public float[] alpha() {
            return alpha.clone();
        }
    }
}
