package shapefit.app.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import shapefit.image.PixelRect;

class OutlineTest {

    private static final int SIZE = 101;

    private static boolean[] disc(double radius) {
        boolean[] inside = new boolean[SIZE * SIZE];
        for (int p = 0; p < inside.length; p++) {
            inside[p] = Math.hypot(p % SIZE - 50, p / SIZE - 50) <= radius;
        }
        return inside;
    }

    @Test
    void theDistanceIsThatToTheNearestPixelInside() {
        boolean[] inside = new boolean[SIZE * SIZE];
        inside[20 * SIZE + 30] = true;
        inside[70 * SIZE + 60] = true;
        float[] distance = DistanceField.outside(inside, SIZE, SIZE);
        for (int p = 0; p < distance.length; p++) {
            int x = p % SIZE;
            int y = p / SIZE;
            double expected = Math.min(Math.hypot(x - 30, y - 20), Math.hypot(x - 60, y - 70));
            assertThat((double) distance[p]).isCloseTo(expected, within(1e-4)); // single precision
        }
    }

    @Test
    void withNothingInsideAllIsFar() {
        assertThat(DistanceField.outside(new boolean[35], 7, 5)).containsOnly(1e6f);
    }

    @Test
    void aBoxHoldsAllThatIsSeenAndAPixelMore() {
        int[] object = new int[8 * 6];
        int[] band = new int[8 * 6];
        assertThat(LayerMaker.box(object, band, 8, 6)).isEqualTo(new PixelRect(0, 0, 1, 1));
        object[2 * 8 + 3] = 0xff000000;
        band[4 * 8 + 7] = 0x01000000;
        assertThat(LayerMaker.box(object, band, 8, 6))
                .isEqualTo(new PixelRect(2, 1, 6, 5)); // no farther than the border
        band[4 * 8 + 7] = 0;
        assertThat(LayerMaker.box(object, band, 8, 6)).isEqualTo(new PixelRect(2, 1, 3, 3));
    }

    @Test
    void theRimOfADiscIsOneClosedLineAtItsDistance() {
        float[] distance = DistanceField.outside(disc(20), SIZE, SIZE);
        List<double[]> lines = Contour.of(distance, SIZE, SIZE, 10, 2);
        assertThat(lines).hasSize(1);
        double[] line = lines.get(0);
        assertThat(line[0]).isEqualTo(line[line.length - 2]);
        for (int i = 0; i < line.length; i += 2) {
            // Unit 2: radius 2 · (20 + 10) about pixel centre 50, which lies at 2 · 50.5. Off by half a pixel: 0.9.
            assertThat(Math.hypot(line[i] - 101, line[i + 1] - 101)).isCloseTo(60, within(1.5));
        }
    }

    @Test
    void aLineThatLeavesThePictureStaysOpen() {
        float[] half = new float[SIZE * SIZE];
        for (int p = 0; p < half.length; p++) {
            half[p] = p % SIZE < 40 ? 1 : 0;
        }
        List<double[]> lines = Contour.of(half, SIZE, SIZE, 0.5f, 1);
        assertThat(lines).hasSize(1);
        for (int i = 0; i < lines.get(0).length; i += 2) {
            assertThat(lines.get(0)[i]).isCloseTo(40, within(1e-9)); // between two pixel centres
        }
    }

    @Test
    void nothingHasNoOutline() {
        assertThat(Contour.of(new float[SIZE * SIZE], SIZE, SIZE, 0.5f, 1)).isEmpty();
    }
}
