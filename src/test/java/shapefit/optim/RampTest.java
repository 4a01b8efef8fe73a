package shapefit.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RampTest {

    @Test
    void endsAreExact() {
        for (Ramp ramp : new Ramp[] {
            Ramp.geometric(0.1, 3e-7),
            Ramp.linear(0.1, 0.7),
            Ramp.geometric(3e-2, 1e-4).inLevels(3)
        }) {
            assertThat(ramp.at(0)).isEqualTo(ramp.from());
            assertThat(ramp.at(1)).isEqualTo(ramp.to());
        }
    }

    @Test
    void geometricGrowsByEqualRatiosAndLinearByEqualDifferences() {
        assertThat(Ramp.geometric(1e-2, 1e-4).at(0.5)).isCloseTo(1e-3, within(1e-17));
        assertThat(Ramp.geometric(1e-2, 1e-4).at(0.25)).isCloseTo(Math.pow(10, -2.5), within(1e-17));
        assertThat(Ramp.linear(2, -2).at(0.25)).isEqualTo(1);
        assertThat(Ramp.constant(0).at(0.3)).isZero();
    }

    @Test
    void levelsLastEquallyLong() {
        Ramp stairs = Ramp.geometric(1, 100).inLevels(3);

        assertThat(stairs.at(0.33)).isEqualTo(1);
        assertThat(stairs.at(0.34)).isCloseTo(10, within(1e-13));
        assertThat(stairs.at(0.66)).isCloseTo(10, within(1e-13));
        assertThat(stairs.at(0.67)).isEqualTo(100);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Ramp.geometric(0, 1)).hasMessage("a geometric ramp needs ends > 0, got 0.0 and 1.0");
        assertThatThrownBy(() -> Ramp.linear(Double.NaN, 1)).hasMessageContaining("finite");
        assertThatThrownBy(() -> Ramp.linear(0, 1).inLevels(1)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> Ramp.linear(0, 1).at(1.01)).hasMessage("progress must be in [0, 1], got 1.01");
        assertThatThrownBy(() -> Ramp.linear(0, 1).at(Double.NaN)).hasMessageContaining("NaN");
    }
}
