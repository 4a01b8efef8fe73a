package shapefit.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static shapefit.loss.Differences.widen;
import static shapefit.testing.Near.assertNearToLargest;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TotalVariationTest {

    /** All neighbours of a square grid. */
    private static int[] grid(int side) {
        int[] pairs = new int[4 * side * (side - 1)];
        int length = 0;
        for (int at = 0; at < side * side; at++) {
            if (at % side < side - 1) {
                pairs[length++] = at;
                pairs[length++] = at + 1;
            }
            if (at / side < side - 1) {
                pairs[length++] = at;
                pairs[length++] = at + side;
            }
        }
        return pairs;
    }

    @Test
    void gradientIsTheSlopeOfTheValue() {
        TotalVariation loss = new TotalVariation(16, grid(4));
        SplittableRandom random = new SplittableRandom(4);
        float[] colors = new float[48];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = i < 12 ? 0.5f : (float) random.nextDouble(); // the first four are alike
        }
        float[] gradient = new float[48];
        double value = loss.addTo(colors, 2, gradient);
        double[] slopes = Differences.central(c -> 2 * loss.addTo(c, 0, null), colors, 0x1p-12f);

        assertThat(value).isEqualTo(loss.addTo(colors, 1, null));
        assertNearToLargest(slopes, widen(gradient), 1e-6); // measured 2e-7
    }

    /** A picture of the same thing at any size: an edge, a ramp. */
    private static double variation(int side, boolean edge) {
        float[] colors = new float[3 * side * side];
        for (int i = 0; i < colors.length; i++) {
            float x = (i / 3 % side + 0.5f) / side;
            colors[i] = edge ? x < 0.5 ? 0.2f : 0.7f : 0.8f * x;
        }
        return new TotalVariation(side * side, grid(side)).addTo(colors, 1, null);
    }

    @Test
    void theNumberMeansTheSameAtAnySize() {
        assertThat(variation(256, true)).isCloseTo(variation(32, true), within(0.05)); // measured 0.61 and 0.61
        assertThat(variation(256, false)).isCloseTo(variation(32, false), within(0.02)); // measured 0.60 and 0.59
    }

    @Test
    void whatIsEvenCostsNothing() {
        float[] gradient = new float[27];
        assertThat(new TotalVariation(9, grid(3)).addTo(new float[27], 1, gradient))
                .isZero();
        assertThat(gradient).containsOnly(0);
        assertThat(new TotalVariation(9, new int[0]).addTo(new float[27], 1, gradient))
                .isZero();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new TotalVariation(2, new int[] {0, 2})).hasMessageContaining("colour 2 of 2");
        TotalVariation loss = new TotalVariation(2, new int[] {0, 1});
        assertThatThrownBy(() -> loss.addTo(new float[5], 1, null)).hasMessageContaining("[2, 3]");
    }
}
