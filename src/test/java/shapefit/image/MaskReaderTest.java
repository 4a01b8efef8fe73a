package shapefit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of {@link ImageReader#readMask}. */
class MaskReaderTest {

    private static final float U = Mask.UNKNOWN;

    @TempDir
    Path folder;

    @Test
    void softGreyIsCoverageAsItStands() throws Exception {
        assertThat(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 51, 255)).containsExactly(0, 0.2f, 1);
        assertThat(grey(BufferedImage.TYPE_USHORT_GRAY, 0, 13107, 65535)).containsExactly(0, 0.2f, 1);
    }

    @Test
    void bitmapsAreMasks() throws Exception {
        BufferedImage bits = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.setRGB(1, 0, 0xffffffff);
        assertThat(read(bits)).containsExactly(0, 1, 0);
    }

    @Test
    void theMiddleGreyOfATrimapIsUnknown() throws Exception {
        assertThat(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 128, 255)).containsExactly(0, U, 1);
        assertThat(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 127, 255)).containsExactly(0, U, 1);
        assertThat(grey(BufferedImage.TYPE_USHORT_GRAY, 0, 32768, 65535)).containsExactly(0, U, 1);
    }

    @Test
    void theMiddleGreyOfASoftMaskIsHalfCovered() throws Exception {
        assertThat(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 128, 129)).containsExactly(0, 128 / 255f, 129 / 255f);
    }

    @Test
    void aColourCountsByItsLargestChannel() throws Exception {
        assertThat(read(PictureFiles.rgb(3, 1, 0x330000, 0x00ff10, 0x808080))).containsExactly(0.2f, 1, 128 / 255f);
    }

    @Test
    void transparentPixelsOfAGreyMaskAreUnknown() throws Exception {
        assertThat(read(PictureFiles.argb(4, 1, 0xffffffff, 0xff000000, 0x00000000, 0x80333333)))
                .containsExactly(1, 0, U, 0.2f);
    }

    @Test
    void theAlphaOfACutOutIsItsCoverage() throws Exception {
        assertThat(read(PictureFiles.argb(3, 1, 0xffffffff, 0x00ffffff, 0x33ffffff)))
                .containsExactly(1, 0, 0.2f);
        assertThat(read(PictureFiles.argb(3, 1, 0xff000000, 0x00000000, 0x33000000)))
                .containsExactly(1, 0, 0.2f);
        assertThat(read(PictureFiles.argb(3, 1, 0xffffffff, 0x00000000, 0x33ffffff)))
                .containsExactly(1, 0, 0.2f);
        assertThat(read(PictureFiles.argb(3, 1, 0xff604020, 0xff102030, 0x00000000)))
                .containsExactly(1, 1, 0);
    }

    @Test
    void anAlphaChannelThatHidesNothingIsIgnored() throws Exception {
        assertThat(read(PictureFiles.argb(2, 1, 0xff000000, 0xffffffff))).containsExactly(0, 1);
    }

    @Test
    void masksAreTurnedUprightToo() throws Exception {
        byte[] png = PictureFiles.encode(PictureFiles.rgb(2, 1, 0xffffff, 0), "png");
        Mask mask = ImageReader.readMask(Files.write(folder.resolve("m.png"), PictureFiles.pngWithExif(png, 8)));
        assertThat(mask.width()).isEqualTo(1);
        assertThat(mask.coverage()).containsExactly(0, 1);
    }

    @Test
    void aWrittenMaskReadsBackTheSame() throws Exception {
        float[][] masks = {
            {0, 0.2f, 1, 1}, {U, 0, 0.2f, 1}, {U, 1, 1, 1}, {U, 0, 0, 0}, {U, 0, 128 / 255f, 1}, {0, 0, 0, 0},
        };
        Path file = folder.resolve("m.png");
        for (float[] coverage : masks) {
            ImageWriter.writePng(file, new Mask(4, 1, coverage));
            assertThat(ImageReader.readMask(file).coverage()).containsExactly(coverage);
        }
    }

    private float[] grey(int type, int... samples) throws Exception {
        return read(PictureFiles.grey(type, samples.length, 1, samples));
    }

    private float[] read(BufferedImage image) throws Exception {
        Path file = Files.write(folder.resolve("m.png"), PictureFiles.encode(image, "png"));
        return ImageReader.readMask(file).coverage();
    }
}
