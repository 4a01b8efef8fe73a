package shapefit.raster.opencl;

import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.internal.opencl.OpenCLPlatform;
import java.util.ArrayList;
import java.util.List;

/**
 * A device that OpenCL offers. Asking for the list loads the machine's OpenCL drivers into this process; a bad one may crash
 * it.
 *
 * @param name as its driver gives it
 * @param gpu whether it is a graphics processor
 * @param driver the driver's name and version
 * @param id what OpenCL knows it by in this process
 */
public record OpenClDevice(String name, boolean gpu, String driver, long id) {

    /** All devices, in OpenCL's order; empty where OpenCL or Aparapi's library for this system is missing. */
    public static List<OpenClDevice> all() {
        List<OpenClDevice> found = new ArrayList<>();
        for (OpenCLDevice device : natives()) {
            OpenCLPlatform platform = device.getOpenCLPlatform();
            found.add(new OpenClDevice(
                    String.valueOf(device.getName()).strip(),
                    device.getType() == Device.TYPE.GPU,
                    (platform.getName() + ", " + platform.getVersion()).strip(),
                    device.getDeviceId()));
        }
        return found;
    }

    /** Aparapi's own objects for {@link #all}. */
    static List<OpenCLDevice> natives() {
        AparapiLog.listen();
        List<OpenCLDevice> devices = new ArrayList<>();
        for (OpenCLPlatform platform : new OpenCLPlatform().getOpenCLPlatforms()) {
            devices.addAll(platform.getOpenCLDevices());
        }
        return devices;
    }

    /** Whether this is the same device of the same driver, maybe in another process. */
    public boolean isSameAs(OpenClDevice other) {
        return name.equals(other.name) && gpu == other.gpu && driver.equals(other.driver);
    }
}
