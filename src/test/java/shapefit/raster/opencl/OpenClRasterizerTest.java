package shapefit.raster.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shapefit.raster.Coloring;
import shapefit.raster.Facing;
import shapefit.raster.Fragments;
import shapefit.raster.GradientMode;
import shapefit.raster.Quirk;
import shapefit.raster.RasterException;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftSettings;
import shapefit.raster.cpu.Scenes;
import shapefit.raster.reference.ReferenceRasterizer;
import shapefit.testing.OpenCl;

/** What the OpenCL backend promises besides the right numbers. */
class OpenClRasterizerTest {

    private static final SoftSettings SOFT =
            SoftSettings.DEFAULT.withBlur(1e-4, 1e-3).withFacing(Facing.BOTH).withGradient(GradientMode.COMPLETE);

    private static OpenClRasterizer rasterizer;

    @BeforeAll
    static void open() {
        rasterizer = OpenCl.rasterizer();
    }

    /** One step of a fit, with everything that can be asked for. */
    private static final class Step {
        final SoftImage image = new SoftImage();
        final RasterGradients gradients = new RasterGradients();
        final RasterInput input;
        float[] gradColor;
        float[] gradAlpha;

        Step(RasterInput input) {
            this.input = input;
            int pixels = input.width * input.height;
            gradColor = Scenes.numbers(new Random(1), 3 * pixels, -1, 1);
            gradAlpha = Scenes.numbers(new Random(2), pixels, -1, 1);
            gradients.wantColors = true;
            gradients.wantTexture = true;
            gradients.wantBackground = true;
        }

        Step forward() {
            rasterizer.forward(input, SOFT, image);
            return this;
        }

        Step backward() {
            rasterizer.backward(input, SOFT, image, gradColor, gradAlpha, gradients);
            return this;
        }

        void assertSameBits(Step other) {
            assertThat(image.alpha).isEqualTo(other.image.alpha);
            assertThat(image.color).isEqualTo(other.image.color);
            assertThat(gradients.corners).isEqualTo(other.gradients.corners);
            assertThat(gradients.colors).isEqualTo(other.gradients.colors);
            assertThat(gradients.texture).isEqualTo(other.gradients.texture);
            assertThat(gradients.background).isEqualTo(other.gradients.background);
        }
    }

    private static Step step(RasterInput input) {
        return new Step(input).forward().backward();
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    void theSameSceneGivesTheSameBitsEachTime(Coloring coloring) {
        for (RasterInput input :
                new RasterInput[] {Scenes.sphere(3, 97, 61, coloring), Scenes.random(7, coloring, 97, 61, 500, 0.3)}) {
            Step first = step(input);
            for (int repeat = 0; repeat < 4; repeat++) {
                step(input).assertSameBits(first);
            }
        }
    }

    @Test
    void whatOtherScenesLeftOnTheDeviceDoesNotShow() {
        for (int round = 0; round < 12; round++) {
            Coloring coloring = Coloring.values()[round % 4];
            RasterInput input = Scenes.random(
                    round, coloring, 20 + 17 * (round * 5 % 7), 20 + 13 * (round * 3 % 5), 40 * (round * 7 % 9), 0.4);
            Step used = step(input);
            try (OpenClRasterizer fresh = new OpenClRasterizer(OpenCl.device())) {
                Step other = new Step(input);
                fresh.forward(input, SOFT, other.image);
                fresh.backward(input, SOFT, other.image, other.gradColor, other.gradAlpha, other.gradients);
                used.assertSameBits(other);
            }
        }
    }

    @Test
    void changesInPlaceAreSeen() {
        RasterInput input = Scenes.sphere(2, 45, 37, Coloring.UV);
        step(input);
        for (float[] array : new float[][] {input.colors, input.texture, input.uvs, input.background, input.corners}) {
            array[array.length / 2] += 0.25f;
            Step seen = step(input);
            RasterInput copy = Scenes.sphere(2, 45, 37, Coloring.UV);
            copy.colors = input.colors.clone();
            copy.texture = input.texture.clone();
            copy.uvs = input.uvs.clone();
            copy.background = input.background.clone();
            copy.corners = input.corners.clone();
            step(Scenes.random(1, Coloring.UV, 45, 37, 320, 0.3)); // everything is sent anew after it
            step(copy).assertSameBits(seen);
        }
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    void backwardDoesNotNeedWhatTheDeviceMayHaveLost(Coloring coloring) {
        RasterInput input = Scenes.sphere(2, 45, 37, coloring);
        Step whole = step(input);
        Step broken = new Step(input).forward();
        rasterizer.kernel.state = new float[rasterizer.kernel.state.length]; // as when the array has moved in memory
        broken.backward().assertSameBits(whole);
    }

    @Test
    void arraysMayMoveInMemoryBetweenForwardAndBackward() {
        RasterInput input = Scenes.sphere(2, 45, 37, Coloring.VERTEX);
        Step whole = step(input);
        for (int round = 0; round < 5; round++) {
            Step moved = new Step(input).forward();
            System.gc();
            moved.backward().assertSameBits(whole);
        }
    }

    /** Each array is new to Aparapi at each step, and gets a new buffer of the driver's. */
    @Test
    void buffersOfOtherArraysAreFreed() throws IOException {
        Path status = Path.of("/proc/self/status");
        Assumptions.assumeTrue(Files.exists(status), "only Linux tells the memory of a process");
        RasterInput input = Scenes.sphere(1, 128, 128, Coloring.VERTEX);
        Step[] steps = {new Step(input), new Step(input)};
        long before = 0;
        for (int i = 0; i < 230; i++) {
            if (i == 30) {
                before = residentKilobytes(status);
            }
            steps[i % 2].forward().backward();
        }
        // 200 steps of 0.5 MB, were they kept. Measured below 5 MB; over 20,000 steps no growth at all.
        assertThat(residentKilobytes(status) - before).isLessThan(50_000);
    }

    private static long residentKilobytes(Path status) throws IOException {
        String line = Files.readAllLines(status).stream()
                .filter(text -> text.startsWith("VmRSS"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    @Test
    void oneArrayMayBeBothGradients() {
        RasterInput input = Scenes.sphere(2, 45, 37, Coloring.VERTEX);
        Step apart = new Step(input).forward();
        apart.gradAlpha = apart.gradColor.clone();
        apart.backward();
        Step together = new Step(input).forward();
        together.gradAlpha = together.gradColor;
        together.backward().assertSameBits(apart);
    }

    @Test
    void fragmentsAreThoseOfTheReferenceAndDisturbNothing() {
        RasterInput input = Scenes.sphere(2, 45, 37, Coloring.VERTEX);
        Step whole = step(input);
        Step disturbed = new Step(input).forward();
        RasterInput other = Scenes.random(3, Coloring.NONE, 99, 88, 300, 0.3);
        Fragments found = new Fragments();
        rasterizer.fragments(other, SOFT, found);
        disturbed.backward().assertSameBits(whole);
        Fragments expected = new Fragments();
        try (ReferenceRasterizer reference = new ReferenceRasterizer()) {
            reference.fragments(other, SOFT, expected);
        }
        int differ = 0;
        for (int i = 0; i < expected.face.length; i++) {
            differ += expected.face[i] == found.face[i] ? 0 : 1;
            if (expected.face[i] == found.face[i] && found.face[i] != Fragments.NONE) {
                assertThat(found.depth[i]).isCloseTo(expected.depth[i], Offset.offset(1e-5f));
            }
        }
        assertThat(differ).isLessThanOrEqualTo(3); // of 8,712, where an edge meets a pixel's centre; measured 0
        assertThat(found.depth).contains(Float.POSITIVE_INFINITY);
    }

    @Test
    void unwantedGradientsAreLeftAlone() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.UV);
        Step bare = new Step(input);
        bare.gradients.wantColors = false;
        bare.gradients.wantTexture = false;
        bare.gradients.wantBackground = false;
        bare.forward().backward();
        assertThat(bare.gradients.colors).isEmpty();
        assertThat(bare.gradients.texture).isEmpty();
        assertThat(bare.gradients.background).isEmpty();
        assertThat(bare.gradients.corners).isEqualTo(step(input).gradients.corners);
    }

    @Test
    void aGradientThatIsNotANumberIsNotHidden() {
        for (int seed = 4; seed < 6; seed++) { // one texel a face, and four
            RasterInput input = Scenes.random(seed, Coloring.TEXELS, 30, 20, 9, 3);
            Step step = new Step(input);
            Arrays.fill(step.gradColor, Float.NaN);
            step.forward().backward();
            assertThat(step.gradients.colors).contains(Float.NaN);
            assertThat(step.gradients.corners).contains(Float.NaN);
        }
    }

    @Test
    void withoutColorThePicturesColorsStayAndNoGradientOfThemIsNeeded() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.NONE);
        Step step = new Step(input);
        step.image.resize(30, 20);
        step.image.color[5] = 0.75f;
        step.gradColor = null;
        step.forward().backward();
        assertThat(step.image.color[5]).isEqualTo(0.75f);
    }

    @Test
    void backwardIsRefusedForAnythingButTheLatestForward() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.NONE);
        Step first = new Step(input).forward();
        Step second = new Step(input).forward();
        assertThatThrownBy(first::backward)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("latest forward");
        second.gradAlpha = new float[599];
        assertThatThrownBy(second::backward)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gradAlpha must hold 600 numbers, got 599");
    }

    @Test
    void refusesTheQuirkItDoesNotKnowAndNamesTheBackendThatDoes() {
        RasterInput input = Scenes.random(1, Coloring.NONE, 5, 5, 1, 0.5);
        SoftSettings settings = SOFT.withQuirks(Set.of(Quirk.DRAW_DEGENERATE));
        assertThatThrownBy(() -> rasterizer.forward(input, settings, new SoftImage()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DRAW_DEGENERATE")
                .hasMessageContaining("reference");
    }

    @Test
    void aDeviceThatFailsIsAnErrorWithItsReasonAndNothingRunsElsewhere() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.NONE);
        try (OpenClRasterizer failing = new OpenClRasterizer(OpenCl.device())) {
            failing.forward(input, SOFT, new SoftImage());
            failing.kernel.told = new float[0]; // no buffer can be made of it
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> failing.forward(input, SOFT, new SoftImage()))
                        .isInstanceOf(RasterException.class)
                        .hasMessageStartingWith("the OpenCL device " + failing.device() + " cannot be used: ");
            }
        }
        try (OpenClRasterizer next = new OpenClRasterizer(OpenCl.device())) {
            next.forward(input, SOFT, new SoftImage());
        }
    }

    @Test
    void saysWhatItIsAndRefusesToDrawWhenClosed() {
        OpenClRasterizer closed = new OpenClRasterizer(OpenCl.device());
        assertThat(closed.name()).isEqualTo("opencl");
        assertThat(closed.device()).isEqualTo(OpenCl.device().name());
        closed.close();
        closed.close();
        RasterInput input = Scenes.random(1, Coloring.NONE, 5, 5, 1, 0.5);
        assertThatThrownBy(() -> closed.forward(input, SOFT, new SoftImage()))
                .isInstanceOf(IllegalStateException.class);
    }
}
