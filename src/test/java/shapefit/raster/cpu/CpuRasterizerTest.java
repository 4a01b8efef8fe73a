package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.raster.Coloring;
import shapefit.raster.FitStep;
import shapefit.raster.Fragments;
import shapefit.raster.RasterInput;
import shapefit.raster.RasterizerContract;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;

/** What the CPU backend promises besides: the same bits on any number of threads, and no garbage. */
class CpuRasterizerTest extends RasterizerContract {

    private static CpuRasterizer shared;

    @BeforeAll
    static void open() {
        shared = new CpuRasterizer(2);
    }

    @AfterAll
    static void close() {
        shared.close();
    }

    @Override
    protected SoftRasterizer rasterizer() {
        return shared;
    }

    private static FitStep fresh(int threads, RasterInput input) {
        return fresh(threads, Simd.choose(), input);
    }

    private static FitStep fresh(int threads, Passes passes, RasterInput input) {
        try (CpuRasterizer rasterizer = new CpuRasterizer(threads, passes)) {
            return new FitStep(input).run(rasterizer);
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
            FitStep one = fresh(1, passes, input);
            fresh(2, passes, input).assertSameBits(one);
            for (int repeat = 0; repeat < 3; repeat++) {
                fresh(7, passes, input).assertSameBits(one);
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
                new FitStep(input).run(rasterizer).assertSameBits(fresh(1, input));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    void stepsAfterTheFirstOnesAllocateNothing(Coloring coloring) {
        Assumptions.assumeTrue(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean
                && bean.isThreadAllocatedMemorySupported());
        RasterInput input = Scenes.sphere(3, 97, 61, coloring);
        FitStep step = new FitStep(input);
        Fragments fragments = new Fragments();
        // All work is then on this thread. Vectors are objects until the compiler has seen to them, so only the scalar
        // passes.
        try (CpuRasterizer rasterizer = new CpuRasterizer(1, Passes.SCALAR)) {
            for (int i = 0; i < 3; i++) {
                step.run(rasterizer);
                rasterizer.fragments(input, FitStep.SETTINGS, fragments);
            }
            long bytes = allocatedBy(() -> {
                step.run(rasterizer);
                rasterizer.fragments(input, FitStep.SETTINGS, fragments);
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
    void aGradientThatIsNotANumberIsNotHidden() {
        RasterInput input = Scenes.sphere(1, 30, 20, Coloring.TEXELS);
        FitStep step = new FitStep(input);
        Arrays.fill(step.gradColor, Float.NaN);
        try (CpuRasterizer rasterizer = new CpuRasterizer(2)) {
            step.run(rasterizer);
        }
        assertThat(step.gradients.colors).containsOnly(Float.NaN);
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
        assertThatThrownBy(() -> rasterizer.forward(input, FitStep.SETTINGS, new SoftImage()))
                .isInstanceOf(IllegalStateException.class);
    }
}
