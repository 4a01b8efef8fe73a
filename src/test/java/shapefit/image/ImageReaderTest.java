package shapefit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static shapefit.image.PictureFiles.COLORS;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReaderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void coloursOfLosslessFilesAreExact(String format) throws Exception {
        assertColors(
                ImageReader.decodeColor(PictureFiles.encode(PictureFiles.rgb(3, 2, COLORS), format), "x"), 3, COLORS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "Deflate", "PackBits"})
    void compressedTiffIsExact(String compression) throws Exception {
        byte[] file = PictureFiles.tiffCompressed(PictureFiles.rgb(3, 2, COLORS), compression);
        assertColors(ImageReader.decodeColor(file, "x"), 3, COLORS);
    }

    @Test
    void coloursOfWebpAreExactWhenItIsLossless() throws Exception {
        assertColors(ImageReader.decodeColor(PictureFiles.WEBP_LOSSLESS, "x"), 3, COLORS);
    }

    @Test
    void coloursOfJpegAndLossyWebpAreNear() throws Exception {
        FloatImage jpeg = ImageReader.decodeColor(PictureFiles.encode(PictureFiles.ramp(24, 16), "jpeg"), "x");
        FloatImage webp = ImageReader.decodeColor(PictureFiles.WEBP_LOSSY, "x");
        assertThat(jpeg.width()).isEqualTo(24);
        assertThat(webp.height()).isEqualTo(16);
        // 8-bit steps; 5 (JPEG) and 11 (WebP) were measured.
        assertThat(255 * Srgb.toSrgb(jpeg.at(12, 8, 0))).isBetween(110f, 145f);
        assertThat(255 * Srgb.toSrgb(webp.at(12, 8, 0))).isBetween(105f, 135f);
        assertThat(255 * Srgb.toSrgb(webp.at(12, 8, 2))).isBetween(105f, 135f);
    }

    @Test
    void cmykJpegIsReadAsItsColour() throws Exception {
        FloatImage image = ImageReader.decodeColor(PictureFiles.JPEG_CMYK, "x");
        assertThat(image.at(4, 4, 0)).isGreaterThan(0.7f);
        assertThat(image.at(4, 4, 1)).isLessThan(0.1f);
        assertThat(image.at(4, 4, 2)).isLessThan(0.1f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff", "jpeg"})
    void greyIsNotBrightened(String format) throws Exception {
        BufferedImage grey = PictureFiles.grey(BufferedImage.TYPE_BYTE_GRAY, 2, 1, 128, 128);
        FloatImage image = ImageReader.decodeColor(PictureFiles.encode(grey, format), "x");
        assertThat(image.at(0, 0, 0)).isEqualTo(Srgb.byteToLinear(128));
        assertThat(image.at(1, 0, 2)).isEqualTo(Srgb.byteToLinear(128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void sixteenBitsAreKept(String format) throws Exception {
        BufferedImage grey = PictureFiles.grey(BufferedImage.TYPE_USHORT_GRAY, 2, 1, 30000, 30100);
        FloatImage image = ImageReader.decodeColor(PictureFiles.encode(grey, format), "x");
        assertThat(image.at(0, 0, 1)).isEqualTo(Srgb.toLinear(30000 / 65535f));
        assertThat(image.at(1, 0, 1)).isEqualTo(Srgb.toLinear(30100 / 65535f));
    }

    @Test
    void palettesAndBitmapsAreRead() throws Exception {
        BufferedImage indexed = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_INDEXED);
        indexed.setRGB(0, 0, 0xffff0000);
        assertColors(ImageReader.decodeColor(PictureFiles.encode(indexed, "png"), "x"), 3, 0xff0000, 0, 0, 0, 0, 0);
        BufferedImage bits = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.setRGB(1, 0, 0xffffffff);
        for (String format : new String[] {"png", "tiff"}) {
            assertColors(ImageReader.decodeColor(PictureFiles.encode(bits, format), "x"), 3, 0, 0xffffff, 0);
        }
    }

    @Test
    void alphaDoesNotChangeColours() throws Exception {
        BufferedImage image = PictureFiles.argb(3, 1, 0x00ff8000, 0x80204060, 0xff010203);
        assertColors(ImageReader.decodeColor(PictureFiles.encode(image, "png"), "x"), 3, 0xff8000, 0x204060, 0x010203);
    }

    /** Where the stored corner pixel (0, 0) and its right neighbour (1, 0) must end up, from the EXIF standard's table. */
    @ParameterizedTest
    @CsvSource({
        "1, 3, 0, 0, 1, 0",
        "2, 3, 2, 0, 1, 0",
        "3, 3, 2, 1, 1, 1",
        "4, 3, 0, 1, 1, 1",
        "5, 2, 0, 0, 0, 1",
        "6, 2, 1, 0, 1, 1",
        "7, 2, 1, 2, 1, 1",
        "8, 2, 0, 2, 0, 1",
    })
    void picturesAreTurnedUpright(int orientation, int width, int x0, int y0, int x1, int y1) throws Exception {
        BufferedImage stored = PictureFiles.rgb(3, 2, COLORS);
        byte[][] files = {
            PictureFiles.tiff(3, 2, orientation, COLORS),
            PictureFiles.pngWithExif(PictureFiles.encode(stored, "png"), orientation),
            PictureFiles.webpWithExif(PictureFiles.WEBP_LOSSLESS, 3, 2, orientation),
        };
        for (byte[] file : files) {
            FloatImage image = ImageReader.decodeColor(file, "x");
            assertThat(image.width()).isEqualTo(width);
            assertThat(image.height()).isEqualTo(6 / width);
            assertThat(colorAt(image, x0, y0)).isEqualTo(COLORS[0]);
            assertThat(colorAt(image, x1, y1)).isEqualTo(COLORS[1]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 48",
        "2, 1, 0, 48",
        "3, 1, 1, 48",
        "4, 0, 1, 48",
        "5, 0, 0, 32",
        "6, 1, 0, 32",
        "7, 1, 1, 32",
        "8, 0, 1, 32"
    })
    void jpegPhotosAreTurnedUpright(int orientation, int right, int bottom, int width) throws Exception {
        BufferedImage stored = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            stored.setRGB(i % 8, i / 8, 0xffffff);
        }
        byte[] file = PictureFiles.jpegWithExif(PictureFiles.encode(stored, "jpeg"), orientation);
        FloatImage image = ImageReader.decodeColor(file, "x");
        assertThat(image.width()).isEqualTo(width);
        int x = right == 1 ? image.width() - 1 : 0;
        int y = bottom == 1 ? image.height() - 1 : 0;
        assertThat(image.at(x, y, 1)).isGreaterThan(0.9f);
        assertThat(image.at(image.width() - 1 - x, y, 1)).isLessThan(0.1f);
        assertThat(image.at(x, image.height() - 1 - y, 1)).isLessThan(0.1f);
    }

    @Test
    void theLensIsReadFromExif() throws Exception {
        byte[] jpeg = PictureFiles.encode(PictureFiles.ramp(40, 30), "jpeg");
        Path file = Files.write(folder.resolve("photo.jpg"), PictureFiles.jpegWithExif(jpeg, 6));
        ExifLens lens = ImageReader.readExif(file).orElseThrow();
        assertThat(lens.focalLength35mm()).hasValue(26);
        assertThat(lens.focalLengthMm()).hasValue(5.4);
        assertThat(lens.make()).isEqualTo("Maker");
        assertThat(lens.model()).isEmpty();
        assertThat(lens.width()).isEqualTo(30); // upright
        assertThat(lens.height()).isEqualTo(40);
        // 26 mm · 5000 px / 43.27 mm
        assertThat(lens.focalPixels(4000, 3000).orElseThrow()).isBetween(3004.3, 3004.5);
        assertThat(ImageReader.readExif(Files.write(folder.resolve("bare.jpg"), jpeg)))
                .isEmpty();
    }

    private static int colorAt(FloatImage image, int x, int y) {
        return Srgb.toSrgbByte(image.at(x, y, 0)) << 16
                | Srgb.toSrgbByte(image.at(x, y, 1)) << 8
                | Srgb.toSrgbByte(image.at(x, y, 2));
    }

    private static void assertColors(FloatImage image, int width, int... colors) {
        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(colors.length / width);
        for (int i = 0; i < colors.length; i++) {
            assertThat(colorAt(image, i % width, i / width)).as("pixel %d", i).isEqualTo(colors[i]);
        }
    }
}
