package shapefit.cli;

import java.util.function.Consumer;
import picocli.CommandLine.Option;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;
import shapefit.render.Crew;

/** Options that every working command has. */
final class CommonOptions {

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = Backends.AUTO,
            description = "What computes: see \"shapefit devices\"; auto by default.")
    private String backend;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Processor threads; 0, the default, takes all cores.")
    private int threads;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Start of all random choices, 0 by default; the same seed gives the same numbers.")
    private Long seed;

    private final Opener opener;

    CommonOptions() {
        this(Backends::open);
    }

    CommonOptions(Opener opener) {
        this.opener = opener;
    }

    /** As {@link Backends#open(String, int, Consumer)}. */
    interface Opener {

        SoftRasterizer open(String backend, int threads, Consumer<String> told);
    }

    /** @param told hears what happened to a GPU that the processor has replaced */
    SoftRasterizer open(Consumer<String> told) {
        return opener.open(backend, threads, told);
    }

    SoftRasterizer openForOnePicture(Consumer<String> told) {
        return Backends.openForOnePicture(backend, threads, told);
    }

    /**
     * For small pictures that do not depend on each other: on a processor a rasterizer for each thread, else the open one.
     *
     * @param open what the fit runs on
     */
    Crew openCrew(SoftRasterizer open) {
        return open.name().equals(Backends.CPU) ? Backends.openCrew(threads) : Crew.borrowed(open);
    }

    /** The processor, whatever was asked for. */
    SoftRasterizer openProcessor() {
        return opener.open(Backends.CPU, threads, sentence -> {});
    }

    /** The seed, or another one if none was given. */
    long seedOr(long other) {
        return seed == null ? other : seed;
    }
}
