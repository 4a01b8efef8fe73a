package shapefit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageWriterTest {

    @TempDir
    Path folder;

    @Test
    void coloursAreWrittenAsRoundedSrgb() throws Exception {
        Path file = folder.resolve("c.png");
        ImageWriter.writePng(file, new FloatImage(2, 1, new float[] {0, 0.21404114f, 1, -1, 9, Float.NaN}));
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff0080ff);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xff00ff00);
    }

    @Test
    void everyByteSurvivesWritingAndReading() throws Exception {
        float[] rgb = new float[3 * 256];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Srgb.byteToLinear(i / 3);
        }
        FloatImage image = new FloatImage(256, 1, rgb);
        assertThat(ImageReader.decodeColor(ImageWriter.encodePng(image), "x").rgb())
                .isEqualTo(rgb);
    }

    @Test
    void alphaIsWrittenLinearly() throws Exception {
        Path file = folder.resolve("a.png");
        ImageWriter.writePng(file, 4, 1, new float[] {-1, 0.2f, 0.5f, 2});
        int[] samples = ImageIO.read(file.toFile()).getRaster().getPixels(0, 0, 4, 1, (int[]) null);
        assertThat(samples).containsExactly(0, 51, 128, 255);
    }

    @Test
    void depthIsWrittenInStepsOf16Bits() throws Exception {
        Path file = folder.resolve("d.png");
        float[] depth = {0, 65.535f, 0.0004f, Float.POSITIVE_INFINITY, Float.NaN, 1.0006f};
        ImageWriter.writeDepthPng16(file, 3, 2, depth, 0.001);
        int[] samples = ImageIO.read(file.toFile()).getRaster().getPixels(0, 0, 3, 2, (int[]) null);
        assertThat(samples).containsExactly(0, 65535, 1, 0, 0, 1001);
        assertThatThrownBy(() -> ImageWriter.writeDepthPng16(file, 1, 1, new float[] {66}, 0.001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("depth 66.0000 at [0, 0] needs more than 65535 steps of 0.00100000; take a larger step");
        assertThatThrownBy(() -> ImageWriter.writeDepthPng16(file, 1, 1, new float[] {1}, 0))
                .hasMessageContaining("unitsPerStep");
    }

    @Test
    void writingReplacesTheFileAndLeavesNothingBeside() throws Exception {
        Path file = folder.resolve("x.png");
        Files.writeString(file, "old");
        ImageWriter.writePng(file, FloatImage.constant(2, 2, 1, 0, 0));
        assertThat(ImageReader.readColor(file).at(1, 1, 0)).isEqualTo(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void absentFoldersAndFoldersAsFilesAreNamed() {
        FloatImage image = FloatImage.constant(1, 1, 0, 0, 0);
        Path nowhere = folder.resolve("absent").resolve("x.png");
        assertThatThrownBy(() -> ImageWriter.writePng(nowhere, image))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no folder")
                .hasMessageContaining("make it first");
        assertThatThrownBy(() -> ImageWriter.writePng(folder, image)).hasMessageContaining("is a folder");
    }

    @Test
    void shapesAreChecked() {
        assertThatThrownBy(() -> ImageWriter.writePng(folder.resolve("x.png"), 2, 2, new float[3]))
                .hasMessage("values must be [2, 2], got length 3");
    }
}
