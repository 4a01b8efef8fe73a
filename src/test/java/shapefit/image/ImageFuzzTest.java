package shapefit.image;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged files end in a picture or in an {@link ImageFormatException}, never in anything else. */
class ImageFuzzTest {

    private static final int MUTANTS = 500;

    static Stream<String> formats() throws Exception {
        return ImageRefusalTest.seeds().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noMutantEscapes(String format) throws Exception {
        byte[] seed = ImageRefusalTest.seeds().get(format);
        Random random = new Random(20261120);
        int read = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutate(seed, random);
            byte[] file = format.equals("png") ? withRightSums(mutant) : mutant;
            // A decoder that hangs would stop everything; this bound is far above the milliseconds that one takes.
            read += assertTimeoutPreemptively(ofSeconds(60), () -> survives(file), format + " mutant " + i);
        }
        assertThat(read).isLessThan(MUTANTS);
    }

    private static int survives(byte[] file) {
        try {
            FloatImage image = ImageReader.decodeColor(file, "mutant");
            assertThat((long) image.width() * image.height()).isBetween(1L, PictureHeader.MAX_PIXELS);
            return 1;
        } catch (ImageFormatException e) {
            assertThat(e).hasMessageStartingWith("mutant: ");
            return 0;
        }
    }

    private static byte[] mutate(byte[] seed, Random random) {
        byte[] mutant = seed.clone();
        int edits = 1 + random.nextInt(4);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(4)) {
                case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutant[at] = (byte) random.nextInt(256);
                case 2 -> mutant[at] = (byte) (random.nextBoolean() ? 0xff : 0);
                default -> mutant = random.nextInt(8) == 0 ? Arrays.copyOf(mutant, at + 1) : swap(mutant, at, random);
            }
        }
        return mutant;
    }

    private static byte[] swap(byte[] bytes, int at, Random random) {
        int other = random.nextInt(bytes.length);
        byte kept = bytes[at];
        bytes[at] = bytes[other];
        bytes[other] = kept;
        return bytes;
    }

    /** Checksums made right again where the chunks can still be followed, so that the decoder itself is tried. */
    private static byte[] withRightSums(byte[] png) {
        ByteBuffer in = ByteBuffer.wrap(png);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 8;
        out.write(png, 0, Math.min(at, png.length));
        while (at + 12 <= png.length && in.getInt(at) >= 0 && in.getInt(at) <= png.length - at - 12) {
            int length = in.getInt(at);
            CRC32 sum = new CRC32();
            sum.update(png, at + 4, length + 4);
            out.write(png, at, length + 8);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
            at += length + 12;
        }
        return out.toByteArray();
    }
}
