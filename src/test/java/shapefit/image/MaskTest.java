package shapefit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MaskTest {

    private static final float U = Mask.UNKNOWN;
    private static final Mask MASK = new Mask(4, 3, new float[] {0, 0, 0.4f, 0, 0, 1, 0.6f, U, 0, 0, 0, U});

    @Test
    void boundsHoldWhatIsCoveredByMoreThanHalf() {
        assertThat(MASK.bounds()).contains(new PixelRect(1, 1, 2, 1));
        assertThat(new Mask(2, 1, new float[] {0.5f, U}).bounds()).isEmpty();
    }

    @Test
    void areaAndCentroidLeaveOutWhatIsUnknown() {
        assertThat(MASK.area()).isEqualTo((double) 0.4f + 1 + 0.6f);
        assertThat(MASK.countUnknown()).isEqualTo(2);
        Mask.Centroid centre =
                new Mask(3, 2, new float[] {0, 0, 0.5f, 0, U, 0.5f}).centroid().orElseThrow();
        assertThat(centre).isEqualTo(new Mask.Centroid(2, 0.5));
        assertThat(new Mask(1, 2, new float[] {0, U}).centroid()).isEmpty();
    }

    @Test
    void arraysAreCopiedInAndOut() {
        float[] coverage = {0, 1};
        Mask mask = new Mask(2, 1, coverage);
        coverage[0] = 1;
        mask.coverage()[1] = 0;
        assertThat(mask.coverage()).containsExactly(0, 1);
        float[] rgb = {0, 0, 0};
        FloatImage image = new FloatImage(1, 1, rgb);
        rgb[0] = 1;
        image.rgb()[1] = 1;
        assertThat(image.rgb()).containsExactly(0, 0, 0);
    }

    @Test
    void wrongShapesAndValuesAreRefused() {
        assertThatThrownBy(() -> new Mask(2, 1, new float[3])).hasMessage("mask must be [1, 2], got length 3");
        assertThatThrownBy(() -> new Mask(1, 1, new float[] {2})).hasMessageContaining("got 2.0");
        assertThatThrownBy(() -> new Mask(1, 1, new float[] {Float.NaN})).hasMessageContaining("NaN");
        assertThatThrownBy(() -> FloatImage.constant(0, 1, 0, 0, 0)).hasMessageContaining("0 × 1");
    }
}
