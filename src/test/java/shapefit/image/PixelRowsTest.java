package shapefit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kinds of picture that decoders return. */
class PixelRowsTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE
            })
    void coloursAreStraightHoweverTheyAreKept(int type) throws Exception {
        BufferedImage image = new BufferedImage(2, 1, type);
        image.setRGB(0, 0, 0xff102030);
        image.setRGB(1, 0, 0x80ff8000);
        int[] row = new int[8];
        new PixelRows(image, true, "x").read(0, row);
        // 128 / 2 of 255 comes back as 128 or 127, whatever the half was rounded to.
        row[5] = row[5] == 127 ? 128 : row[5];
        assertThat(row).containsExactly(0x10, 0x20, 0x30, 255, 255, 128, 0, 128);
    }

    @Test
    void coloursOfAnotherProfileBecomeSrgb() throws Exception {
        ColorSpace linear = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
        BufferedImage image = image(linear, DataBuffer.TYPE_BYTE);
        image.getRaster().setPixel(0, 0, new int[] {55, 55, 0});
        int[] row = new int[4];
        new PixelRows(image, true, "x").read(0, row);
        // Linear 55 / 255 is sRGB 128; the colour engine's tables may be one step off.
        assertThat(row[0]).isBetween(127, 129);
        assertThat(row[2]).isZero();
        new PixelRows(image, false, "x").read(0, row);
        assertThat(row).containsExactly(55, 55, 0, 255);
    }

    @Test
    void samplesThatAreNotWholeNumbersAreRefused() {
        BufferedImage image = image(ColorSpace.getInstance(ColorSpace.CS_sRGB), DataBuffer.TYPE_FLOAT);
        assertThatThrownBy(() -> new PixelRows(image, true, "x.tif"))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage("x.tif: its samples are not whole numbers of 8 or 16 bits; save it as PNG");
    }

    private static BufferedImage image(ColorSpace space, int type) {
        ColorModel colors = new ComponentColorModel(space, false, false, Transparency.OPAQUE, type);
        return new BufferedImage(colors, colors.createCompatibleWritableRaster(1, 1), false, null);
    }
}
