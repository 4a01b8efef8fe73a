package shapefit.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every optimiser keeps, and the choice between them. */
class OptimizersTest {

    private static final int COUNT = 17;

    @ParameterizedTest
    @EnumSource
    void sameCallsGiveTheSameBits(OptimizerChoice.Method method) {
        float[] once = start();
        float[] again = start();

        run(create(method), once, 0, 40);
        run(create(method), again, 0, 40);

        assertArrayEquals(once, again, 0);
    }

    @ParameterizedTest
    @EnumSource
    void restoredStateContinuesBitByBit(OptimizerChoice.Method method) {
        float[] straight = start();
        Optimizer optimizer = create(method);
        run(optimizer, straight, 0, 20);
        OptimizerState saved = optimizer.save();
        float[] rewound = straight.clone();
        float[] moved = straight.clone();
        run(optimizer, straight, 20, 40);

        run(optimizer, moved, 60, 80); // goes astray, then rolls back
        optimizer.restore(saved);
        run(optimizer, rewound, 20, 40);
        assertArrayEquals(straight, rewound, 0);

        Optimizer other = create(method);
        other.restore(saved);
        float[] elsewhere = start();
        run(create(method), elsewhere, 0, 20);
        run(other, elsewhere, 20, 40);
        assertArrayEquals(straight, elsewhere, 0);
    }

    @ParameterizedTest
    @EnumSource
    void resetStartsAnew(OptimizerChoice.Method method) {
        Optimizer used = create(method);
        run(used, start(), 50, 60);
        float[] expected = start();
        float[] actual = start();

        used.reset();
        run(used, actual, 0, 10);
        run(create(method), expected, 0, 10);

        assertArrayEquals(expected, actual, 0);
    }

    @ParameterizedTest
    @EnumSource
    void choiceIsFoundByItsLabel(OptimizerChoice.Method method) {
        assertThat(OptimizerChoice.named(method.label()).method()).isEqualTo(method);
    }

    @Test
    void unknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> OptimizerChoice.named("ADAM"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("optimiser must be one of adam, adam-uniform, sgd; got ADAM");
    }

    @Test
    void stateOfAnotherMethodOrSizeIsRefused() {
        OptimizerState adam = OptimizerChoice.ADAM.create(3).save();

        assertThatThrownBy(() -> OptimizerChoice.SGD.create(3).restore(adam))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OptimizerChoice.ADAM.create(4).restore(adam))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3");
    }

    @Test
    void savedStateCannotBeChangedFromOutside() {
        Optimizer adam = OptimizerChoice.ADAM.create(1);
        adam.step(new float[1], new float[] {2}, 0.1);
        OptimizerState state = adam.save();
        double before = state.first()[0];

        state.first()[0] = 99;
        adam.step(new float[1], new float[] {5}, 0.1);

        assertThat(state.first()[0]).isEqualTo(before);
    }

    @Test
    void momentumIsTheHeavyBallWorkedByHand() {
        // exact in binary: w = 1, 0.5 · 1 + 2 = 2.5; x = 1 − 0.25, 0.75 − 0.125 · 2.5
        Optimizer ball = new SgdMomentum(1, 0.5);
        float[] x = {1};

        ball.step(x, new float[] {1}, 0.25);
        assertThat(x[0]).isEqualTo(0.75f);
        ball.step(x, new float[] {2}, 0.125);
        assertThat(x[0]).isEqualTo(0.4375f);
    }

    @Test
    void wrongLengthsAndStepSizesAreRefused() {
        Optimizer adam = OptimizerChoice.ADAM.create(2);

        assertThatThrownBy(() -> adam.step(new float[3], new float[2], 0.1))
                .hasMessage("parameters and gradient must have length 2, got 3 and 2");
        assertThatThrownBy(() -> adam.step(new float[2], new float[2], Double.NaN))
                .hasMessage("step size must be finite and at least 0, got NaN");
        assertThatThrownBy(() -> OptimizerChoice.ADAM.withBetas(1, 0.5))
                .hasMessage("beta1 must be at least 0 and below 1, got 1.0");
    }

    private static Optimizer create(OptimizerChoice.Method method) {
        return OptimizerChoice.named(method.label()).create(COUNT);
    }

    private static float[] start() {
        return new float[COUNT];
    }

    /** Steps {@code begin} to {@code end}; the gradient of each depends on its number and on the parameters. */
    private static void run(Optimizer optimizer, float[] x, int begin, int end) {
        float[] gradient = new float[COUNT];
        for (int step = begin; step < end; step++) {
            SplittableRandom random = new SplittableRandom(step);
            for (int i = 0; i < COUNT; i++) {
                gradient[i] = (float) random.nextDouble(-1, 1) + 0.3f * x[i];
            }
            optimizer.step(x, gradient, 0.05);
        }
    }
}
