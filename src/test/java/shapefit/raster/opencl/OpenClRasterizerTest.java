package shapefit.raster.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shapefit.raster.Coloring;
import shapefit.raster.FitStep;
import shapefit.raster.Fragments;
import shapefit.raster.RasterException;
import shapefit.raster.RasterInput;
import shapefit.raster.RasterizerContract;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.cpu.Scenes;
import shapefit.raster.reference.ReferenceRasterizer;
import shapefit.testing.OpenCl;

/** What the OpenCL backend promises besides: nothing lost or kept on the device, and failures that are told. */
class OpenClRasterizerTest extends RasterizerContract {

    private static OpenClRasterizer rasterizer;

    @BeforeAll
    static void open() {
        rasterizer = OpenCl.rasterizer();
    }

    @Override
    protected SoftRasterizer rasterizer() {
        return rasterizer;
    }

    private static FitStep step(RasterInput input) {
        return new FitStep(input).run(rasterizer);
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    void theSameSceneGivesTheSameBitsEachTime(Coloring coloring) {
        for (RasterInput input :
                new RasterInput[] {Scenes.sphere(3, 97, 61, coloring), Scenes.random(7, coloring, 97, 61, 500, 0.3)}) {
            FitStep first = step(input);
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
            FitStep used = step(input);
            try (OpenClRasterizer fresh = new OpenClRasterizer(OpenCl.device())) {
                used.assertSameBits(new FitStep(input).run(fresh));
            }
        }
    }

    @Test
    void changesInPlaceAreSeen() {
        RasterInput input = Scenes.sphere(2, 45, 37, Coloring.UV);
        step(input);
        for (float[] array : new float[][] {input.colors, input.texture, input.uvs, input.background, input.corners}) {
            array[array.length / 2] += 0.25f;
            FitStep seen = step(input);
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
        FitStep whole = step(input);
        FitStep broken = new FitStep(input).forward(rasterizer);
        rasterizer.kernel.state = new float[rasterizer.kernel.state.length]; // as when the array has moved in memory
        broken.backward(rasterizer).assertSameBits(whole);
    }

    @Test
    void arraysMayMoveInMemoryBetweenForwardAndBackward() {
        RasterInput input = Scenes.sphere(2, 45, 37, Coloring.VERTEX);
        FitStep whole = step(input);
        for (int round = 0; round < 5; round++) {
            FitStep moved = new FitStep(input).forward(rasterizer);
            System.gc();
            moved.backward(rasterizer).assertSameBits(whole);
        }
    }

    /** Each array is new to Aparapi at each step, and gets a new buffer of the driver's. */
    @Test
    void buffersOfOtherArraysAreFreed() throws IOException {
        Path status = Path.of("/proc/self/status");
        Assumptions.assumeTrue(Files.exists(status), "only Linux tells the memory of a process");
        RasterInput input = Scenes.sphere(1, 128, 128, Coloring.VERTEX);
        FitStep[] steps = {new FitStep(input), new FitStep(input)};
        long before = 0;
        for (int i = 0; i < 230; i++) {
            if (i == 30) {
                before = residentKilobytes(status);
            }
            steps[i % 2].run(rasterizer);
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
        FitStep apart = new FitStep(input).forward(rasterizer);
        apart.gradAlpha = apart.gradColor.clone();
        apart.backward(rasterizer);
        FitStep together = new FitStep(input).forward(rasterizer);
        together.gradAlpha = together.gradColor;
        together.backward(rasterizer).assertSameBits(apart);
    }

    @Test
    void fragmentsAreThoseOfTheReference() {
        RasterInput other = Scenes.random(3, Coloring.NONE, 99, 88, 300, 0.3);
        Fragments found = new Fragments();
        rasterizer.fragments(other, FitStep.SETTINGS, found);
        Fragments expected = new Fragments();
        try (ReferenceRasterizer reference = new ReferenceRasterizer()) {
            reference.fragments(other, FitStep.SETTINGS, expected);
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
    void aGradientThatIsNotANumberIsNotHidden() {
        for (int seed = 4; seed < 6; seed++) { // one texel a face, and four
            RasterInput input = Scenes.random(seed, Coloring.TEXELS, 30, 20, 9, 3);
            FitStep step = new FitStep(input);
            Arrays.fill(step.gradColor, Float.NaN);
            step.run(rasterizer);
            assertThat(step.gradients.colors).contains(Float.NaN);
            assertThat(step.gradients.corners).contains(Float.NaN);
        }
    }

    @Test
    void aDeviceThatFailsIsAnErrorWithItsReasonAndNothingRunsElsewhere() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.NONE);
        try (OpenClRasterizer failing = new OpenClRasterizer(OpenCl.device())) {
            failing.forward(input, FitStep.SETTINGS, new SoftImage());
            failing.kernel.told = new float[0]; // no buffer can be made of it
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> failing.forward(input, FitStep.SETTINGS, new SoftImage()))
                        .isInstanceOf(RasterException.class)
                        .hasMessageStartingWith("the OpenCL device " + failing.device() + " cannot be used: ");
            }
        }
        try (OpenClRasterizer next = new OpenClRasterizer(OpenCl.device())) {
            next.forward(input, FitStep.SETTINGS, new SoftImage());
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
        assertThatThrownBy(() -> closed.forward(input, FitStep.SETTINGS, new SoftImage()))
                .isInstanceOf(IllegalStateException.class);
    }
}
