package shapefit.testing;

import java.util.Arrays;
import shapefit.raster.Fragments;
import shapefit.raster.RasterException;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;

/** A device that works until it dies. */
public final class DyingRasterizer implements SoftRasterizer {

    /** How it dies. */
    public enum Death {
        /** It throws. */
        LOUD("the OpenCL device Test GPU cannot be used: it ran out of memory"),
        /** It gives what is not a number. */
        SILENT("the device Test GPU gave something that is not a number");

        /** What is said of it. */
        public final String words;

        Death(String words) {
            this.words = words;
        }
    }

    private final SoftRasterizer real;
    private final Death death;
    private int left;
    private volatile boolean closed;

    /**
     * @param real computes; stays open
     * @param calls of forward, backward and fragments that succeed
     */
    public DyingRasterizer(SoftRasterizer real, int calls, Death death) {
        this.real = real;
        this.death = death;
        left = calls;
    }

    /** Whether it has been closed. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public String name() {
        return "opencl";
    }

    @Override
    public String device() {
        return "Test GPU";
    }

    private boolean dies() {
        boolean dies = left-- <= 0;
        if (dies && death == Death.LOUD) {
            throw new RasterException(death.words, null);
        }
        return dies;
    }

    @Override
    public void forward(RasterInput input, SoftSettings settings, SoftImage out) {
        real.forward(input, settings, out);
        if (dies()) {
            out.alpha[out.alpha.length / 2] = Float.NaN;
        }
    }

    @Override
    public void backward(
            RasterInput input,
            SoftSettings settings,
            SoftImage image,
            float[] gradColor,
            float[] gradAlpha,
            RasterGradients out) {
        real.backward(input, settings, image, gradColor, gradAlpha, out);
        if (dies()) {
            Arrays.fill(out.corners, Float.POSITIVE_INFINITY);
        }
    }

    @Override
    public void fragments(RasterInput input, SoftSettings settings, Fragments out) {
        real.fragments(input, settings, out);
        dies();
    }

    @Override
    public void close() {
        closed = true;
    }
}
