package shapefit.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.app.document.State;
import shapefit.camera.Pose;
import shapefit.fit.FitReport;
import shapefit.fit.FitResult;
import shapefit.fit.FitSession;
import shapefit.fit.FitSpec;
import shapefit.fit.Part;
import shapefit.project.PoseFile;
import shapefit.project.SceneFiles;
import shapefit.raster.cpu.CpuRasterizer;

class ExamplesTest {

    static List<Example> poses() {
        return Example.ALL.stream()
                .filter(e -> e.moves().contains(Part.ROTATION))
                .toList();
    }

    static List<Example> shapes() {
        return Example.ALL.stream()
                .filter(e -> e.moves().contains(Part.VERTICES))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("poses")
    void posesFitFromTheirOwnStartWithTheirOwnSettings(Example example) throws IOException {
        State state = example.open();
        Path truth = Path.of("assets").resolve(example.folder()).resolve("case.json");
        Pose expected = SceneFiles.pose(PoseFile.read(truth).pose());
        assertThat(Math.toDegrees(state.document().pose().angleTo(expected))).isGreaterThan(24);
        FitSpec spec = state.spec().orElseThrow();
        try (CpuRasterizer rasterizer = new CpuRasterizer(2)) {
            FitResult result = new FitSession(spec, rasterizer).run(step -> {}, () -> false);
            // worst seen 0.61°
            assertThat(Math.toDegrees(result.pose().angleTo(expected))).isLessThan(1.5);
            // worst seen 0.990
            assertThat(FitReport.of(spec, result, rasterizer).meanIou().orElseThrow())
                    .isGreaterThan(0.98);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shapesFitInAQuarterOfTheirStepsAlmost(Example example) throws IOException {
        FitSpec whole = example.open().spec().orElseThrow();
        FitSpec spec = whole.with(whole.plan().scaled(whole.plan().iterations() / 4, 96));
        try (CpuRasterizer rasterizer = new CpuRasterizer(2)) {
            FitResult result = new FitSession(spec, rasterizer).run(step -> {}, () -> false);
            // seen 0.922
            assertThat(FitReport.of(spec, result, rasterizer).meanIou().orElseThrow())
                    .isGreaterThan(0.9);
        }
    }
}
