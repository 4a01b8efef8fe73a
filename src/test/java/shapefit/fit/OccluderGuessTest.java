package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import shapefit.image.Mask;

class OccluderGuessTest {

    private static final int SIDE = 40;

    /** 1 in columns from {@code left} to {@code right} of the middle 20 rows. */
    private static float[] block(int left, int right) {
        float[] block = new float[SIDE * SIDE];
        for (int p = 0; p < block.length; p++) {
            boolean inside = p / SIDE >= 10 && p / SIDE < 30 && p % SIDE >= left && p % SIDE < right;
            block[p] = inside ? 1 : 0;
        }
        return block;
    }

    private static boolean[] covered(int left, int right) {
        float[] block = block(left, right);
        boolean[] covered = new boolean[block.length];
        for (int p = 0; p < covered.length; p++) {
            covered[p] = block[p] == 1;
        }
        return covered;
    }

    @Test
    void aPoseIsBelievedThatExplainsNearlyAllOfTheMask() {
        assertThat(OccluderGuess.isBelievable(block(10, 24), covered(10, 30))).isTrue();
        assertThat(OccluderGuess.isBelievable(block(10, 30), covered(13, 33))).isFalse(); // 15 % of the mask is bare
    }

    @Test
    void aThickPartThatTheMaskLeavesOutIsTakenToBeHidden() {
        float[] mask = block(10, 24);
        float[] marked = OccluderGuess.mark(mask, covered(10, 30), SIDE, SIDE, 1);

        assertThat(marked[20 * SIDE + 27]).isEqualTo(Mask.UNKNOWN);
        assertThat(marked[20 * SIDE + 15]).isEqualTo(1);
        // 6 of 14 columns of the mask.
        assertThat(OccluderGuess.share(mask, marked, covered(10, 30))).isCloseTo(6 / 14.0, within(1e-9));
    }

    @Test
    void anErrorOfTheMasksEdgeIsNotAPatch() {
        float[] mask = block(10, 28);
        assertThat(OccluderGuess.mark(mask, covered(10, 30), SIDE, SIDE, 1)).isEqualTo(mask);
        assertThat(OccluderGuess.mark(block(10, 26), covered(10, 30), SIDE, SIDE, 4))
                .isEqualTo(block(10, 26));
    }

    @Test
    void anObjectOfWhichMoreThanHalfSeemsHiddenIsNotThere() {
        float[] mask = block(10, 20);
        assertThat(OccluderGuess.mark(mask, covered(10, 32), SIDE, SIDE, 1)).isEqualTo(mask);
    }
}
