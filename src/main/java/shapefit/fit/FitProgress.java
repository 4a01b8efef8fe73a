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
        Optional<Picture> picture) {

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
