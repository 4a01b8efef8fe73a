package shapefit.raster.opencl.probe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import shapefit.raster.opencl.OpenClDevice;

/**
 * Finds out which OpenCL devices can be trusted. A driver that is not sound may crash or hang whoever touches it, so listing the
 * devices and trying each one happens in processes of their own, and the verdicts are kept in a file until a driver changes.
 */
public final class Probe {

    /** More than any driver was seen to take for compiling. */
    private static final int SECONDS = 60;

    /** A new number where what is tried has changed. */
    private static final String EDITION = "1 ";

    private final VerdictFile file;
    private final String childClass;
    private final int seconds;

    /** The probe of this machine, with the verdicts in the user's folder for such things ({@code -Dshapefit.cache=DIR}). */
    public Probe() {
        this(VerdictFile.defaultFolder(), ProbeChild.class.getName(), SECONDS);
    }

    /**
     * @param cache folder of the verdicts
     * @param childClass what runs in the processes
     * @param seconds how long each may take
     */
    Probe(Path cache, String childClass, int seconds) {
        file = new VerdictFile(cache);
        this.childClass = childClass;
        this.seconds = seconds;
    }

    /** The verdicts; tries the devices, which takes seconds, only if there are none that still hold. */
    public Findings findings() {
        Optional<String> absence = DriverFiles.absence();
        if (absence.isPresent()) {
            return Findings.none(absence.get());
        }
        return file.read(validity()).orElseGet(this::again);
    }

    /** Tries the devices, whatever was found before; takes seconds. */
    public Findings again() {
        Findings found = tryAll();
        if (!Thread.currentThread().isInterrupted()) { // else nothing was seen
            file.write(validity(), found);
        }
        return found;
    }

    private Findings tryAll() {
        Answer list = ask();
        if (list.failure != null) {
            return Findings.listingFailed(list.failure);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (String[] line : list.lines) {
            OpenClDevice device = new OpenClDevice(verdicts.size(), line[2], Boolean.parseBoolean(line[1]), line[3]);
            verdicts.add(verdict(device));
        }
        return Findings.of(verdicts);
    }

    private static String validity() {
        return EDITION + DriverFiles.fingerprint();
    }

    private Verdict verdict(OpenClDevice device) {
        Answer answer = ask("" + device.index());
        if (answer.failure != null) {
            return new Verdict(device, false, "failed its trial: " + answer.failure);
        }
        if (answer.lines.isEmpty()) {
            return new Verdict(device, false, "failed its trial: it said nothing");
        }
        String[] line = answer.lines.get(0);
        boolean passed = line[0].equals(ProbeChild.PASSED);
        return new Verdict(device, passed, passed ? line[1] : "failed its trial: " + line[1]);
    }

    /**
     * What a process said.
     *
     * @param lines the fields of its lines
     * @param failure why that is nothing worth; null if it is
     */
    private record Answer(List<String[]> lines, String failure) {

        static Answer failed(String why) {
            return new Answer(List.of(), why);
        }
    }

    /** Starts a process and waits for its answer. */
    private Answer ask(String... arguments) {
        Path said = null;
        try {
            said = Files.createTempFile("shapefit-probe", ".txt");
            Process process = start(said, arguments);
            if (!waitFor(process)) {
                return Answer.failed("it did not answer within " + seconds + " seconds");
            }
            if (process.exitValue() != 0) {
                return Answer.failed("its driver crashed (exit code " + process.exitValue() + ")");
            }
            return new Answer(
                    Files.readAllLines(said).stream()
                            .filter(line -> line.startsWith(ProbeChild.MARK))
                            .map(line ->
                                    line.substring(ProbeChild.MARK.length()).split("\t", -1))
                            .toList(),
                    null);
        } catch (IOException e) {
            return Answer.failed("no process could be started for it: " + e.getMessage());
        } finally {
            delete(said);
        }
    }

    private Process start(Path said, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:+SuppressFatalErrorMessage", "-XX:-CreateCoredumpOnCrash"));
        command.add(childClass);
        command.add("" + (seconds + 10)); // in case this process is gone by then
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .directory(said.getParent().toFile());
        builder.environment().put("CLASSPATH", absolute(System.getProperty("java.class.path")));
        return builder.start();
    }

    /** A class path for a process with another working folder. */
    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Returns false if it had to be ended. */
    private boolean waitFor(Process process) {
        boolean ended = false;
        try {
            ended = process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            process.destroyForcibly();
        }
        return ended;
    }

    private static void delete(Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            temporary.toFile().deleteOnExit(); // Windows, where a process still has it open
        }
    }
}
