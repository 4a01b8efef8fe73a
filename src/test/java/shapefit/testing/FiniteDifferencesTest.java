package shapefit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FiniteDifferencesTest {

    @Test
    void smoothDerivativesAreFoundAndBentOnesGivenUp() {
        double[] x = {2, 1e-7, 3};
        double[] found = FiniteDifferences.central(x, () -> x[0] * x[0] + 4 * Math.abs(x[1]) + 0 * x[2], 1e-6);

        assertThat(found[0]).isCloseTo(4, within(1e-8));
        assertThat(found[1]).isNaN();
        assertThat(found[2]).isZero();
        assertThat(x).containsExactly(2, 1e-7, 3);
    }

    @Test
    void wrongMissingAndUncomparableGradientsFail() {
        double[] differences = {4, 0, Double.NaN};

        FiniteDifferences.assertAgrees("x", differences, new double[] {4, 0, 7}, 1e-6, 0.5);
        assertThatThrownBy(() -> FiniteDifferences.assertAgrees("x", differences, new double[] {4.1, 0, 7}, 1e-6, 0.5))
                .hasMessageContaining("x[0]");
        assertThatThrownBy(() -> FiniteDifferences.assertAgrees("x", differences, new double[3], 1e-6, 0.5))
                .hasMessageContaining("x[0]");
        assertThatThrownBy(() -> FiniteDifferences.assertAgrees("x", differences, new double[] {4, 0, 7}, 1e-6, 0.9))
                .hasMessageContaining("only 1 of 2");
    }
}
