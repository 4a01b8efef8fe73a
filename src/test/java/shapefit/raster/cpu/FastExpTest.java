package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FastExpTest {

    @Test
    void relativeErrorIsBelow3e7() {
        double worst = 0;
        for (float x = -60; x < 88.3f; x += 1e-4f) {
            double exact = Math.exp(x);
            worst = Math.max(worst, Math.abs(FastExp.exp(x) - exact) / exact);
        }
        assertThat(worst).isLessThan(3e-7); // measured 1.3e-7
    }

    @Test
    void zeroGivesExactlyOne() {
        assertThat(FastExp.exp(0)).isEqualTo(1);
        assertThat(FastExp.exp(-0f)).isEqualTo(1);
    }

    @Test
    void veryNegativeNumbersGiveZeroAndVeryPositiveOnesInfinity() {
        assertThat(FastExp.exp(-60.7f)).isZero();
        assertThat(FastExp.exp(-88)).isZero();
        assertThat(FastExp.exp(-1e30f)).isZero();
        assertThat(FastExp.exp(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FastExp.exp(89)).isInfinite();
        assertThat(FastExp.exp(1e30f)).isInfinite();
        assertThat(FastExp.exp(Float.POSITIVE_INFINITY)).isInfinite();
        assertThat(FastExp.exp(Float.NaN)).isNaN();
    }
}
