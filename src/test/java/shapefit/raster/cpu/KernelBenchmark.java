package shapefit.raster.cpu;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import shapefit.raster.Coloring;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftSettings;

/**
 * The inner kernels on one thread: binning, drawing and propagating a sphere of 5,120 faces at 256², scalar and in vectors.
 *
 * <p>Run by {@code mvn -q test-compile exec:exec@jmh}; arguments of JMH go into {@code -Djmh.args="…"}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {

    /** Of the sphere: 4 is 5,120 faces. */
    @Param("4")
    public int level;

    /** Pixels a side. */
    @Param("256")
    public int size;

    /** NONE or VERTEX. */
    @Param({"NONE", "VERTEX"})
    public Coloring coloring;

    /** scalar or simd. */
    @Param({"scalar", "simd"})
    public String kind;

    private final SoftSettings settings = SoftSettings.DEFAULT.withBlur(1e-4, 1e-4);
    private final SoftImage image = new SoftImage();
    private final RasterGradients gradients = new RasterGradients();
    private final Bins bins = new Bins();
    private RasterInput input;
    private float[] gradColor;
    private float[] gradAlpha;
    private CpuRasterizer rasterizer;

    @Setup
    public void open() {
        input = Scenes.sphere(level, size, size, coloring);
        gradColor = Scenes.numbers(new java.util.Random(1), 3 * size * size, -1, 1);
        gradAlpha = Scenes.numbers(new java.util.Random(2), size * size, -1, 1);
        gradients.wantColors = true;
        rasterizer = new CpuRasterizer(1, kind.equals("scalar") ? Passes.SCALAR : Simd.choose());
        rasterizer.forward(input, settings, image);
    }

    @TearDown
    public void close() {
        rasterizer.close();
    }

    /** Which faces reach which tiles. */
    @Benchmark
    public int bin() {
        bins.prepare(input, settings);
        for (int chunk = 0; chunk < bins.chunks; chunk++) {
            bins.bin(chunk);
        }
        bins.lay();
        for (int chunk = 0; chunk < bins.chunks; chunk++) {
            bins.place(chunk);
        }
        return bins.pairs;
    }

    /** Binning and drawing. */
    @Benchmark
    public SoftImage forward() {
        rasterizer.forward(input, settings, image);
        return image;
    }

    /** From the pixels' gradients to those of the corners, of the same drawing each time. */
    @Benchmark
    public RasterGradients backward() {
        rasterizer.backward(input, settings, image, gradColor, gradAlpha, gradients);
        return gradients;
    }

    /** @param args of JMH */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        new Runner(new CommandLineOptions(args)).run();
    }
}
