package shapefit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import shapefit.testing.Near;

class ResampleTest {

    private static final float U = Mask.UNKNOWN;

    @Test
    void theWholePictureInItsOwnSizeIsThePicture() {
        FloatImage image = noise(7, 5, 1);
        FloatImage same = Resample.image(image, new PixelRect(0, 0, 7, 5), 7, 5);
        assertThat(same.rgb()).isEqualTo(image.rgb());
    }

    @Test
    void anyRectangleOfOneColourIsThatColour() {
        FloatImage image = FloatImage.constant(6, 4, 0.1f, 0.7f, 2f);
        for (int[] size : new int[][] {{1, 1}, {3, 9}, {50, 2}}) {
            FloatImage part = Resample.image(image, new PixelRect(-3.3, -11.7, 8.9, 30.1), size[0], size[1]);
            assertThat(part.rgb())
                    .isEqualTo(FloatImage.constant(size[0], size[1], 0.1f, 0.7f, 2f)
                            .rgb());
        }
    }

    @Test
    void shrinkingIsTheMeanOverTheAreaAlsoBetweenPixels() {
        FloatImage image = noise(13, 11, 2);
        PixelRect source = new PixelRect(-2.4, 1.3, 12.9, 11.1);
        FloatImage small = Resample.image(image, source, 4, 3);
        double[] expected = new double[3 * 4 * 3];
        int fine = 60; // samples across one target pixel, each way
        for (int y = 0; y < 3 * fine; y++) {
            for (int x = 0; x < 4 * fine; x++) {
                int column = (int) Math.floor(source.x() + (x + 0.5) / (4 * fine) * source.width());
                int row = (int) Math.floor(source.y() + (y + 0.5) / (3 * fine) * source.height());
                for (int c = 0; c < 3; c++) {
                    expected[3 * (y / fine * 4 + x / fine) + c] +=
                            image.at(Math.max(0, Math.min(12, column)), Math.max(0, Math.min(10, row)), c)
                                    / (fine * fine);
                }
            }
        }
        // The sampled mean is off by up to one sample at each pixel edge: 6e-3 was measured.
        Near.assertNear(expected, doubles(small.rgb()), 0.015f, 0);
    }

    @Test
    void growingInterpolatesBetweenPixelCentres() {
        FloatImage image = new FloatImage(2, 1, new float[] {0, 1, 0, 1, 0, 0.5f});
        FloatImage large = Resample.image(image, new PixelRect(0, 0, 2, 1), 4, 1);
        assertThat(large.rgb()).containsExactly(0, 1, 0, 0.25f, 0.75f, 0.125f, 0.75f, 0.25f, 0.375f, 1, 0, 0.5f);
    }

    @Test
    void aMaskPixelIsUnknownWhenMoreThanHalfOfItsAreaIs() {
        Mask mask = new Mask(4, 2, new float[] {1, U, U, U, 0, U, 1, U});
        Mask small = Resample.mask(mask, new PixelRect(0, 0, 4, 2), 2, 1);
        assertThat(small.coverage()).containsExactly(0.5f, U);
    }

    @Test
    void whatTheCameraDidNotSeeIsUnknown() {
        Mask mask = new Mask(2, 2, new float[] {1, 1, 1, 1});
        Mask wider = Resample.mask(mask, new PixelRect(-2, 0, 6, 2), 6, 2);
        assertThat(wider.coverage()).containsExactly(U, U, 1, 1, U, U, U, U, 1, 1, U, U);
        Mask beside = Resample.mask(mask, new PixelRect(-500, -500, 3, 3), 2, 2);
        assertThat(beside.countUnknown()).isEqualTo(4);
    }

    @Test
    void theKnownPartOfAMaskPixelIsAveraged() {
        Mask mask = new Mask(4, 1, new float[] {1, 0, 0.5f, U});
        Mask small = Resample.mask(mask, new PixelRect(0, 0, 4, 1), 1, 1);
        assertThat(small.coverage()).containsExactly(0.5f);
    }

    @Test
    void aLargePhotoShrinksAndKeepsItsMean() {
        int width = 4000;
        int height = 3000;
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = i % 7 / 7f;
        }
        FloatImage small =
                Resample.image(FloatImage.keeping(width, height, rgb), new PixelRect(0, 0, width, height), 256, 192);
        double sum = 0;
        for (float value : small.shared()) {
            sum += value;
        }
        assertThat(sum / small.shared().length).isBetween(0.428, 0.429); // 3/7
    }

    @Test
    void nonsenseIsRefused() {
        FloatImage image = FloatImage.constant(2, 2, 0, 0, 0);
        assertThatThrownBy(() -> new PixelRect(0, 0, 0, 1)).hasMessageContaining("not empty");
        assertThatThrownBy(() -> new PixelRect(Double.NaN, 0, 1, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new PixelRect(0, 1e10, 1, 1)).hasMessageContaining("within 1e9 pixels");
        PixelRect all = new PixelRect(0, 0, 2, 2);
        assertThatThrownBy(() -> Resample.image(image, all, 0, 1)).hasMessageContaining("0 × 1");
        assertThatThrownBy(() -> Resample.image(image, all, 100_000, 100_000)).hasMessageContaining("100000");
    }

    private static FloatImage noise(int width, int height, long seed) {
        Random random = new Random(seed);
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = random.nextFloat();
        }
        return new FloatImage(width, height, rgb);
    }

    private static double[] doubles(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }
}
