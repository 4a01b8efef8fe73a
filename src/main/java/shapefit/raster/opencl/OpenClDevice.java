package shapefit.raster.opencl;

import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.internal.opencl.OpenCLPlatform;
import java.util.ArrayList;
import java.util.List;

/**
 * A device that OpenCL offers.
 *
 * @param index its place in OpenCL's list
 * @param name as its driver gives it
 * @param gpu whether it is a graphics processor
 * @param driver the driver's name and version
 */
public record OpenClDevice(int index, String name, boolean gpu, String driver) {

    /**
     * All devices, in OpenCL's order; empty where OpenCL or Aparapi's library for this system is missing. Loads the machine's
     * OpenCL drivers into this process; a bad one may crash it.
     */
    public static List<OpenClDevice> all() {
        List<OpenClDevice> found = new ArrayList<>();
        for (OpenCLDevice device : natives()) {
            OpenCLPlatform platform = device.getOpenCLPlatform();
            found.add(new OpenClDevice(
                    found.size(),
                    oneLine(device.getName()),
                    device.getType() == Device.TYPE.GPU,
                    oneLine(platform.getName() + ", " + platform.getVersion())));
        }
        return found;
    }

    private static String oneLine(String text) {
        return String.valueOf(text).strip().replaceAll("\\s+", " ");
    }

    /** Aparapi's own objects for {@link #all}. */
    static List<OpenCLDevice> natives() {
        return Natives.DEVICES;
    }

    /**
     * Listed once: the drivers of a process do not change, and Aparapi's native library prints a line of its own on stderr at
     * each listing of an OpenCL newer than itself, which no setting keeps it from.
     */
    private static final class Natives {

        static final List<OpenCLDevice> DEVICES = list();

        private static List<OpenCLDevice> list() {
            AparapiLog.listen();
            List<OpenCLDevice> devices = new ArrayList<>();
            for (OpenCLPlatform platform : new OpenCLPlatform().getOpenCLPlatforms()) {
                devices.addAll(platform.getOpenCLDevices());
            }
            return List.copyOf(devices);
        }
    }
}
