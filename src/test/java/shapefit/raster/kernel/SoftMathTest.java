package shapefit.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoftMathTest {

    @Test
    void reducedExponentialIsRightToFloatPrecision() {
        double half = 0.5 * Math.log(2);
        double worst = 0;
        for (float r = (float) -half; r <= half; r += 1e-6f) {
            worst = Math.max(worst, Math.abs(SoftMath.expReduced(r) / Math.exp(r) - 1));
        }
        assertThat(worst).isLessThan(2e-7); // measured 1.2e-7, two roundings
    }

    @Test
    void coverageAndTheRestSumToOne() {
        for (float e = 0; e <= 30; e += 0.01f) {
            float coverage = SoftMath.coverage(e);
            assertThat(coverage).isBetween(0f, 1f);
            assertThat(coverage + e * coverage).isCloseTo(1f, within(1.2e-7f)); // one unit in the last place
        }
    }

    @Test
    void normalizerNeverDividesByLessThanTheOriginal() {
        assertThat(SoftMath.normalizer(2)).isEqualTo(0.5f);
        assertThat(SoftMath.normalizer(0)).isEqualTo(1e5f);
    }
}
