package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;
import shapefit.render.Light;
import shapefit.testing.OpenCl;

/** A fit that goes on for long holds no more memory, threads or handles than one that has just begun. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "what a process holds is read from /proc")
class LongRunTest {

    private static final int WARM_UP = 2_000;
    private static final int STEPS = 20_000;
    private static final int ROUNDS = 4;

    @Test
    void theProcessorHoldsNoMoreAfterTwentyThousandSteps() throws IOException {
        try (SoftRasterizer cpu = Backends.open(Backends.CPU, 2)) {
            assertNothingGrows(cpu);
        }
    }

    @Test
    void openClHoldsNoMoreAfterTwentyThousandSteps() throws IOException {
        assertNothingGrows(OpenCl.rasterizer());
    }

    private static void assertNothingGrows(SoftRasterizer rasterizer) throws IOException {
        FitSession session = new FitSession(spec(), rasterizer);
        run(session, WARM_UP);
        Held before = Held.now();
        Held after = before;
        double lowest = before.residentMb;
        for (int round = 0; round < ROUNDS; round++) {
            lowest = Math.min(lowest, after.residentMb); // compilers give theirs back only after a while
            run(session, STEPS / ROUNDS);
            after = Held.now();
        }
        assertThat(after.heapMb - before.heapMb).as("%s, %s", before, after).isLessThan(3); // measured 0.6: the losses
        assertThat(after.residentMb - lowest).as("%s, %s", before, after).isLessThan(30); // measured below 1
        assertThat(after.threads).isLessThanOrEqualTo(before.threads + 2); // the JVM's own come and go
        assertThat(after.files).isLessThanOrEqualTo(before.files + 2);
    }

    private static void run(FitSession session, int steps) {
        for (int i = 0; i < steps; i++) {
            session.step(() -> false);
        }
    }

    private static FitSpec spec() {
        Mesh cube = Primitives.cube();
        Camera camera = Camera.withFieldOfView(16, 16, 0.7);
        float[] square = new float[256];
        for (int p = 0; p < square.length; p++) {
            square[p] = p % 16 > 4 && p % 16 < 12 && p / 16 > 4 && p / 16 < 12 ? 1 : 0;
        }
        View view = new View("square", camera, Pose.IDENTITY, Optional.empty(), Optional.of(new Mask(16, 16, square)));
        Subject subject = new Subject(cube, Pose.translation(0.05, 0, -4), List.of(view), Light.NONE);
        FitSpec spec = FitDefaults.spec(subject, EnumSet.of(Part.ROTATION, Part.TRANSLATION), 0);
        return spec.with(spec.plan().scaled(10 * (WARM_UP + STEPS), 16)); // all in the first stage
    }

    /**
     * What this process holds.
     *
     * @param heapMb on the heap, live
     * @param residentMb in memory of its own, the heap included
     */
    private record Held(double heapMb, double residentMb, int threads, int files) {

        static Held now() throws IOException {
            System.gc();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
            try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
                return new Held(heap, status("RssAnon") / 1024.0, (int) status("Threads"), (int) files.count());
            }
        }

        private static double status(String name) throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
