package shapefit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;

/** Times the scene of {@link RasterBench} for many faces, sizes, modes and backends; writes table.md and table.json. */
@Command(
        name = "table",
        description = {
            "Times the scene of bench raster for many numbers of faces, sizes, modes and backends,",
            "and writes table.md and table.json into a folder."
        },
        mixinStandardHelpOptions = true)
final class TableBench implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the table goes.")
    private Path out;

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--faces",
            paramLabel = "N,…",
            split = ",",
            description = "Faces of the icosphere; 1280,5120,20480,81920.")
    private List<Integer> faces;

    @Option(names = "--size", paramLabel = "N,…", split = ",", description = "Pixels a side; 128,256,512,1024.")
    private List<Integer> sizes;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            split = ",",
            defaultValue = "silhouette,color",
            description = "${DEFAULT-VALUE}.")
    private List<BenchScene.Mode> modes;

    @Option(names = "--iters", paramLabel = "N", defaultValue = "20", description = "Runs the median is taken of.")
    private int iters;

    @Option(names = "--quick", description = "Only 1280,5120 faces at 128,256 pixels, unless they are given.")
    private boolean quick;

    @Override
    public Integer call() throws IOException {
        BenchOptions.require(iters >= 1, "--iters must be at least 1, got " + iters);
        List<Integer> chosenFaces =
                faces != null ? faces : quick ? List.of(1280, 5120) : List.of(1280, 5120, 20480, 81920);
        List<Integer> chosenSizes = sizes != null ? sizes : quick ? List.of(128, 256) : List.of(128, 256, 512, 1024);
        for (int size : chosenSizes) {
            BenchOptions.require(size >= 1 && size <= 16384, "--size must be 1 to 16384 pixels, got " + size);
        }
        chosenFaces.forEach(BenchScene::levelOf); // refuses what is no sphere, before the first hour
        List<Cell> cells = new ArrayList<>();
        for (String backend : options.backends()) {
            try (SoftRasterizer rasterizer = options.open(backend)) {
                for (BenchScene.Mode mode : modes) {
                    for (int count : chosenFaces) {
                        for (int size : chosenSizes) {
                            cells.add(measure(rasterizer, mode, count, size));
                        }
                    }
                }
            }
        }
        Files.createDirectories(out);
        Files.writeString(out.resolve("table.md"), TableText.markdown(cells));
        Files.writeString(out.resolve("table.json"), TableText.json(cells));
        spec.commandLine().getOut().print(TableText.markdown(cells));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Cell measure(SoftRasterizer rasterizer, BenchScene.Mode mode, int faces, int size) throws IOException {
        Mesh shape = BenchScene.colored(Primitives.icosphere(BenchScene.levelOf(faces)));
        SoftSettings settings = SoftSettings.DEFAULT.withBlur(1e-4, 1e-4).withRange(BenchScene.NEAR, BenchScene.FAR);
        BenchScene scene = new BenchScene(shape, rasterizer, mode, size, settings, 0);
        PeakMemory.begin();
        Timing forward = Timing.of(scene::forward, iters);
        Timing both = Timing.of(scene::forwardBackward, iters);
        Cell cell = new Cell(
                rasterizer.name(),
                rasterizer.device(),
                mode.word(),
                faces,
                size,
                scene.samples(),
                forward,
                both,
                PeakMemory.megabytes());
        options.say("%s %s %d faces %d²: %.2f ms", cell.backend(), cell.mode(), faces, size, both.median());
        return cell;
    }
}
