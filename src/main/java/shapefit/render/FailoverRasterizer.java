package shapefit.render;

import java.util.function.Consumer;
import java.util.function.Supplier;
import shapefit.raster.Coloring;
import shapefit.raster.Fragments;
import shapefit.raster.RasterException;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;

/**
 * A device that may fail, with the processor behind it. Where the device throws, or gives something that is not a number where
 * the processor gives numbers, the processor does the same call again and every later one, and whoever made this is told. So a
 * fit loses neither a step nor what its optimiser knows.
 *
 * <p>Between two pictures another device can take over. {@link #name} and {@link #device} say what computes now and may be asked
 * by any thread; all else belongs to one.
 */
public final class FailoverRasterizer implements SoftRasterizer {

    /** The bits of a float's exponent: all are set in infinities and what is not a number. */
    private static final int EXPONENT = 0x7f800000;

    private final SoftRasterizer processor;
    private final Consumer<String> told;
    private volatile SoftRasterizer device; // null while the processor computes
    private boolean processorDrew; // the latest picture

    /**
     * The processor computes until {@link #use} says otherwise.
     *
     * @param processor closed with this
     * @param told hears, in one sentence, that a device has failed and the processor goes on; on the thread that computes
     */
    public FailoverRasterizer(SoftRasterizer processor, Consumer<String> told) {
        this.processor = processor;
        this.told = told;
    }

    /** Lets a device draw from the next picture on; the one before is closed, as this one will be. */
    public void use(SoftRasterizer newDevice) {
        closeDevice();
        device = newDevice;
    }

    /** Opens a device and lets it draw; where that fails the processor does, and that is told. */
    public void open(Supplier<SoftRasterizer> opening) {
        try {
            use(opening.get());
        } catch (RasterException e) {
            giveUp(e.getMessage());
        }
    }

    /** Lets the processor draw from the next picture on. */
    public void useProcessor() {
        closeDevice();
    }

    private void closeDevice() {
        SoftRasterizer before = device;
        device = null;
        if (before != null) {
            before.close();
        }
    }

    @Override
    public String name() {
        return current().name();
    }

    @Override
    public String device() {
        return current().device();
    }

    private SoftRasterizer current() {
        SoftRasterizer now = device;
        return now == null ? processor : now;
    }

    @Override
    public void forward(RasterInput input, SoftSettings settings, SoftImage out) {
        processorDrew = false;
        if (succeeds(() -> device.forward(input, settings, out)) && holdsNumbers(input, out)) {
            return;
        }
        processor.forward(input, settings, out);
        processorDrew = true;
        blameIf(holdsNumbers(input, out));
    }

    @Override
    public void backward(
            RasterInput input,
            SoftSettings settings,
            SoftImage image,
            float[] gradColor,
            float[] gradAlpha,
            RasterGradients out) {
        boolean mine = !processorDrew; // else the device does not know the picture
        if (mine
                && succeeds(() -> device.backward(input, settings, image, gradColor, gradAlpha, out))
                && holdsNumbers(input, out)) {
            return;
        }
        if (mine) {
            processor.forward(input, settings, image);
            processorDrew = true;
        }
        processor.backward(input, settings, image, gradColor, gradAlpha, out);
        blameIf(mine && holdsNumbers(input, out));
    }

    @Override
    public void fragments(RasterInput input, SoftSettings settings, Fragments out) {
        if (!succeeds(() -> device.fragments(input, settings, out))) {
            processor.fragments(input, settings, out);
        }
    }

    /** Has the device do something; returns false if there is none or it failed. */
    private boolean succeeds(Runnable work) {
        if (device == null) {
            return false;
        }
        try {
            work.run();
            return true;
        } catch (RasterException e) {
            giveUp(e.getMessage());
            return false;
        }
    }

    /** Gives the device up if the processor did better. */
    private void blameIf(boolean better) {
        if (better && device != null) {
            giveUp("the device " + device.device() + " gave something that is not a number");
        }
    }

    private void giveUp(String why) {
        closeDevice();
        told.accept(why + "; the processor (" + processor.device() + ") goes on from there");
    }

    private static boolean holdsNumbers(RasterInput input, SoftImage image) {
        int pixels = input.width * input.height;
        return holdsNumbers(image.alpha, pixels) && (input.colorStride() == 0 || holdsNumbers(image.color, 3 * pixels));
    }

    private static boolean holdsNumbers(RasterInput input, RasterGradients out) {
        return holdsNumbers(out.corners, 9 * input.faceCount)
                && (!out.wantColors || holdsNumbers(out.colors, input.colorStride() * input.faceCount))
                && (!out.wantTexture || holdsNumbers(out.texture, textureNumbers(input)))
                && (!out.wantBackground || holdsNumbers(out.background, backgroundNumbers(input)));
    }

    private static int textureNumbers(RasterInput input) {
        return input.coloring == Coloring.UV ? 3 * input.textureWidth * input.textureHeight : 0;
    }

    private static int backgroundNumbers(RasterInput input) {
        return input.backgroundIsPicture ? 3 * input.width * input.height : 3;
    }

    private static boolean holdsNumbers(float[] values, int count) {
        int carry = 0; // reaches the sign bit only where all bits of an exponent are set; a loop without branches is
        // quicker
        for (int i = 0; i < count; i++) {
            carry |= (Float.floatToRawIntBits(values[i]) & EXPONENT) + (1 << 23);
        }
        return carry >= 0;
    }

    /** Closes the device and the processor. */
    @Override
    public void close() {
        closeDevice();
        processor.close();
    }
}
