package shapefit.raster.opencl.probe;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import shapefit.raster.opencl.OpenClDevice;
import shapefit.raster.opencl.OpenClRasterizer;

/**
 * The process in which OpenCL is tried. Asked for no device it lists them, one a line; asked for one it tries
 * that. Its lines on stdout begin with {@link #MARK}, as drivers may print there too; fields stand between tabs.
 */
public final class ProbeChild {

    static final String MARK = "shapefit-probe\t";
    static final String DEVICE = "device";
    static final String PASSED = "passed";
    static final String FAILED = "failed";

    private ProbeChild() {}

    /** @param args seconds after which the process ends in any case, then the index of a device or nothing */
    public static void main(String[] args) {
        endAfter(Integer.parseInt(args[0]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<OpenClDevice> devices = OpenClDevice.all();
        if (args.length == 1) {
            for (OpenClDevice device : devices) {
                out.println(MARK + String.join("\t", DEVICE, "" + device.gpu(), device.name(), device.driver()));
            }
        } else {
            out.println(MARK + tryOut(devices.get(Integer.parseInt(args[1]))));
        }
        out.flush();
        Runtime.getRuntime().halt(0); // a driver's own clean-up at exit has no say in the verdict
    }

    private static String tryOut(OpenClDevice device) {
        try (OpenClRasterizer rasterizer = new OpenClRasterizer(device)) {
            return PASSED + "\t" + Trial.run(rasterizer);
        } catch (RuntimeException | Error e) {
            return FAILED + "\t" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
    }

    /** So that a driver that hangs does not live on when the program that asked is gone. */
    private static void endAfter(int seconds) {
        Thread watch = new Thread(
                () -> {
                    try {
                        Thread.sleep(1000L * seconds);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(1);
                },
                "probe-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
