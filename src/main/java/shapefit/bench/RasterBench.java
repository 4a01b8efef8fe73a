package shapefit.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
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
import shapefit.render.MeshFiles;

/** Times the rasterizer on one scene: a shape before a camera at (0, 0, 2.732), 60° of view. */
@Command(
        name = "raster",
        description = {
            "Times one forward pass (projection, rasterization, blending), and forward and backward together.",
            "Warms up until the figure is stable, then takes the median."
        },
        mixinStandardHelpOptions = true)
final class RasterBench implements Callable<Integer> {

    /** Below this a median says little. */
    private static final int FEWEST_ITERATIONS = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchOptions options;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Of the loss's random weights.")
    private long seed;

    @Option(names = "--mesh", paramLabel = "FILE", description = "By default an icosphere of --faces.")
    private Path mesh;

    @Option(
            names = "--faces",
            paramLabel = "N",
            defaultValue = "1280",
            description = "Faces of the icosphere: 20, 80, 320, 1280, 5120, 20480, 81920 or 327680; ${DEFAULT-VALUE}.")
    private int faces;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "silhouette",
            description = "silhouette or color; ${DEFAULT-VALUE}.")
    private BenchScene.Mode mode;

    @Option(names = "--size", paramLabel = "N", defaultValue = "256", description = "Pixels a side; ${DEFAULT-VALUE}.")
    private int size;

    @Option(names = "--sigma", paramLabel = "S", defaultValue = "1e-4", description = "NDC²; ${DEFAULT-VALUE}.")
    private double sigma;

    @Option(names = "--gamma", paramLabel = "G", defaultValue = "1e-4", description = "${DEFAULT-VALUE}.")
    private double gamma;

    @Option(
            names = "--iters",
            paramLabel = "N",
            defaultValue = "20",
            description = "Runs the median is taken of, at least 20.")
    private int iters;

    @Option(names = "--forward-only", description = "Leave the backward pass out.")
    private boolean forwardOnly;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        BenchOptions.require(size >= 1 && size <= 16384, "--size must be 1 to 16384 pixels, got " + size);
        BenchOptions.require(
                iters >= FEWEST_ITERATIONS, "--iters must be at least " + FEWEST_ITERATIONS + ", got " + iters);
        SoftSettings settings = SoftSettings.DEFAULT.withBlur(sigma, gamma).withRange(BenchScene.NEAR, BenchScene.FAR);
        Mesh shape = mesh == null
                ? Primitives.icosphere(BenchScene.levelOf(faces))
                : MeshFiles.read(mesh).mesh();
        try (SoftRasterizer rasterizer = options.open()) {
            BenchScene scene = new BenchScene(BenchScene.colored(shape), rasterizer, mode, size, settings, seed);
            options.say("timing %s on %s, %s", mode.word(), rasterizer.name(), rasterizer.device());
            Timing forward = Timing.of(scene::forward, iters);
            Timing both = forwardOnly ? null : Timing.of(scene::forwardBackward, iters);
            print(rasterizer, shape, scene, forward, both);
        }
        return 0;
    }

    private void print(SoftRasterizer rasterizer, Mesh shape, BenchScene scene, Timing forward, Timing both)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        long samples = scene.samples();
        if (json) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("backend", rasterizer.name()).put("device", rasterizer.device());
            root.put("threads", options.usedThreads());
            root.put("faces", shape.faceCount()).put("size", size).put("mode", mode.word());
            root.put("sigma", sigma).put("gamma", gamma);
            forward.putInto(root.putObject("forwardMs"));
            if (both != null) {
                both.putInto(root.putObject("forwardBackwardMs"));
            }
            root.put("samples", samples);
            PeakMemory.megabytes().ifPresent(mb -> root.put("peakRssMb", mb));
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root));
        } else {
            out.println(String.format(
                    Locale.ROOT,
                    "%s, %d faces, %d × %d pixels, %d samples within reach, on %s (%s)",
                    mode.word(),
                    shape.faceCount(),
                    size,
                    size,
                    samples,
                    rasterizer.name(),
                    rasterizer.device()));
            out.println("forward           " + forward.words());
            if (both != null) {
                out.println("forward+backward  " + both.words());
            }
        }
        out.flush();
    }
}
