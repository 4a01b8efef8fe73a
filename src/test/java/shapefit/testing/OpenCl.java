package shapefit.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import shapefit.raster.opencl.OpenClDevice;
import shapefit.raster.opencl.OpenClRasterizer;

/** The OpenCL device of the tests. None skips a test, but fails it in CI (where {@code CI=true}). */
public final class OpenCl {

    private static OpenClRasterizer shared;

    private OpenCl() {}

    /** The first device. */
    public static OpenClDevice device() {
        List<OpenClDevice> devices = OpenClDevice.all();
        if (devices.isEmpty()) {
            String reason = "no OpenCL device here; install a driver, such as pocl-opencl-icd";
            if ("true".equals(System.getenv("CI"))) {
                fail(reason);
            }
            abort(reason);
        }
        return devices.get(0);
    }

    /** One rasterizer for all tests, as compiling takes seconds; it ends with the process. */
    public static synchronized OpenClRasterizer rasterizer() {
        if (shared == null) {
            shared = new OpenClRasterizer(device());
        }
        return shared;
    }
}
