package shapefit.raster.opencl.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shapefit.raster.Fragments;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.raster.opencl.OpenClDevice;
import shapefit.raster.reference.ReferenceRasterizer;
import shapefit.testing.OpenCl;

class ProbeTest {

    @TempDir
    private Path cache;

    @BeforeAll
    static void needsADevice() {
        OpenCl.device();
    }

    private Probe probe(Class<?> child, int seconds) {
        return new Probe(cache, child.getName(), seconds);
    }

    @Test
    void aDriverThatCrashesCostsNothingAndTheOthersAreTriedAllTheSame() {
        Findings found = probe(CrashingChild.class, 60).findings();
        assertThat(found.absence()).isEmpty();
        Verdict good = found.verdicts().get(0);
        assertThat(good.device()).isEqualTo(new OpenClDevice(1, "Good processor", false, "driver 2"));
        assertThat(good.passed()).isTrue();
        assertThat(good.reason()).isEqualTo("drew well");
        Verdict bad = found.verdicts().get(1);
        assertThat(bad.device().name()).isEqualTo("Bad GPU");
        assertThat(bad.passed()).isFalse();
        assertThat(bad.reason()).contains("crashed");
        assertThat(found.gpu()).isEmpty();
    }

    @Test
    void aCrashWhileListingLeavesNoDeviceAndSaysSo() {
        Findings found = probe(CrashingListChild.class, 60).findings();
        assertThat(found.verdicts()).isEmpty();
        assertThat(found.absence()).contains("listing").contains("crashed");
        assertThat(probe(HangingChild.class, 60).findings()).isEqualTo(found); // remembered, not tried at each start
    }

    @Test
    void aDriverThatHangsIsEnded() {
        Findings found = probe(HangingChild.class, 3).findings();
        assertThat(found.verdicts()).hasSize(1);
        assertThat(found.verdicts().get(0).passed()).isFalse();
        assertThat(found.verdicts().get(0).reason()).contains("did not answer within 3 seconds");
    }

    @Test
    void verdictsAreRememberedUntilAskedForAgain() {
        Findings found = probe(CrashingChild.class, 60).findings();
        Probe other = probe(CrashingListChild.class, 60);
        assertThat(other.findings()).isEqualTo(found);
        assertThat(other.again().verdicts()).isEmpty();
        assertThat(probe(CrashingChild.class, 60).findings().verdicts()).isEmpty();
    }

    @Test
    void aMemoryThatIsDamagedOrOfOtherDriversIsNotUsed() throws IOException {
        Findings found = probe(CrashingChild.class, 60).findings();
        Path file = onlyFile();
        List<String> lines = Files.readAllLines(file);
        for (String damaged : List.of(
                "",
                lines.get(0),
                "1 other drivers\n" + String.join("\n", lines.subList(1, 4)),
                lines.get(0) + "\n\n0\tx")) {
            Files.writeString(file, damaged);
            assertThat(probe(CrashingChild.class, 60).findings()).isEqualTo(found);
        }
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList().get(0);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoError() throws IOException {
        Path file = Files.createFile(cache.resolve("file"));
        Probe probe = new Probe(file.resolve("below"), CrashingChild.class.getName(), 60);
        assertThat(probe.findings().verdicts()).hasSize(2);
    }

    @Test
    void theDeviceHerePasses() {
        Findings found = probe(ProbeChild.class, 120).findings();
        assertThat(found.verdicts().get(0).passed()).as("%s", found).isTrue();
        assertThat(OpenClDevice.all()).contains(found.verdicts().get(0).device());
    }

    /** The reference, with one thing wrong. */
    private static class Wrong implements SoftRasterizer {
        private final SoftRasterizer reference = new ReferenceRasterizer();
        private int calls;

        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public String device() {
            return "wrong";
        }

        @Override
        public void forward(RasterInput input, SoftSettings settings, SoftImage out) {
            reference.forward(input, settings, out);
        }

        @Override
        public void backward(
                RasterInput input,
                SoftSettings settings,
                SoftImage image,
                float[] gradColor,
                float[] gradAlpha,
                RasterGradients out) {
            reference.backward(input, settings, image, gradColor, gradAlpha, out);
            spoil(out.corners, calls++);
        }

        void spoil(float[] corners, int call) {
            corners[0] = Float.NaN;
        }

        @Override
        public void fragments(RasterInput input, SoftSettings settings, Fragments out) {
            reference.fragments(input, settings, out);
        }

        @Override
        public void close() {
            reference.close();
        }
    }

    @Test
    void aTrialFindsWrongNumbersAndOnesThatChange() {
        try (SoftRasterizer right = new ReferenceRasterizer();
                SoftRasterizer wrong = new Wrong();
                SoftRasterizer changing = new Wrong() {
                    @Override
                    void spoil(float[] corners, int call) {
                        corners[0] += call * 1e-6f;
                    }
                }) {
            assertThat(Trial.run(right)).startsWith("passed its trial");
            assertThatThrownBy(() -> Trial.run(wrong)).hasMessageContaining("drew wrong");
            assertThatThrownBy(() -> Trial.run(changing)).hasMessageContaining("different results");
        }
    }
}
