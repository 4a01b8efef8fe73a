package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.raster.Coloring;
import shapefit.raster.Facing;
import shapefit.raster.Fragments;
import shapefit.raster.GradientMode;
import shapefit.raster.Quirk;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftSettings;

/** What the CPU backend promises besides the right numbers. */
class CpuRasterizerTest {

    private static final SoftSettings SOFT =
            SoftSettings.DEFAULT.withBlur(1e-4, 1e-3).withFacing(Facing.BOTH).withGradient(GradientMode.COMPLETE);

    /** One step of a fit, with everything that can be asked for. */
    private static final class Step {
        final SoftImage image = new SoftImage();
        final RasterGradients gradients = new RasterGradients();
        final float[] gradColor;
        final float[] gradAlpha;

        Step(RasterInput input) {
            int pixels = input.width * input.height;
            gradColor = Scenes.numbers(new Random(1), 3 * pixels, -1, 1);
            gradAlpha = Scenes.numbers(new Random(2), pixels, -1, 1);
            gradients.wantColors = true;
            gradients.wantTexture = true;
            gradients.wantBackground = true;
        }

        Step run(CpuRasterizer rasterizer, RasterInput input) {
            rasterizer.forward(input, SOFT, image);
            rasterizer.backward(input, SOFT, image, gradColor, gradAlpha, gradients);
            return this;
        }

        void assertSameBits(Step other, RasterInput input) {
            int pixels = input.width * input.height;
            assertSame(image.alpha, other.image.alpha, pixels);
            assertSame(image.color, other.image.color, 3 * pixels);
            assertSame(gradients.corners, other.gradients.corners, 9 * input.faceCount);
            assertSame(gradients.colors, other.gradients.colors, input.colorStride() * input.faceCount);
            assertSame(gradients.texture, other.gradients.texture, 3 * input.textureWidth * input.textureHeight);
            assertSame(gradients.background, other.gradients.background, input.backgroundIsPicture ? 3 * pixels : 3);
        }

        private static void assertSame(float[] a, float[] b, int length) {
            for (int i = 0; i < length; i++) {
                assertThat(Float.floatToIntBits(b[i])).as("bits at %d", i).isEqualTo(Float.floatToIntBits(a[i]));
            }
        }
    }

    private static Step fresh(int threads, RasterInput input) {
        return fresh(threads, Simd.choose(), input);
    }

    private static Step fresh(int threads, Passes passes, RasterInput input) {
        try (CpuRasterizer rasterizer = new CpuRasterizer(threads, passes)) {
            return new Step(input).run(rasterizer, input);
        }
    }

    static Stream<Arguments> kindsAndColorings() {
        return Stream.of(Passes.SCALAR, Simd.choose())
                .flatMap(passes -> Stream.of(Coloring.values())
                        .map(coloring -> Arguments.of(Named.of(passes.words(), passes), coloring)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndColorings")
    void anyNumberOfThreadsGivesTheSameBits(Passes passes, Coloring coloring) {
        RasterInput sphere = Scenes.sphere(3, 97, 61, coloring);
        RasterInput mixed = Scenes.random(8, coloring, 97, 61, 500, 0.3);
        for (RasterInput input : new RasterInput[] {sphere, mixed}) {
            Step one = fresh(1, passes, input);
            fresh(2, passes, input).assertSameBits(one, input);
            for (int repeat = 0; repeat < 3; repeat++) {
                fresh(7, passes, input).assertSameBits(one, input);
            }
        }
    }

    @Test
    void buffersLeftByOtherScenesDoNotShow() {
        try (CpuRasterizer rasterizer = new CpuRasterizer(2)) {
            for (int round = 0; round < 12; round++) {
                Coloring coloring = Coloring.values()[round % 4];
                RasterInput input = Scenes.random(
                        round,
                        coloring,
                        20 + 17 * (round * 5 % 7),
                        20 + 13 * (round * 3 % 5),
                        40 * (round * 7 % 9),
                        0.4);
                new Step(input).run(rasterizer, input).assertSameBits(fresh(1, input), input);
            }
        }
    }

    @Test
    void fragmentsBetweenForwardAndBackwardDisturbNothing() {
        RasterInput input = Scenes.sphere(2, 45, 37, Coloring.VERTEX);
        try (CpuRasterizer rasterizer = new CpuRasterizer(2)) {
            Step step = new Step(input);
            rasterizer.forward(input, SOFT, step.image);
            rasterizer.fragments(Scenes.random(3, Coloring.NONE, 99, 88, 300, 0.3), SOFT, new Fragments());
            rasterizer.backward(input, SOFT, step.image, step.gradColor, step.gradAlpha, step.gradients);
            step.assertSameBits(fresh(1, input), input);
        }
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    void stepsAfterTheFirstOnesAllocateNothing(Coloring coloring) {
        Assumptions.assumeTrue(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean
                && bean.isThreadAllocatedMemorySupported());
        RasterInput input = Scenes.sphere(3, 97, 61, coloring);
        Step step = new Step(input);
        Fragments fragments = new Fragments();
        // All work is then on this thread. Vectors are objects until the compiler has seen to them, so only the scalar
        // passes.
        try (CpuRasterizer rasterizer = new CpuRasterizer(1, Passes.SCALAR)) {
            for (int i = 0; i < 3; i++) {
                step.run(rasterizer, input);
                rasterizer.fragments(input, SOFT, fragments);
            }
            long bytes = allocatedBy(() -> {
                step.run(rasterizer, input);
                rasterizer.fragments(input, SOFT, fragments);
            });
            long checking = allocatedBy(
                    () -> { // prepares messages, whether or not they are needed
                        input.check();
                        input.check();
                    });
            assertThat(bytes - checking).isLessThan(500); // measured 0; a single tile's array would be 1,000
        }
    }

    /** Bytes that this thread allocates in one of 20 calls. */
    private static long allocatedBy(Runnable call) {
        var bean = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = bean.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20; i++) {
            call.run();
        }
        return (bean.getCurrentThreadAllocatedBytes() - before) / 20;
    }

    @Test
    void unwantedGradientsAreLeftAlone() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.UV);
        Step step = new Step(input);
        step.gradients.wantColors = false;
        step.gradients.wantTexture = false;
        step.gradients.wantBackground = false;
        try (CpuRasterizer rasterizer = new CpuRasterizer(2)) {
            step.run(rasterizer, input);
        }
        assertThat(step.gradients.colors).isEmpty();
        assertThat(step.gradients.texture).isEmpty();
        assertThat(step.gradients.background).isEmpty();
        Step whole = fresh(1, input);
        for (int i = 0; i < 9 * input.faceCount; i++) {
            assertThat(step.gradients.corners[i]).isEqualTo(whole.gradients.corners[i]);
        }
    }

    @Test
    void aGradientThatIsNotANumberIsNotHidden() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.TEXELS);
        Step step = new Step(input);
        Arrays.fill(step.gradColor, Float.NaN);
        try (CpuRasterizer rasterizer = new CpuRasterizer(2)) {
            step.run(rasterizer, input);
        }
        assertThat(step.gradients.colors).containsOnly(Float.NaN);
    }

    @Test
    void withoutColorThePicturesColorsStayAndNoGradientOfThemIsNeeded() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.NONE);
        SoftImage image = new SoftImage();
        image.resize(30, 20);
        image.color[5] = 0.75f;
        RasterGradients gradients = new RasterGradients();
        try (CpuRasterizer rasterizer = new CpuRasterizer(1)) {
            rasterizer.forward(input, SOFT, image);
            rasterizer.backward(input, SOFT, image, null, new float[600], gradients);
        }
        assertThat(image.color[5]).isEqualTo(0.75f);
    }

    @Test
    void backwardIsRefusedForAnythingButTheLatestForward() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.NONE);
        SoftImage first = new SoftImage();
        SoftImage second = new SoftImage();
        RasterGradients gradients = new RasterGradients();
        float[] gradAlpha = new float[600];
        try (CpuRasterizer rasterizer = new CpuRasterizer(1)) {
            assertThatThrownBy(() -> rasterizer.backward(input, SOFT, first, null, gradAlpha, gradients))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("latest forward");
            rasterizer.forward(input, SOFT, first);
            rasterizer.forward(input, SOFT, second);
            assertThatThrownBy(() -> rasterizer.backward(input, SOFT, first, null, gradAlpha, gradients))
                    .isInstanceOf(IllegalStateException.class);
            SoftSettings others = SOFT.withBlur(1, 1);
            assertThatThrownBy(() -> rasterizer.backward(input, others, second, null, gradAlpha, gradients))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> rasterizer.backward(input, SOFT, second, null, new float[599], gradients))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("gradAlpha must hold 600 numbers, got 599");
        }
    }

    @Test
    void refusesTheQuirkItDoesNotKnowAndNamesTheBackendThatDoes() {
        RasterInput input = Scenes.random(1, Coloring.NONE, 5, 5, 1, 0.5);
        SoftSettings settings = SOFT.withQuirks(Set.of(Quirk.DRAW_DEGENERATE));
        try (CpuRasterizer rasterizer = new CpuRasterizer(1)) {
            assertThatThrownBy(() -> rasterizer.forward(input, settings, new SoftImage()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("DRAW_DEGENERATE")
                    .hasMessageContaining("reference");
        }
    }

    @Test
    void saysWhatItIsAndRunsOn() {
        try (CpuRasterizer one = new CpuRasterizer(1);
                CpuRasterizer three = new CpuRasterizer(3)) {
            assertThat(one.name()).isEqualTo("cpu");
            assertThat(one.device()).startsWith("1 thread, ");
            assertThat(three.device()).startsWith("3 threads, ");
        }
        assertThatThrownBy(() -> new CpuRasterizer(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads must be at least 1, got 0");
    }

    @Test
    void aClosedRasterizerRefusesToDraw() {
        CpuRasterizer rasterizer = new CpuRasterizer(2);
        rasterizer.close();
        rasterizer.close();
        RasterInput input = Scenes.random(1, Coloring.NONE, 5, 5, 1, 0.5);
        assertThatThrownBy(() -> rasterizer.forward(input, SOFT, new SoftImage()))
                .isInstanceOf(IllegalStateException.class);
    }
}
