package shapefit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The most memory this process has held since {@link #begin}, or ever, where the system says so (Linux). */
final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** Writing 5 to it forgets the peak; see proc(5). */
    private static final Path RESET = Path.of("/proc/self/clear_refs");

    private PeakMemory() {}

    /** Counts from now on, without what earlier work has left behind. */
    static void begin() throws IOException {
        System.gc();
        if (Files.isWritable(RESET)) {
            Files.writeString(RESET, "5");
        }
    }

    /** Resident megabytes (2²⁰ bytes). */
    static OptionalDouble megabytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return OptionalDouble.empty();
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst();
    }
}
