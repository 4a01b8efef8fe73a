package shapefit.raster.cpu;

import java.util.Set;
import shapefit.raster.Coloring;
import shapefit.raster.Distance;
import shapefit.raster.Fragments;
import shapefit.raster.Quirk;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;

/**
 * The soft rasterizer on the CPU: float, all cores, only the pixels within reach of a triangle, and all triangles of a pixel.
 *
 * <p>The picture is cut into tiles; each tile has a list of the faces that reach it. Forward runs through a tile's list, pair by
 * pair; backward does the same and leaves a row of sums per pair, which are added in a fixed order. After a few calls with
 * inputs of about the same size nothing is allocated any more.
 *
 * <p><b>Precision.</b> Float, with differences taken in double where large numbers cancel. Against the reference the picture is
 * off by about 3e-6 (2e-5 where the picture is a few pixels wide), gradients by 1e-5 of their norm; with a tight depth range and a small γ, where a difference of depth is
 * multiplied by 1 / (γ (far − near)), by ten times that. At a jump of the definition (a texel's border, near and far, equal
 * depths or distances) rounding may choose the other side.
 *
 * <p><b>SIMD.</b> Where the JVM has the Vector API, the default functions are computed in vectors, see {@link Simd}. Other distributions and ways to
 * join alpha are done by the scalar passes. Any number
 * of threads gives the same bits; scalar and SIMD differ by at most 1e-5 in alpha, 2e-5 in colour, and 2e-4 of the largest entry
 * in gradients of a sphere.
 *
 * <p>{@link Quirk#DRAW_DEGENERATE} is not supported.
 */
public final class CpuRasterizer implements SoftRasterizer {

    private final WorkerPool pool;
    private final Passes passes;
    private final Drawing drawing = new Drawing();
    private final Backward backward = new Backward();
    private final ForwardPass[] forwardPasses;
    private final BackwardPass[] backwardPasses;
    private final FragmentPass[] fragmentPasses;
    private final Bins fragmentBins = new Bins();
    private Bins bins; // the ones being filled
    private SoftImage image; // of the latest forward
    private SoftSettings fragmentSettings; // of the latest fragments
    private SoftSettings hard; // under which the samples of a pair are the pixels that the face covers

    // Kept, as a new method reference at each call would be a new object.
    private final WorkerPool.Work bin = (chunk, worker) -> bins.bin(chunk);
    private final WorkerPool.Work place = (chunk, worker) -> bins.place(chunk);
    private final WorkerPool.Work draw = (tile, worker) -> forwardPass(worker).draw(tile);
    private final WorkerPool.Work propagate =
            (tile, worker) -> backwardPass(worker).run(tile);
    private final WorkerPool.Work addRows = (chunk, worker) -> backward.addRows(chunk);
    private final WorkerPool.Work drain = (chunk, worker) -> backward.drain(chunk);
    private final WorkerPool.Work find = (tile, worker) -> fragmentPass(worker).find(tile);

    /**
     * @param threads how many work at once, the caller included
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public CpuRasterizer(int threads) {
        this(threads, Simd.choose());
    }

    /**
     * For a single picture: without vectors, which are slow until the JVM has compiled them, later than the picture is done.
     *
     * @param threads as for {@link #CpuRasterizer(int)}
     */
    public static CpuRasterizer forOnePicture(int threads) {
        return new CpuRasterizer(threads, Passes.SCALAR);
    }

    CpuRasterizer(int threads, Passes passes) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        this.passes = passes;
        pool = new WorkerPool(threads);
        forwardPasses = new ForwardPass[threads];
        backwardPasses = new BackwardPass[threads];
        fragmentPasses = new FragmentPass[threads];
        for (int i = 0; i < threads; i++) {
            forwardPasses[i] = passes.forward();
            backwardPasses[i] = passes.backward();
            fragmentPasses[i] = new FragmentPass();
        }
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public String device() {
        return (pool.threads() == 1 ? "1 thread" : pool.threads() + " threads") + ", " + passes.words();
    }

    @Override
    public void forward(RasterInput input, SoftSettings settings, SoftImage out) {
        check(input, settings);
        image = null; // until it is done
        out.resize(input.width, input.height);
        fill(drawing.bins, input, settings);
        drawing.prepare(input, settings);
        for (ForwardPass pass : forwardPasses) {
            pass.prepare(drawing, out);
        }
        pool.run(drawing.bins.grid.tiles(), draw);
        image = out;
    }

    private static void check(RasterInput input, SoftSettings settings) {
        input.check();
        if (settings.has(Quirk.DRAW_DEGENERATE)) {
            throw new IllegalArgumentException(
                    "the cpu backend does not draw triangles without area as the original did"
                            + " (quirk DRAW_DEGENERATE); use the reference backend for that");
        }
    }

    /** Finds which faces reach which tiles. */
    private void fill(Bins which, RasterInput input, SoftSettings settings) {
        bins = which;
        bins.prepare(input, settings);
        pool.run(bins.chunks, bin);
        bins.lay();
        pool.run(bins.chunks, place);
    }

    @Override
    public void backward(
            RasterInput input,
            SoftSettings settings,
            SoftImage latest,
            float[] gradColor,
            float[] gradAlpha,
            RasterGradients out) {
        if (latest != image || input != drawing.input || !settings.equals(drawing.settings)) {
            throw new IllegalStateException(
                    "backward needs the input, the settings and the picture of the latest forward");
        }
        int pixels = input.width * input.height;
        requireLength("gradAlpha", gradAlpha, pixels);
        if (input.coloring != Coloring.NONE) {
            requireLength("gradColor", gradColor, 3 * pixels);
        }
        out.resize(input);
        backward.prepare(drawing, latest, gradColor, gradAlpha, out);
        for (BackwardPass pass : backwardPasses) {
            pass.prepare(backward);
        }
        pool.run(drawing.bins.grid.tiles(), propagate);
        pool.run(backward.faceChunks(), addRows);
        pool.run(backward.scatteredChunks(), drain);
        backward.finish();
    }

    private static void requireLength(String name, float[] array, int length) {
        if (array == null || array.length < length) {
            throw new IllegalArgumentException(
                    "%s must hold %d numbers, got %s".formatted(name, length, array == null ? "null" : array.length));
        }
    }

    @Override
    public void fragments(RasterInput input, SoftSettings settings, Fragments out) {
        input.check();
        out.resize(input.width, input.height);
        if (settings != fragmentSettings) {
            fragmentSettings = settings;
            hard = settings.withFunctions(Distance.HARD, settings.color(), settings.alpha())
                    .withQuirks(Set.of());
        }
        fill(fragmentBins, input, hard);
        for (FragmentPass pass : fragmentPasses) {
            pass.prepare(fragmentBins, hard, out);
        }
        pool.run(fragmentBins.grid.tiles(), find);
    }

    private ForwardPass forwardPass(int worker) {
        return forwardPasses[worker];
    }

    private BackwardPass backwardPass(int worker) {
        return backwardPasses[worker];
    }

    private FragmentPass fragmentPass(int worker) {
        return fragmentPasses[worker];
    }

    @Override
    public void close() {
        pool.close();
    }
}
