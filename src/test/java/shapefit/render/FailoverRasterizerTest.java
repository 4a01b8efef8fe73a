package shapefit.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shapefit.raster.Fragments;
import shapefit.raster.RasterException;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.raster.cpu.CpuRasterizer;
import shapefit.testing.DyingRasterizer;
import shapefit.testing.DyingRasterizer.Death;

class FailoverRasterizerTest {

    private static final int ALWAYS = Integer.MAX_VALUE;

    private final SoftRasterizer cpu = new CpuRasterizer(1);
    private final List<String> told = new ArrayList<>();
    private final FailoverRasterizer safe = new FailoverRasterizer(new CpuRasterizer(1), told::add);
    private final RasterInput input = triangle();

    private static RasterInput triangle() {
        RasterInput triangle = new RasterInput();
        triangle.width = 16;
        triangle.height = 12;
        triangle.faceCount = 1;
        triangle.corners = new float[] {-0.6f, -0.5f, 3, 0.7f, -0.4f, 3, 0, 0.6f, 3};
        return triangle;
    }

    @AfterEach
    void close() {
        safe.close();
        cpu.close();
    }

    /** Picture, gradient and nearest triangles. */
    private record Work(float[] alpha, float[] corners, int[] faces) {

        static Work of(SoftRasterizer by, RasterInput input, float gradient) {
            SoftImage image = new SoftImage();
            RasterGradients out = new RasterGradients();
            float[] gradAlpha = new float[input.width * input.height];
            Arrays.fill(gradAlpha, gradient);
            by.forward(input, SoftSettings.DEFAULT, image);
            by.backward(input, SoftSettings.DEFAULT, image, null, gradAlpha, out);
            Fragments fragments = new Fragments();
            by.fragments(input, SoftSettings.DEFAULT, fragments);
            return new Work(image.alpha, out.corners, fragments.face);
        }

        void assertSame(Work other) {
            assertThat(alpha).isEqualTo(other.alpha);
            assertThat(corners).isEqualTo(other.corners);
            assertThat(faces).isEqualTo(other.faces);
        }
    }

    @Test
    void whicheverCallADeviceDiesInTheProcessorDoesItAgain() {
        Work right = Work.of(cpu, input, 1);
        for (Death death : Death.values()) {
            for (int calls = 0; calls < 3; calls++) {
                told.clear();
                safe.use(new DyingRasterizer(cpu, calls, death));
                Work.of(safe, input, 1).assertSame(right);
                Work.of(safe, input, 1).assertSame(right);
                assertThat(told).as("%s after %d calls", death, calls).hasSize(1);
                assertThat(safe.name()).isEqualTo("cpu");
            }
        }
    }

    @Test
    void aDeviceIsNotBlamedForWhatTheProcessorCannotEither() {
        safe.use(new DyingRasterizer(cpu, ALWAYS, Death.LOUD));
        Work.of(safe, input, Float.NaN);
        assertThat(told).isEmpty();
        assertThat(safe.name()).isEqualTo("opencl");
    }

    @Test
    void aDeviceThatDoesNotOpenIsToldOf() {
        safe.open(() -> {
            throw new RasterException("the OpenCL device Test GPU cannot be used: it is not there any more", null);
        });
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).contains("not there any more").contains("goes on");
        Work.of(safe, input, 1).assertSame(Work.of(cpu, input, 1));
    }

    @Test
    void aDeviceThatIsReplacedIsClosed() {
        DyingRasterizer first = new DyingRasterizer(cpu, ALWAYS, Death.LOUD);
        DyingRasterizer second = new DyingRasterizer(cpu, ALWAYS, Death.LOUD);
        safe.use(first);
        assertThat(safe.device()).isEqualTo("Test GPU");
        safe.use(second);
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        safe.useProcessor();
        assertThat(second.isClosed()).isTrue();
        assertThat(safe.device()).startsWith("1 thread");
        assertThat(told).isEmpty();
    }
}
