package shapefit.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DistributionTest {

    /** None of it on an end of a support. */
    private static double[] arguments() {
        return DoubleStream.iterate(-7.97, a -> a < 8, a -> a + 0.11).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void coverageRisesFromNothingToAllAndItsSlopeIsThatOfDifferences(Distribution distribution) {
        double before = 0;
        for (double a : arguments()) {
            double value = distribution.cdf(a);
            double difference = (distribution.cdf(a + 1e-5) - distribution.cdf(a - 1e-5)) / 2e-5;
            assertThat(value).as("F(%s)", a).isBetween(before, 1.0);
            assertThat(distribution.pdf(a)).as("F'(%s)", a).isCloseTo(difference, within(1e-9)); // measured 2.4e-11
            before = value;
        }
        assertThat(distribution.cdf(-1e9)).isCloseTo(0, within(1e-9));
        assertThat(distribution.cdf(1e9)).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void theRestIsTheComplementAndTheLogarithmsHaveTheirSlopes(Distribution distribution) {
        for (double a : arguments()) {
            double value = distribution.cdf(a);
            double rest = distribution.complement(a);
            assertThat(value + rest).as("at %s", a).isCloseTo(1, within(1e-15));
            if (value > 0) {
                assertThat(distribution.logSlope(a) * value).isCloseTo(distribution.pdf(a), within(1e-12));
            }
            if (rest > 0) {
                assertThat(distribution.hazard(a) * rest).isCloseTo(distribution.pdf(a), within(1e-12));
            }
            assertThat(distribution.mirror().mirror()).isSameAs(distribution);
        }
    }

    /** F where tables or the formula give it. */
    @ParameterizedTest
    @CsvSource({
        "LOGISTIC_SQUARED, 0, 0.5",
        "LOGISTIC, 1.0986122886681098, 0.75", // ln 3
        "GAUSSIAN, 1, 0.8413447460685429",
        "GAUSSIAN, -3, 0.0013498980316300933",
        "GAUSSIAN, -5, 2.866515718791939e-7",
        "LAPLACE, -0.6931471805599453, 0.25", // ln ½
        "CAUCHY, 1, 0.75",
        "CAUCHY, -1000, 3.183097800805168e-4",
        "UNIFORM, 0.5, 0.75",
        "UNIFORM, -1, 0",
        "EXPONENTIAL, 0.6931471805599453, 0.5",
        "EXPONENTIAL, -0.1, 0",
        "REVERSED_EXPONENTIAL, -0.6931471805599453, 0.5",
        "REVERSED_EXPONENTIAL, 0.1, 1",
        "GUMBEL_MAX, 0, 0.36787944117144233", // 1/e
        "GUMBEL_MIN, 0, 0.6321205588285577"
    })
    void knownValues(Distribution distribution, double argument, double coverage) {
        assertThat(distribution.cdf(argument)).isCloseTo(coverage, within(1e-11 * coverage));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CAUCHY", "EXPONENTIAL"})
    void aTriangleReachesAsFarAsItsCoverageCounts(Distribution distribution) {
        for (double epsilon : new double[] {0.3, 1e-2, 1e-4, 1e-10, 1e-30}) {
            double sigma = 4e-4;
            double reach = SoftSettings.DEFAULT
                    .withBlur(sigma, 1e-3)
                    .withDistribution(distribution)
                    .withDistanceEpsilon(epsilon)
                    .reach();
            double argument = distribution.isSquared() ? -reach * reach / sigma : -reach / Math.sqrt(sigma);
            double digits = distribution == Distribution.UNIFORM ? 2e-16 : 0; // of an argument next to −1
            assertThat(distribution.cdf(argument)).isCloseTo(epsilon, within(1e-9 * epsilon + digits));
        }
    }

    @Test
    void theHeavyTailIsCutAtOneInAHundred() {
        SoftSettings cauchy = SoftSettings.DEFAULT.withBlur(1e-4, 1e-3).withDistribution(Distribution.CAUCHY);
        assertThat(cauchy.reach()).isCloseTo(1e-2 / Math.tan(Math.PI / 100), within(1e-12)); // 31.8 √σ
        assertThat(cauchy.withDistanceEpsilon(0.25).reach()).isCloseTo(1e-2, within(1e-12));
    }

    @Test
    void whatEndsAtTheEdgeReachesNoFarther() {
        assertThat(SoftSettings.DEFAULT
                        .withDistribution(Distribution.EXPONENTIAL)
                        .reach())
                .isZero();
    }
}
