package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitResult.StopReason;
import shapefit.fit.FitSpec.Subject;
import shapefit.image.Mask;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.mesh.SurfaceFlaws;
import shapefit.raster.RasterException;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;
import shapefit.render.Light;
import shapefit.testing.DyingRasterizer;

class StagedShapeFitTest {

    private static FitSpec spec(SoftRasterizer rasterizer, Set<Part> parts, int iterations) {
        Camera camera = Camera.withFieldOfView(32, 32, Math.toRadians(35));
        Still still = new Still(Primitives.torus(), rasterizer);
        List<View> views = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Pose pose = Pose.orbit(2.5, 0.3, i);
            float[] mask = still.silhouette(new Still.Stand("view", Pose.IDENTITY, pose, camera));
            views.add(new View("view " + i, camera, pose, Optional.empty(), Optional.of(new Mask(32, 32, mask))));
        }
        Mesh coarse = Primitives.icosphere(1);
        FitSpec usual =
                FitDefaults.spec(new Subject(coarse, new Pose(0, 0, 0, 1, 0, 0, 0, 0.4), views, Light.NONE), parts, 0);
        return usual.with(usual.plan().scaled(iterations, 32));
    }

    @Test
    void theMeshGetsFinerAndStepsAreCountedThrough() {
        try (SoftRasterizer rasterizer = Backends.open("cpu", 2)) {
            FitSpec spec = spec(rasterizer, EnumSet.of(Part.VERTICES), 60);
            List<FitProgress> heard = new ArrayList<>();
            FitResult result = new StagedShapeFit(spec, 1, rasterizer).run(heard::add, () -> false);

            assertThat(result.mesh().faceCount()).isEqualTo(320);
            assertThat(result.iterations()).isEqualTo(heard.size()).isEqualTo(60);
            assertThat(heard)
                    .extracting(FitProgress::iteration)
                    .isEqualTo(IntStream.rangeClosed(1, 60).boxed().toList());
            assertThat(heard).extracting(FitProgress::iterations).containsOnly(60);
            assertThat(heard).extracting(FitProgress::stage).isSorted();
            assertThat(heard).extracting(FitProgress::loss).isEqualTo(result.losses());
            assertThat(SurfaceFlaws.of(result.mesh())).isEqualTo(new SurfaceFlaws(0, 0));
            FitResult coarse = new StagedShapeFit(spec, 0, rasterizer).run(p -> {}, () -> false);
            assertThat(iou(spec, result, rasterizer)).isGreaterThan(iou(spec, coarse, rasterizer));
        }
    }

    private static double iou(FitSpec spec, FitResult result, SoftRasterizer rasterizer) {
        return FitReport.of(spec, result, rasterizer).meanIou().orElseThrow();
    }

    @Test
    void withoutSubdivisionsItIsTheSessionToTheBit() {
        try (SoftRasterizer rasterizer = Backends.open("cpu", 2)) {
            FitSpec spec = spec(rasterizer, EnumSet.of(Part.VERTICES), 20);
            FitResult staged = new StagedShapeFit(spec, 0, rasterizer).run(p -> {}, () -> false);
            FitResult plain = new FitSession(spec, rasterizer).run(p -> {}, () -> false);

            assertThat(staged.losses()).isEqualTo(plain.losses());
            assertThat(staged.mesh().vertices()).isEqualTo(plain.mesh().vertices());
        }
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        List<FitResult> results = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            try (SoftRasterizer rasterizer = Backends.open("cpu", threads)) {
                FitSpec spec = spec(rasterizer, EnumSet.of(Part.VERTICES, Part.FOCAL), 24);
                results.add(new StagedShapeFit(spec, 2, rasterizer).run(p -> {}, () -> false));
            }
        }

        assertThat(results.get(1).losses()).isEqualTo(results.get(0).losses());
        assertThat(results.get(1).mesh().vertices())
                .isEqualTo(results.get(0).mesh().vertices());
    }

    @Test
    void aZoomIsCarriedOnFromLevelToLevel() {
        try (SoftRasterizer rasterizer = Backends.open("cpu", 2)) {
            FitSpec spec = spec(rasterizer, EnumSet.of(Part.VERTICES, Part.FOCAL), 40);
            List<FitProgress> heard = new ArrayList<>();
            new StagedShapeFit(spec, 1, rasterizer).run(heard::add, () -> false);

            assertThat(heard.get(19).zoom()).isNotEqualTo(1);
            for (int i = 1; i < heard.size(); i++) { // no leap, where one level follows the other least of all
                assertThat(heard.get(i).zoom() / heard.get(i - 1).zoom()).isBetween(0.97, 1.03);
            }
        }
    }

    @Test
    void whoeverCancelsItGetsWhatWasReached() {
        try (SoftRasterizer rasterizer = Backends.open("cpu", 2)) {
            for (int last : new int[] {5, 20, 25}) {
                AtomicInteger made = new AtomicInteger();
                StagedShapeFit fit = new StagedShapeFit(spec(rasterizer, EnumSet.of(Part.VERTICES), 40), 1, rasterizer);
                FitResult result = fit.run(step -> made.set(step.iteration()), () -> made.get() == last);

                assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
                assertThat(result.iterations()).isEqualTo(last);
                assertThat(result.losses()).hasSize(last);
                assertThat(result.mesh().faceCount()).isEqualTo(last < 20 ? 80 : 320);
            }
        }
    }

    @Test
    void whatADeviceReachedBeforeItFailedIsKept() {
        try (SoftRasterizer cpu = Backends.open("cpu", 2)) {
            FitSpec spec = spec(cpu, EnumSet.of(Part.VERTICES), 40);
            int level = 20 * 6 * 2 + 6; // steps, views, there and back; and a last look
            for (int more : new int[] {0, 5 * 6 * 2}) {
                SoftRasterizer dying = new DyingRasterizer(cpu, level + more, DyingRasterizer.Death.LOUD);
                StagedShapeFit fit = new StagedShapeFit(spec, 1, dying);

                assertThatThrownBy(() -> fit.run(p -> {}, () -> false)).isInstanceOf(RasterException.class);
                FitResult reached = fit.salvage().orElseThrow();
                assertThat(reached.stopReason()).isEqualTo(StopReason.FAILED);
                assertThat(reached.iterations()).isEqualTo(more == 0 ? 20 : 25);
                assertThat(reached.losses()).hasSize(reached.iterations());
                assertThat(reached.mesh().faceCount()).isEqualTo(more == 0 ? 80 : 320);
            }
        }
    }

    @Test
    void wrongSubdivisionsAreRefusedInASentence() {
        try (SoftRasterizer rasterizer = Backends.open("cpu", 1)) {
            FitSpec shape = spec(rasterizer, EnumSet.of(Part.VERTICES), 4);
            FitSpec pose = spec(rasterizer, EnumSet.of(Part.ROTATION), 4);

            assertThatThrownBy(() -> new StagedShapeFit(shape, 4, rasterizer))
                    .hasMessage("a fit subdivides its mesh 0 to 3 times, not 4");
            assertThatThrownBy(() -> new StagedShapeFit(pose, 1, rasterizer))
                    .hasMessage("a mesh is subdivided only while its vertices move");
        }
    }
}
