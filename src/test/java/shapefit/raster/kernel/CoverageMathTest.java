package shapefit.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shapefit.raster.Distribution;

/** The distributions in float against their definition. */
class CoverageMathTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOGISTIC_SQUARED")
    void theDistributionsAreThoseOfTheDefinition(Distribution distribution) throws ReflectiveOperationException {
        int kind = CoverageMath.class.getField(distribution.name()).getInt(null);
        assertThat(kind).isEqualTo(distribution.ordinal());
        assertThat(CoverageMath.mirror(kind)).isEqualTo(distribution.mirror().ordinal());
        for (float a = -40; a < 40; a += 0.0137f) {
            float e = (float) Math.exp(CoverageMath.exponent(kind, a));
            float ee = (float) Math.exp(CoverageMath.nextExponent(kind, e));
            check(distribution.cdf(a), CoverageMath.covered(kind, a, e, ee), a);
            check(distribution.complement(a), CoverageMath.covered(CoverageMath.mirror(kind), -a, e, ee), a);
            check(distribution.pdf(a), CoverageMath.density(kind, a, e, ee), a);
        }
    }

    private static void check(double expected, float actual, float a) {
        assertThat((double) actual)
                .as("at %s", a)
                .isBetween(0.0, 1.0)
                .isCloseTo(expected, within(3e-7)); // measured 1.4e-7
        if (expected > 1e-30) { // tails keep their digits; measured 2.7e-5
            assertThat(actual / expected).as("at %s", a).isCloseTo(1, within(1e-4));
        }
    }
}
