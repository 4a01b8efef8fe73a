package shapefit.render;

import java.util.ArrayList;
import java.util.List;
import shapefit.raster.RasterException;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.cpu.CpuRasterizer;
import shapefit.raster.opencl.OpenClDevice;
import shapefit.raster.opencl.OpenClRasterizer;
import shapefit.raster.opencl.probe.Findings;
import shapefit.raster.opencl.probe.Probe;
import shapefit.raster.opencl.probe.Verdict;
import shapefit.raster.reference.ReferenceRasterizer;

/** Picks a backend by name and says why. */
public final class Backends {

    /** Let the program choose. */
    public static final String AUTO = "auto";

    private static final String CPU = "cpu";
    private static final String OPENCL = "opencl";
    private static final String REFERENCE = "reference";

    /**
     * What was found for a backend.
     *
     * @param name as given to {@link #open}
     * @param device what it runs on, in words
     * @param usable whether it can be opened
     * @param reason why, or why not, in one sentence
     */
    public record Finding(String name, String device, boolean usable, String reason) {}

    private static Findings openCl; // asked for once

    private Backends() {}

    /** Every backend of this program; the first call may try OpenCL devices, which takes seconds, once per driver version. */
    public static List<Finding> findings() {
        int cores = Runtime.getRuntime().availableProcessors();
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(CPU, cores + " processor cores", true, "always works"));
        List<Verdict> verdicts = openCl().verdicts();
        for (int i = 0; i < verdicts.size(); i++) {
            findings.add(finding(i, verdicts.get(i)));
        }
        if (verdicts.isEmpty()) {
            findings.add(new Finding(OPENCL, "no device", false, openCl().absence()));
        }
        findings.add(
                new Finding(REFERENCE, "1 thread, double precision", true, "the definition; very slow, by name only"));
        return findings;
    }

    private static Finding finding(int place, Verdict verdict) {
        String name = place == 0 ? OPENCL : OPENCL + ":" + (place + 1);
        boolean byNameOnly = verdict.passed() && !verdict.device().gpu();
        String reason = verdict.reason() + (byNameOnly ? "; no GPU, so by name only" : "");
        return new Finding(name, verdict.device().name(), verdict.passed(), reason);
    }

    /** Tries the OpenCL devices again, whatever was found before; takes seconds. */
    public static synchronized void probeAgain() {
        openCl = new Probe().again();
    }

    private static synchronized Findings openCl() {
        if (openCl == null) {
            openCl = new Probe().findings();
        }
        return openCl;
    }

    /** What {@code auto} takes, and why. */
    public static Finding automatic() {
        Finding cpu = findings().get(0);
        return openCl().gpu()
                .map(verdict -> finding(0, verdict)) // a GPU that passed stands first
                .orElseGet(() -> new Finding(CPU, cpu.device(), true, "there is no GPU that passed its trial"));
    }

    /**
     * Opens a backend.
     *
     * @param name {@code auto} or a name of {@link #findings}
     * @param threads at least 1, or 0 for all cores; of no meaning to OpenCL
     * @throws IllegalArgumentException if there is no such backend
     * @throws RasterException if it is there but cannot be used
     */
    public static SoftRasterizer open(String name, int threads) {
        if (threads < 0) {
            throw new IllegalArgumentException("threads must be at least 1, or 0 for all cores, got " + threads);
        }
        String chosen = name.equals(AUTO) ? automatic().name() : name;
        if (chosen.equals(OPENCL) || chosen.startsWith(OPENCL + ":")) {
            return openOpenCl(chosen);
        }
        return switch (chosen) {
            case CPU -> new CpuRasterizer(used(threads));
            case REFERENCE -> new ReferenceRasterizer();
            default ->
                throw new IllegalArgumentException(
                        "there is no backend \"" + name + "\"; take auto, cpu, opencl or reference");
        };
    }

    /** Opens a backend, as {@link #open} does, for one picture and no more: one that is ready at once. */
    public static SoftRasterizer openForOnePicture(String name, int threads) {
        boolean cpu = (name.equals(AUTO) ? automatic().name() : name).equals(CPU);
        return cpu && threads >= 0 ? CpuRasterizer.forOnePicture(used(threads)) : open(name, threads);
    }

    private static int used(int threads) {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private static SoftRasterizer openOpenCl(String name) {
        Verdict verdict = verdict(name);
        if (verdict.passed() && !OpenClDevice.all().contains(verdict.device())) {
            probeAgain(); // another driver than the one that was tried
            verdict = verdict(name);
        }
        if (!verdict.passed()) {
            throw new RasterException(
                    "the OpenCL device %s cannot be used: %s; \"shapefit devices --probe\" tries it again"
                            .formatted(verdict.device().name(), verdict.reason()),
                    null);
        }
        return new OpenClRasterizer(verdict.device());
    }

    private static Verdict verdict(String name) {
        List<Verdict> verdicts = openCl().verdicts();
        if (verdicts.isEmpty()) {
            throw new RasterException("OpenCL cannot be used: " + openCl().absence(), null);
        }
        for (int i = 0; i < verdicts.size(); i++) {
            if (finding(i, verdicts.get(i)).name().equals(name)) {
                return verdicts.get(i);
            }
        }
        throw new IllegalArgumentException(
                "there is no backend \"" + name + "\"; \"shapefit devices\" lists what there is");
    }
}
