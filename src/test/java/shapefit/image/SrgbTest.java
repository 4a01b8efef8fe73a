package shapefit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SrgbTest {

    @Test
    void knownValuesOfTheCurve() {
        assertThat(Srgb.toLinear(0)).isZero();
        assertThat(Srgb.toLinear(1)).isEqualTo(1);
        assertThat(Srgb.toLinear(0.5f)).isCloseTo(0.21404114f, within(1e-7f)); // IEC 61966-2-1
        assertThat(Srgb.toSrgb(0.21404114f)).isCloseTo(0.5f, within(1e-6f));
        assertThat(Srgb.toLinear(0.02f)).isCloseTo(0.02f / 12.92f, within(1e-9f));
    }

    @Test
    void backAndForthIsTheSame() {
        for (int i = 0; i <= 1000; i++) {
            float encoded = i / 1000f;
            // One step of a float near 1 is 6e-8; 1.2e-7 was measured.
            assertThat(Srgb.toSrgb(Srgb.toLinear(encoded))).isCloseTo(encoded, within(3e-7f));
        }
    }

    @Test
    void theTablesAreTheCurve() {
        for (int v = 0; v <= 255; v++) {
            assertThat(Srgb.byteToLinear(v)).isEqualTo(Srgb.toLinear(v / 255f), within(1e-7f));
            assertThat(Srgb.toSrgbByte(Srgb.byteToLinear(v))).isEqualTo(v);
        }
        for (int i = 0; i <= 100_000; i++) {
            float linear = i / 100_000f;
            // Half a byte, and what a float's last digit makes of it: 2e-5 was measured.
            assertThat((float) Srgb.toSrgbByte(linear)).isCloseTo(255 * Srgb.toSrgb(linear), within(0.5001f));
        }
    }

    @Test
    void bytesAreClamped() {
        assertThat(Srgb.toSrgbByte(-1)).isZero();
        assertThat(Srgb.toSrgbByte(Float.NaN)).isZero();
        assertThat(Srgb.toSrgbByte(7)).isEqualTo(255);
    }
}
