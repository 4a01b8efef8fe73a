package shapefit.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class AdamTest {

    /** Parameters near 1 are floats: half a unit in the last place is 6e-8. Measured: 3e-8. */
    private static final float FLOAT_NEAR_ONE = 1.2e-7f;

    @Test
    void threeStepsAreThoseOfTheAlgorithmWorkedByHand() {
        // g = 1, 2, −1 with β₁ = 0.5, β₂ = 0.75, step 0.1, ε = 1e-8 without influence at these sizes:
        // m = 0.5, 1.25, 0.125;  m̂ = 0.5/0.5, 1.25/0.75, 0.125/0.875
        // v = 0.25, 1.1875, 1.140625;  v̂ = 0.25/0.25, 1.1875/0.4375, 1.140625/0.578125
        double first = 1 - 0.1;
        double second = first - 0.1 * (1.25 / 0.75) / Math.sqrt(1.1875 / 0.4375);
        double third = second - 0.1 * (0.125 / 0.875) / Math.sqrt(1.140625 / 0.578125);
        Optimizer adam = OptimizerChoice.ADAM.withBetas(0.5, 0.75).create(1);
        float[] x = {1};

        adam.step(x, new float[] {1}, 0.1);
        assertThat(x[0]).isCloseTo((float) first, within(FLOAT_NEAR_ONE));
        adam.step(x, new float[] {2}, 0.1);
        assertThat(x[0]).isCloseTo((float) second, within(FLOAT_NEAR_ONE));
        adam.step(x, new float[] {-1}, 0.1);
        assertThat(x[0]).isCloseTo((float) third, within(FLOAT_NEAR_ONE));
    }

    @Test
    void usualConstantsAreThoseOfThePaper() {
        // m = 0.1, 0.29 (g = 1, 2); v = 1e-3, 4.999e-3
        double expected = -0.01 - 0.01 * (0.29 / 0.19) / Math.sqrt(4.999e-3 / 1.999e-3);
        Optimizer adam = new Adam(1);
        float[] x = {0};

        adam.step(x, new float[] {1}, 0.01);
        adam.step(x, new float[] {2}, 0.01);

        assertThat((double) x[0]).isCloseTo(expected, within(1e-8)); // measured 6e-10
    }

    @Test
    void firstStepIsAsLongAsTheStepSizeWhateverTheGradientSays() {
        Optimizer adam = new Adam(2);
        float[] x = {0, 0};

        adam.step(x, new float[] {1e-3f, -1e3f}, 0.01);

        assertArrayEquals(new float[] {-0.01f, 0.01f}, x, 1e-6f); // ε against 1e-3 takes 1e-5 of the step: 1e-7
    }

    @Test
    void uniformStepKeepsTheDirectionOfTheGradient() {
        Optimizer adam = OptimizerChoice.ADAM_UNIFORM.create(3);
        float[] x = {0, 0, 0};

        adam.step(x, new float[] {4, -2, 0}, 0.5);

        assertArrayEquals(new float[] {-0.5f, 0.25f, 0}, x, 1e-7f); // ε against 4 takes 2.5e-9 of the step
    }

    @Test
    void uniformDividesByTheLargestRunningSecondMoment() {
        // component 0: v̂ = 1 after the first step, then (0.1875 + 0) / 0.4375; component 1 is smaller throughout
        Optimizer adam = OptimizerChoice.ADAM_UNIFORM.withBetas(0, 0.75).create(2);
        float[] x = {0, 0};

        adam.step(x, new float[] {1, 0}, 1);
        adam.step(x, new float[] {0, 0.5f}, 1);

        double divisor = Math.sqrt(0.1875 / 0.4375); // v = 0.1875 against 0.0625
        assertArrayEquals(new float[] {-1, (float) (-0.5 / divisor)}, x, FLOAT_NEAR_ONE);
    }

    @Test
    void zeroGradientMovesNothing() {
        for (OptimizerChoice choice : new OptimizerChoice[] {OptimizerChoice.ADAM, OptimizerChoice.ADAM_UNIFORM}) {
            Optimizer adam = choice.create(2);
            float[] x = {3, -4};

            adam.step(x, new float[2], 0.1);

            assertThat(x).as(choice.method().label()).containsExactly(3, -4);
        }
    }

    @Test
    void rosenbrocksValleyIsFollowedToItsEnd() {
        Optimizer adam = new Adam(2);
        Ramp stepSize = Ramp.geometric(2e-2, 1e-3);
        float[] x = {-1.2f, 1};
        int steps = 8000;
        for (int i = 0; i < steps; i++) {
            adam.step(x, Rosenbrock.gradient(x), stepSize.at(i / (steps - 1.0)));
        }

        assertArrayEquals(new float[] {1, 1}, x, 5e-5f); // measured 7e-6
    }

    @Test
    void gradientThatIsNotFiniteIsRefusedAndChangesNothing() {
        Optimizer adam = new Adam(2);
        float[] x = {1, 2};
        adam.step(x, new float[] {1, 1}, 0.1);
        float[] before = x.clone();

        assertThatThrownBy(() -> adam.step(x, new float[] {1, Float.NaN}, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gradient must be finite, got NaN at [1]");

        assertThat(x).containsExactly(before);
        assertThat(adam.save().steps()).isEqualTo(1);
    }
}
