package shapefit.cli;

import picocli.CommandLine.Option;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;

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

    SoftRasterizer open() {
        return Backends.open(backend, threads);
    }

    SoftRasterizer openForOnePicture() {
        return Backends.openForOnePicture(backend, threads);
    }

    /** The seed, or another one if none was given. */
    long seedOr(long other) {
        return seed == null ? other : seed;
    }
}
