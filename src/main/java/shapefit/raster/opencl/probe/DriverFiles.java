package shapefit.raster.opencl.probe;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be told of OpenCL on this machine from its files, without loading any: milliseconds, and no risk. */
final class DriverFiles {

    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    private static final String ARCH = System.getProperty("os.arch").toLowerCase(Locale.ROOT);

    private DriverFiles() {}

    static boolean isWindows() {
        return OS.startsWith("windows");
    }

    static boolean isMac() {
        return OS.startsWith("mac");
    }

    /** Why no OpenCL device can be there; empty if one may be. */
    static Optional<String> absence() {
        if (isMac() && ARCH.equals("aarch64")) {
            return Optional.of("there is no OpenCL connection for Apple silicon");
        }
        boolean there;
        if (isWindows()) {
            there = Files.exists(system32().resolve("OpenCL.dll"));
        } else if (isMac()) {
            there = Files.exists(Path.of("/System/Library/Frameworks/OpenCL.framework"));
        } else {
            there = isKnownToTheLinker() || isInALibraryFolder();
        }
        return there ? Optional.empty() : Optional.of("no OpenCL library is installed");
    }

    private static Path system32() {
        String root = System.getenv("SystemRoot");
        return Path.of(root == null ? "C:\\Windows" : root, "System32");
    }

    private static boolean isKnownToTheLinker() {
        try {
            byte[] cache = Files.readAllBytes(Path.of("/etc/ld.so.cache"));
            return new String(cache, StandardCharsets.ISO_8859_1).contains("libOpenCL.so");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isInALibraryFolder() {
        String path = System.getenv("LD_LIBRARY_PATH");
        List<String> folders = new ArrayList<>(List.of("/usr/lib", "/usr/lib64", "/usr/local/lib"));
        if (path != null) {
            folders.addAll(List.of(path.split(File.pathSeparator)));
        }
        return folders.stream()
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.exists(Path.of(folder, "libOpenCL.so.1"))
                        || Files.exists(Path.of(folder, "libOpenCL.so")));
    }

    /** A text that changes when a driver is installed, removed or updated, or the processor or the Java is another one. */
    static String fingerprint() {
        StringBuilder text = new StringBuilder(OS).append(' ').append(ARCH).append(' ');
        text.append(System.getProperty("java.vm.version"));
        for (Path file : files()) {
            try {
                text.append(' ').append(file.getFileName()).append(':').append(Files.size(file));
                text.append(':').append(Files.getLastModifiedTime(file).toMillis());
            } catch (IOException e) {
                text.append(" unreadable");
            }
        }
        for (String variable : List.of("OCL_ICD_VENDORS", "OPENCL_VENDOR_PATH", "CUDA_VISIBLE_DEVICES")) {
            text.append(' ').append(System.getenv(variable));
        }
        return text.toString().replaceAll("\\s+", " ");
    }

    private static List<Path> files() {
        List<Path> files = new ArrayList<>();
        if (isWindows()) {
            for (String name : List.of("OpenCL.dll", "nvcuda.dll", "amdocl64.dll", "amdhip64.dll", "ze_loader.dll")) {
                files.add(system32().resolve(name));
            }
        } else {
            for (String folder : List.of("/etc/OpenCL/vendors", "/usr/share/OpenCL/vendors")) {
                files.addAll(list(Path.of(folder)));
            }
            files.add(Path.of("/etc/ld.so.cache")); // written anew when a library is installed
            files.add(Path.of("/System/Library/CoreServices/SystemVersion.plist"));
        }
        files.removeIf(file -> !Files.exists(file));
        return files;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of(); // not there
        }
    }
}
