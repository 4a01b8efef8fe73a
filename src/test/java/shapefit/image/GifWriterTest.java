package shapefit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import shapefit.image.GifWriter.Frame;

class GifWriterTest {

    private static final int WIDTH = 31; // odd, not square: finds swapped axes
    private static final int HEIGHT = 17;

    @TempDir
    Path folder;

    /** What a program shows after each frame. */
    private List<int[]> shown(Path file) throws IOException {
        List<int[]> all = new ArrayList<>();
        int[] screen = new int[WIDTH * HEIGHT];
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                BufferedImage image = reader.read(i);
                for (int p = 0; p < screen.length; p++) {
                    int argb = image.getRGB(p % WIDTH, p / WIDTH);
                    screen[p] = argb >>> 24 == 0 ? screen[p] : argb & 0xffffff;
                }
                all.add(screen.clone());
            }
            reader.dispose();
        }
        return all;
    }

    /** Eight colours in stripes that move. */
    private static int[] stripes(int at) {
        int[] rgb = new int[WIDTH * HEIGHT];
        for (int p = 0; p < rgb.length; p++) {
            int stripe = (p % WIDTH + 2 * (p / WIDTH) + at) / 5 % 8;
            rgb[p] = (stripe & 4) * 0x3c0000 | (stripe & 2) * 0x5000 | (stripe & 1) * 0x90;
        }
        return rgb;
    }

    @Test
    void fewColoursComeBackExactlyInEveryFrame() throws IOException {
        Path file = folder.resolve("stripes.gif");
        List<int[]> pictures = List.of(stripes(0), stripes(1), stripes(1), stripes(9));
        GifWriter.write(
                file, WIDTH, HEIGHT, pictures.stream().map(p -> new Frame(p, 7)).toList());
        List<int[]> shown = shown(file);
        assertThat(shown).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(shown.get(i)).as("frame %d", i).isEqualTo(pictures.get(i));
        }
    }

    @Test
    void manyColoursComeBackNearly() throws IOException {
        Path file = folder.resolve("noise.gif");
        SplittableRandom random = new SplittableRandom(3);
        int[] noise = random.ints(WIDTH * HEIGHT, 0, 1 << 24).toArray();
        GifWriter.write(file, WIDTH, HEIGHT, List.of(new Frame(noise, 10)));
        int[] back = shown(file).get(0);
        double sum = 0;
        for (int p = 0; p < noise.length; p++) {
            for (int shift = 0; shift < 24; shift += 8) {
                sum += Math.abs((noise[p] >> shift & 255) - (back[p] >> shift & 255));
            }
        }
        assertThat(sum / (3.0 * noise.length)).isLessThan(12); // measured 7.4: 527 colours in 255
    }

    @Test
    void delaysAndRepetitionAreInTheFile() throws IOException {
        Path file = folder.resolve("delays.gif");
        GifWriter.write(file, WIDTH, HEIGHT, List.of(new Frame(stripes(0), 50), new Frame(stripes(3), 7)));
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("NETSCAPE2.0\3\1\0\0\0");
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            assertThat(List.of(delay(reader, 0), delay(reader, 1))).containsExactly("50", "7");
            reader.dispose();
        }
    }

    private static String delay(ImageReader reader, int frame) throws IOException {
        Element root = (Element) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
        return ((Element) root.getElementsByTagName("GraphicControlExtension").item(0)).getAttribute("delayTime");
    }

    @Test
    void whatStandsStillCostsNextToNothing() throws IOException {
        Path one = folder.resolve("one.gif");
        Path hundred = folder.resolve("hundred.gif");
        int[] noise = new SplittableRandom(3).ints(WIDTH * HEIGHT, 0, 1 << 24).toArray();
        Frame frame = new Frame(noise, 10);
        GifWriter.write(one, WIDTH, HEIGHT, List.of(frame));
        GifWriter.write(hundred, WIDTH, HEIGHT, Collections.nCopies(100, frame));
        assertThat((Files.size(hundred) - Files.size(one)) / 99).isLessThan(100); // measured 60 bytes
    }

    @Test
    void wrongSizesAndNoFramesAreRefused() {
        Path file = folder.resolve("none.gif");
        assertThatThrownBy(() -> GifWriter.write(file, WIDTH, HEIGHT, List.of()))
                .hasMessageContaining("at least one frame");
        assertThatThrownBy(() -> GifWriter.write(file, 5, 5, List.of(new Frame(stripes(0), 7))))
                .hasMessageContaining("frame must be [5, 5], got length 527");
        assertThat(file).doesNotExist();
    }
}
