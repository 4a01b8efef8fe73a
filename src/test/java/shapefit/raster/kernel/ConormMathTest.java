package shapefit.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shapefit.raster.AlphaAggregation;

class ConormMathTest {

    /** By generators, so in any order; against the formula for two in AlphaAggregation. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SUM", "HARD"})
    void twoCoveragesJoinAsTheFormulaSays(AlphaAggregation alpha) throws ReflectiveOperationException {
        int way = ConormMath.class.getField(alpha.name()).getInt(null);
        assertThat(way).isEqualTo(alpha.ordinal());
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            double a = i < 100 ? 1 - 1e-4 * random.nextDouble() : random.nextDouble();
            double b = i < 50 ? 1 - 1e-4 * random.nextDouble() : random.nextDouble();
            assertThat(joined(way, (float) a, (float) b))
                    .as("%s, %s", a, b)
                    .isCloseTo(formula(alpha, a, b), within(3e-7));
            assertThat(joined(way, (float) a, 0)).isCloseTo(a, within(3e-7));
            assertThat(joined(way, (float) a, 1)).isEqualTo(1);
        }
    }

    private static double joined(int way, float a, float b) {
        float state = ConormMath.join(way, ConormMath.start(way), a, 1 - a);
        state = ConormMath.join(way, state, b, 1 - b);
        return ConormMath.alpha(way, state, (float) Math.sqrt(state));
    }

    private static double formula(AlphaAggregation alpha, double a, double b) {
        return switch (alpha) {
            case PROD -> a + b - a * b;
            case MAX -> Math.max(a, b);
            case EINSTEIN -> (a + b) / (1 + a * b);
            case YAGER -> Math.min(1, Math.sqrt(a * a + b * b));
            case HAMACHER -> (a + b - 2 * a * b) / (1 - a * b);
            case SUM, HARD -> throw new IllegalArgumentException("no conorm: " + alpha);
        };
    }
}
