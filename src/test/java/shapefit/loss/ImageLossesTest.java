package shapefit.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static shapefit.loss.Differences.central;
import static shapefit.loss.Differences.widen;
import static shapefit.testing.Near.assertNear;
import static shapefit.testing.Near.assertNearToLargest;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.image.Mask;

/** Picture terms against definitions worked by hand and against central differences. */
class ImageLossesTest {

    private static final int PIXELS = 7 * 5;

    /** Central differences, relative to the largest entry. Measured: 4.5e-8, the rounding of the gradient to float. */
    private static final double SLOPE = 3e-7;

    private interface Silhouette {
        double addTo(float[] alpha, float[] target, double weight, float[] gradAlpha);
    }

    static Stream<Named<Silhouette>> silhouettes() {
        return Stream.of(Named.of("iou", SilhouetteIou::addTo), Named.of("l2", SilhouetteL2::addTo));
    }

    static Stream<ColorLoss> colorLosses() {
        return Stream.of(ColorLoss.l1(), ColorLoss.l2(), ColorLoss.huber(0.2));
    }

    @ParameterizedTest
    @MethodSource("silhouettes")
    void silhouetteGradientIsTheSlopeOfItsValue(Silhouette loss) {
        float[] alpha = random(PIXELS, 1);
        float[] target = partlyUnknown(random(PIXELS, 2));
        float[] gradient = new float[PIXELS];
        loss.addTo(alpha, target, 1, gradient);

        double[] slopes = central(a -> loss.addTo(a, target, 1, new float[PIXELS]), alpha, 0x1p-10f);

        assertNearToLargest(slopes, widen(gradient), SLOPE);
    }

    @ParameterizedTest
    @MethodSource("silhouettes")
    void silhouetteGradientIsWeightedAndAdded(Silhouette loss) {
        float[] alpha = random(PIXELS, 3);
        float[] target = partlyUnknown(random(PIXELS, 4));
        float[] once = new float[PIXELS];
        double value = loss.addTo(alpha, target, 1, once);
        float[] added = new float[PIXELS];
        Arrays.fill(added, 5);

        assertThat(loss.addTo(alpha, target, 2, added)).isEqualTo(value);

        float[] expected = new float[PIXELS];
        for (int p = 0; p < PIXELS; p++) {
            expected[p] = 5 + 2 * once[p];
        }
        assertNear(expected, added, 1e-6f, 0); // one rounding at 5: 2.4e-7
    }

    @ParameterizedTest
    @MethodSource("silhouettes")
    void unknownPixelsTakeNoPart(Silhouette loss) {
        float[] alpha = random(PIXELS, 5);
        float[] target = partlyUnknown(random(PIXELS, 6));
        float[] other = alpha.clone();
        for (int p = 0; p < PIXELS; p += 3) {
            other[p] = 1 - other[p];
        }
        float[] gradient = new float[PIXELS];

        double value = loss.addTo(other, target, 1, gradient);

        assertThat(value).isEqualTo(loss.addTo(alpha, target, 1, new float[PIXELS]));
        for (int p = 0; p < PIXELS; p += 3) {
            assertThat(gradient[p]).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("silhouettes")
    void pictureOfUnknownPixelsOnlyHasNoGradient(Silhouette loss) {
        float[] gradient = new float[2];

        double value = loss.addTo(new float[] {1, 0}, new float[] {Mask.UNKNOWN, Mask.UNKNOWN}, 1, gradient);

        assertThat(value).isFinite();
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void valuesAreThoseWorkedByHand() {
        float[] alpha = {1, 0.5f, 0, 1};
        float[] target = {1, 1, 0, Mask.UNKNOWN};

        assertThat(SilhouetteIou.value(alpha, target)).isCloseTo(1 - 1.5 / 2.000001, within(1e-15));
        assertThat(SilhouetteL2.value(alpha, target)).isCloseTo(0.25 / 3, within(1e-16));
    }

    @Test
    void valueAloneIsTheValueWithGradient() {
        float[] alpha = random(PIXELS, 7);
        float[] target = partlyUnknown(random(PIXELS, 8));

        assertThat(SilhouetteIou.value(alpha, target))
                .isEqualTo(SilhouetteIou.addTo(alpha, target, 1, new float[PIXELS]));
        assertThat(SilhouetteL2.value(alpha, target))
                .isEqualTo(SilhouetteL2.addTo(alpha, target, 1, new float[PIXELS]));
    }

    @Test
    void hardIouCountsKnownPixelsFromHalfCoverageOn() {
        float[] target = {1, 0.5f, 0.4f, 0, Mask.UNKNOWN};

        assertThat(SilhouetteIou.hardIou(new float[] {1, 0.5f, 0.6f, 0, 1}, target))
                .isEqualTo(2.0 / 3);
        assertThat(SilhouetteIou.hardIou(new float[] {1, 0.49f, 0, 0, 1}, target))
                .isEqualTo(0.5);
        assertThat(SilhouetteIou.hardIou(new float[2], new float[2])).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("colorLosses")
    void colorGradientIsTheSlopeOfItsValue(ColorLoss loss) {
        float[] rgb = random(3 * PIXELS, 9);
        float[] target = random(3 * PIXELS, 10);
        float[] weights = partlyUnknown(random(PIXELS, 11));
        float[] gradient = new float[3 * PIXELS];
        double value = loss.addTo(rgb, target, weights, 1, gradient);

        double[] slopes = central(c -> loss.value(c, target, weights), rgb, 0x1p-14f);

        assertThat(value).isEqualTo(loss.value(rgb, target, weights));
        assertNearToLargest(slopes, widen(gradient), SLOPE);
    }

    @Test
    void colorValuesAreThoseWorkedByHand() {
        float[] rgb = {1, 0, 0, 0, 0.25f, 0, 9, 9, 9};
        float[] target = {0, 0, 0, 0, 0, 0, 0, 0, 0};
        float[] weights = {1, 3, 0};

        assertThat(ColorLoss.l1().value(rgb, target, weights)).isEqualTo(1.75 / 12);
        assertThat(ColorLoss.l2().value(rgb, target, weights)).isEqualTo((1 + 3 * 0.0625) / 12);
        assertThat(ColorLoss.huber(0.5).value(rgb, target, weights)).isEqualTo((0.375 + 3 * 0.03125) / 12);
    }

    @Test
    void equalColoursPullNowhere() {
        float[] gradient = new float[3];

        ColorLoss.l1().addTo(new float[] {0.5f, 0, 1}, new float[] {0.5f, 0, 1}, new float[] {1}, 1, gradient);

        assertThat(gradient).containsOnly(0);
    }

    @Test
    void colorsWithoutWeightCostNothing() {
        float[] gradient = new float[3];

        double value = ColorLoss.l2().addTo(new float[3], new float[] {1, 1, 1}, new float[] {-1}, 1, gradient);

        assertThat(value).isZero();
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void lengthsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> SilhouetteIou.value(new float[4], new float[5]))
                .hasMessage("target must have length 4 like the rendered picture, got 5");
        assertThatThrownBy(() -> SilhouetteL2.addTo(new float[4], new float[4], 1, new float[3]))
                .hasMessageContaining("alpha gradient");
        assertThatThrownBy(() -> ColorLoss.l1().value(new float[6], new float[6], new float[6]))
                .hasMessage("colours of 6 pixels need [H, W, 3] values, got length 6");
        assertThatThrownBy(() -> ColorLoss.huber(0)).hasMessage("delta must be > 0, got 0.0");
    }

    private static float[] random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble();
        }
        return values;
    }

    /** Every third pixel unknown. */
    private static float[] partlyUnknown(float[] coverage) {
        for (int p = 0; p < coverage.length; p += 3) {
            coverage[p] = Mask.UNKNOWN;
        }
        return coverage;
    }
}
