package shapefit.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shapefit.fit.FitSession;
import shapefit.raster.SoftRasterizer;

/** Times whole steps of two fits: everything from the parameters through the picture to the optimiser. */
@Command(
        name = "fit",
        description = {
            "Times whole steps of a fit: the pose of the coloured cube to a picture,",
            "and the vertices of a sphere to two silhouettes. Warms up, then takes the median."
        },
        mixinStandardHelpOptions = true)
final class FitBench implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchOptions options;

    @Option(names = "--size", paramLabel = "N", defaultValue = "128", description = "Pixels a side; ${DEFAULT-VALUE}.")
    private int size;

    @Option(
            names = "--faces",
            paramLabel = "N",
            defaultValue = "5120",
            description = "Faces of the sphere, 20 times a power of 4; ${DEFAULT-VALUE}.")
    private int faces;

    @Option(
            names = "--iters",
            paramLabel = "N",
            defaultValue = "200",
            description = "Steps the median is taken of; ${DEFAULT-VALUE}.")
    private int iters;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        BenchOptions.require(size >= 8 && size <= 8192, "--size must be 8 to 8192 pixels, got " + size);
        BenchOptions.require(iters >= 1, "--iters must be at least 1, got " + iters);
        int level = BenchScene.levelOf(faces);
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        try (SoftRasterizer rasterizer = options.open()) {
            root.put("backend", rasterizer.name()).put("device", rasterizer.device());
            root.put("size", size).put("faces", faces);
            options.say("timing fits on %s, %s", rasterizer.name(), rasterizer.device());
            for (FitScene.Kind kind : FitScene.Kind.values()) {
                FitSession session = FitScene.session(kind, level, size, rasterizer);
                Timing timing = Timing.of(() -> session.step(() -> false), iters);
                String name = kind.name().toLowerCase(Locale.ROOT);
                ObjectNode node = root.putObject(name);
                timing.putInto(node.putObject("stepMs"));
                node.put("stepsPerSecond", 1000 / timing.median());
                if (!json) {
                    out.println(String.format(
                            Locale.ROOT,
                            "%-9s%s a step, %.0f steps a second",
                            name,
                            timing.words(),
                            1000 / timing.median()));
                }
            }
            if (json) {
                out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root));
            } else {
                out.println("on " + rasterizer.name() + ", " + rasterizer.device());
            }
        }
        out.flush();
        return 0;
    }
}
