package shapefit.raster.opencl.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shapefit.raster.opencl.OpenClDevice;

/**
 * Findings between runs of the program: a first line with what they hold for, a second one with why there are no devices, then
 * one line a device, its fields between tabs.
 * A file that cannot be read or written is as none: devices are then tried again.
 */
final class VerdictFile {

    private static final String NAME = "opencl-verdicts.tsv";

    private final Path folder;

    VerdictFile(Path folder) {
        this.folder = folder;
    }

    /** {@code -Dshapefit.cache=DIR}, else the system's folder for what programs can make again. */
    static Path defaultFolder() {
        String given = System.getProperty("shapefit.cache");
        if (given != null) {
            return Path.of(given);
        }
        Path home = Path.of(System.getProperty("user.home"));
        String local = System.getenv(DriverFiles.isWindows() ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        if (DriverFiles.isMac()) {
            return home.resolve("Library/Caches/shapefit");
        }
        return (local == null || local.isBlank() ? home.resolve(".cache") : Path.of(local)).resolve("shapefit");
    }

    /** The findings that hold for {@code what}. */
    Optional<Findings> read(String what) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(NAME));
            if (lines.size() < 2 || !lines.get(0).equals(what)) {
                return Optional.empty();
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (String line : lines.subList(2, lines.size())) {
                verdicts.add(parse(line.split("\t", -1)));
            }
            return Optional.of(new Findings(verdicts, lines.get(1)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Verdict parse(String[] fields) {
        OpenClDevice device =
                new OpenClDevice(Integer.parseInt(fields[0]), fields[1], Boolean.parseBoolean(fields[2]), fields[3]);
        return new Verdict(device, Boolean.parseBoolean(fields[4]), fields[5]);
    }

    void write(String what, Findings found) {
        StringBuilder text =
                new StringBuilder(what).append('\n').append(found.absence()).append('\n');
        for (Verdict verdict : found.verdicts()) {
            OpenClDevice device = verdict.device();
            text.append(device.index()).append('\t').append(device.name()).append('\t');
            text.append(device.gpu()).append('\t').append(device.driver()).append('\t');
            text.append(verdict.passed()).append('\t').append(verdict.reason()).append('\n');
        }
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "opencl", ".tmp");
            Files.writeString(draft, text);
            Files.move(draft, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Without it the next start tries the devices again, which is slow but right.
        }
    }
}
