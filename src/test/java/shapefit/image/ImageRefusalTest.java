package shapefit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageRefusalTest {

    @TempDir
    Path folder;

    @Test
    void aFileCutAnywhereIsAnError() throws Exception {
        for (var seed : seeds().entrySet()) {
            byte[] whole = seed.getValue();
            for (int length = 1; length < whole.length; length += Math.max(1, whole.length / 150)) {
                byte[] cut = Arrays.copyOf(whole, length);
                Throwable problem = catchThrowable(() -> ImageReader.decodeColor(cut, "photo"));
                assertThat(problem)
                        .as("%s cut at %d of %d", seed.getKey(), length, whole.length)
                        .isInstanceOf(ImageFormatException.class)
                        .hasMessageStartingWith("photo: ");
            }
            byte[] last = Arrays.copyOf(whole, whole.length - 1);
            assertThatThrownBy(() -> ImageReader.decodeColor(last, "photo")).hasMessageContaining("ends too early");
        }
    }

    @Test
    void aPhotoCutInTheMiddleSaysSo() throws Exception {
        byte[] whole = PictureFiles.encode(PictureFiles.ramp(200, 150), "jpeg");
        Path file = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ImageReader.readColor(file))
                .hasMessage(file + ": the file ends too early; copy or download it again");
    }

    @Test
    void aPhotoWithAHoleInItIsAnErrorEvenIfItEndsWell() throws Exception {
        byte[] whole = PictureFiles.encode(PictureFiles.ramp(200, 150), "jpeg");
        byte[] end = {(byte) 0xff, (byte) 0xd9};
        byte[] holed = PictureFiles.join(Arrays.copyOf(whole, whole.length / 2), end);
        assertThatThrownBy(() -> ImageReader.decodeColor(holed, "h.jpg"))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageStartingWith("h.jpg: the file is damaged (");
    }

    @Test
    void hugeHeadersAreRefusedBeforeDecoding() throws Exception {
        int side = 30_000;
        byte[] png = PictureFiles.encode(PictureFiles.rgb(1, 1, 0), "png");
        byte[] ihdr = ByteBuffer.allocate(13)
                .putInt(side)
                .putInt(side)
                .put((byte) 8)
                .put((byte) 6)
                .array();
        byte[] hugePng = PictureFiles.join(
                Arrays.copyOf(png, 8), PictureFiles.chunk("IHDR", ihdr), Arrays.copyOfRange(png, 33, png.length));
        byte[] hugeJpeg = PictureFiles.encode(PictureFiles.ramp(8, 8), "jpeg");
        int frame = indexOf(hugeJpeg, 0xc0);
        ByteBuffer.wrap(hugeJpeg).putShort(frame + 4, (short) side).putShort(frame + 6, (short) side);
        byte[] hugeTiff = PictureFiles.tiff(1, 1, 1, 0);
        hugeTiff[8 + 2 + 8 + 1] = 0x75; // 0x7501 = 29953 columns
        hugeTiff[8 + 2 + 12 + 8 + 1] = 0x75;
        byte[] hugeWebp = PictureFiles.webpWithExif(PictureFiles.WEBP_LOSSLESS, 3, 2, 1);
        hugeWebp[25] = 0x75;
        hugeWebp[28] = 0x75;
        for (byte[] file : new byte[][] {hugePng, hugeJpeg, hugeTiff, hugeWebp}) {
            assertThatThrownBy(() -> ImageReader.decodeColor(file, "bomb"))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("are more than 100 megapixels; make it smaller first");
            Path bomb = Files.write(folder.resolve("bomb"), file);
            assertThatThrownBy(() -> ImageReader.readMask(bomb)).hasMessageContaining("100 megapixels");
            assertThatThrownBy(() -> ImageReader.readExif(bomb)).hasMessageContaining("100 megapixels");
        }
    }

    @Test
    void tiffTablesThatLeaveTheFileAreRefused() {
        byte[] giantStrip = PictureFiles.tiff(2, 2, 1, 1, 2, 3, 4);
        int lengthField = 8 + 2 + 12 * 9;
        ByteBuffer.wrap(giantStrip).putInt(lengthField + 8, -1);
        assertThatThrownBy(() -> ImageReader.decodeColor(giantStrip, "t")).hasMessageContaining("ends too early");
        byte[] giantTable = PictureFiles.tiff(2, 2, 1, 1, 2, 3, 4);
        ByteBuffer.wrap(giantTable).putInt(lengthField + 4, -1);
        assertThatThrownBy(() -> ImageReader.decodeColor(giantTable, "t")).hasMessageContaining("ends too early");
    }

    @Test
    void otherFilesAreRefusedWithAdvice() throws Exception {
        assertRefused(new byte[0], "the file is empty; copy it again");
        assertRefused("\0\0\0\u0018ftypheic\0\0\0\0", "HEIC pictures are not read; convert it to JPEG or PNG first");
        assertRefused("\0\0\0\u0018ftypavif\0\0\0\0", "AVIF pictures are not read; convert it to JPEG or PNG first");
        assertRefused("\0\0\0\u0018ftypisom\0\0\0\0", "this is not a PNG, JPEG, WebP or TIFF picture");
        assertRefused("GIF89a", "GIF pictures are not read; convert it to JPEG or PNG first");
        assertRefused("hello world", "this is not a PNG, JPEG, WebP or TIFF picture; name a picture file");
        Path absent = folder.resolve("absent.png");
        assertThatThrownBy(() -> ImageReader.readColor(absent))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage(absent + ": there is no such file; check its name");
        assertThatThrownBy(() -> ImageReader.readMask(folder)).hasMessageContaining("this is not a file");
    }

    @Test
    void aWrongChecksumIsAnError() throws Exception {
        byte[] png = PictureFiles.encode(PictureFiles.ramp(20, 20), "png");
        png[60] ^= 1;
        assertThatThrownBy(() -> ImageReader.decodeColor(png, "p.png")).hasMessageContaining("a checksum does not fit");
    }

    @Test
    void bytesBehindThePictureAreNoError() throws Exception {
        byte[] jpeg = PictureFiles.encode(PictureFiles.ramp(20, 10), "jpeg");
        byte[] video = new byte[500];
        new Random(1).nextBytes(video);
        assertThat(ImageReader.decodeColor(PictureFiles.join(jpeg, video), "motion.jpg")
                        .width())
                .isEqualTo(20);
    }

    static Map<String, byte[]> seeds() throws Exception {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("png", PictureFiles.encode(PictureFiles.ramp(24, 16), "png"));
        seeds.put("jpeg", PictureFiles.jpegWithExif(PictureFiles.encode(PictureFiles.ramp(24, 16), "jpeg"), 6));
        seeds.put("webp lossless", PictureFiles.WEBP_LOSSLESS);
        seeds.put("webp lossy", PictureFiles.webpWithExif(PictureFiles.WEBP_LOSSY, 24, 16, 3));
        seeds.put("tiff", PictureFiles.tiff(3, 2, 6, PictureFiles.COLORS));
        seeds.put("tiff lzw", PictureFiles.tiffCompressed(PictureFiles.ramp(24, 16), "LZW"));
        seeds.put("tiff deflate", PictureFiles.tiffCompressed(PictureFiles.ramp(24, 16), "Deflate"));
        return seeds;
    }

    private void assertRefused(String content, String message) throws Exception {
        assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), message);
    }

    private void assertRefused(byte[] content, String message) throws Exception {
        Path file = Files.write(folder.resolve("file.bin"), content);
        assertThatThrownBy(() -> ImageReader.readColor(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageStartingWith(file + ": " + message);
    }

    /** Where the marker 0xff m begins. */
    private static int indexOf(byte[] file, int marker) {
        for (int i = 0; ; i++) {
            if ((file[i] & 0xff) == 0xff && (file[i + 1] & 0xff) == marker) {
                return i + 1;
            }
        }
    }
}
