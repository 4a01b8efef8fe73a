package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedPointSumsTest {

    private static float[] drain(FixedPointSums sums, int length) {
        float[] out = new float[length];
        for (int chunk = 0; chunk < sums.chunks(); chunk++) {
            sums.drain(chunk, out);
        }
        sums.end();
        return out;
    }

    @Test
    void anyOrderGivesTheSameBitsAndTheRightSum() {
        float[] values = Scenes.numbers(new Random(3), 10_000, -1, 1);
        double exact = 0;
        FixedPointSums forth = new FixedPointSums();
        FixedPointSums back = new FixedPointSums();
        forth.begin(1, 10_000);
        back.begin(1, 10_000);
        for (int i = 0; i < values.length; i++) {
            exact += values[i];
            forth.add(0, values[i]);
            back.add(0, values[values.length - 1 - i]);
        }
        float sum = drain(forth, 1)[0];
        assertThat(sum).isEqualTo((float) exact);
        assertThat(drain(back, 1)[0]).isEqualTo(sum);
    }

    @Test
    void sumsAtTheBoundDoNotOverflow() {
        for (double bound : new double[] {1e-30, 1, 1023.9999, 1024, 3e30}) {
            FixedPointSums sums = new FixedPointSums();
            sums.begin(2, bound);
            for (int i = 0; i < 4; i++) {
                sums.add(0, (float) (bound / 4));
                sums.add(1, (float) (-bound / 4));
            }
            float[] out = drain(sums, 2);
            assertThat(out[0]).isEqualTo((float) bound);
            assertThat(out[1]).isEqualTo((float) -bound);
        }
    }

    @Test
    void eachJobStartsFromZeroEvenAfterOneThatWasNotFinished() {
        FixedPointSums sums = new FixedPointSums();
        sums.begin(40_000, 1);
        sums.add(39_999, 1);
        sums.begin(40_000, 1);
        sums.add(0, 0.5f);
        float[] out = drain(sums, 40_000);
        assertThat(out[0]).isEqualTo(0.5f);
        assertThat(out[39_999]).isZero();
        sums.begin(1, 0);
        assertThat(drain(sums, 1)[0]).isZero();
    }
}
