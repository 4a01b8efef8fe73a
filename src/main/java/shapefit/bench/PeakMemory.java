package shapefit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The most memory this process ever held, where the system says so (Linux). */
final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {}

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
