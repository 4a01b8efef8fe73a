package shapefit.bench;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;

/** Options that every bench has. What fails is not replaced by anything: its figures would be another's. */
final class BenchOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = Backends.AUTO,
            description = "What computes; bench table takes several, between commas.")
    private String backend;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "0, the default, takes all cores.")
    private int threads;

    @Option(names = "--quiet", description = "Say nothing on stderr.")
    private boolean quiet;

    SoftRasterizer open() {
        return open(backend);
    }

    SoftRasterizer open(String name) {
        return Backends.open(name, threads);
    }

    List<String> backends() {
        return List.of(backend.split(","));
    }

    int usedThreads() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    void say(String format, Object... values) {
        if (!quiet) {
            spec.commandLine().getErr().println(String.format(Locale.ROOT, format, values));
            spec.commandLine().getErr().flush();
        }
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
