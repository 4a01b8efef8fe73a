package shapefit.raster.opencl;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.exception.CompileFailedException;
import com.aparapi.internal.kernel.KernelManager;
import com.aparapi.internal.kernel.KernelRunner;
import java.util.LinkedHashSet;
import shapefit.raster.RasterException;

/**
 * The kernel on its device. Whatever goes wrong there becomes a {@link RasterException}; nothing runs elsewhere instead.
 *
 * <p>Three habits of Aparapi's are met here. It takes a device's memory for the host's unless told otherwise and then lets
 * the driver work on Java arrays, which move; so it is told otherwise. And when an array has moved between two launches, its
 * buffer is made anew from the array's contents: what only the device has written is lost ({@link SoftKernel#state}). And
 * disposing of a kernel that never ran crashes the process.
 */
final class Launcher implements AutoCloseable {

    final SoftKernel kernel;
    private final OpenCLDevice device;
    private final String name;

    /** Compiles the kernel, which takes seconds, and runs it once. */
    Launcher(OpenClDevice wanted) {
        name = wanted.name();
        device = find(wanted);
        if (device.getMaxWorkGroupSize() < Tiles.AREA) {
            throw failure(
                    "its work-groups hold " + device.getMaxWorkGroupSize() + " items, " + Tiles.AREA + " are needed",
                    null);
        }
        device.setSharedMemory(false);
        kernel = new SoftKernel(device);
        kernel.setExplicit(true);
        KernelManager.instance().setPreferredDevices(kernel, new LinkedHashSet<>(OpenClDevice.natives()));
        // Aparapi keeps the translation for the next kernel, but makes room for that of one device where OpenCL gives
        // one each.
        KernelRunner.BINARY_CACHING_DISABLED = OpenClDevice.natives().size() > 1;
        AparapiLog.listen();
        try {
            kernel.compile(device);
        } catch (CompileFailedException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().toString();
            throw failure("the kernel cannot be compiled for it: " + why, e);
        }
        run(SoftKernel.FORWARD, 1, 1); // over no tiles: shows that it runs, and some drivers compile only now
    }

    private OpenCLDevice find(OpenClDevice wanted) {
        if (!OpenClDevice.all().contains(wanted)) {
            throw failure("it is not there any more", null);
        }
        return OpenClDevice.natives().get(wanted.index());
    }

    /**
     * Runs passes.
     *
     * @param groups work-groups of {@link Tiles#AREA} items, at least 1
     */
    void run(int firstPass, int passes, long groups) {
        if (groups > Integer.MAX_VALUE / Tiles.AREA) {
            throw failure(groups + " work-groups are more than one launch can have", null);
        }
        AparapiLog.listen();
        kernel.firstPass = firstPass;
        try {
            Range range = device.createRange((int) groups * Tiles.AREA, Tiles.AREA);
            kernel.execute(range, passes);
        } catch (RasterException e) {
            throw failure(e.getMessage(), e);
        } catch (RuntimeException | AssertionError e) { // as Aparapi throws where a device has failed before
            throw failure(String.valueOf(e.getMessage()), e);
        }
        if (!(kernel.getTargetDevice() instanceof OpenCLDevice)) {
            throw failure("the kernel did not run there: " + AparapiLog.reason(), null);
        }
    }

    /** Checks that an array of this many floats fits into the device. */
    void checkRoom(String what, long floats) {
        if (4 * floats > device.getMaxMemAllocSize() && device.getMaxMemAllocSize() > 0) {
            throw failure(
                    what + " need " + (4 * floats >> 20) + " MB at once, it gives at most "
                            + (device.getMaxMemAllocSize() >> 20),
                    null);
        }
    }

    /** To throw where launches seem to succeed but leave nothing. */
    RasterException silence() {
        return failure("it no longer does what it is told", null);
    }

    private RasterException failure(String why, Throwable cause) {
        return new RasterException("the OpenCL device " + name + " cannot be used: " + why, cause);
    }

    @Override
    public void close() {
        kernel.dispose();
    }
}
