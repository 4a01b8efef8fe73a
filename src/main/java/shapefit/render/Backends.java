package shapefit.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

    /** The processor, always there. */
    public static final String CPU = "cpu";

    static final String OPENCL = "opencl";

    /** The definition, by name only. */
    public static final String REFERENCE = "reference";

    private static Findings openCl; // asked for once

    private Backends() {}

    /** What can compute here; the first call may try OpenCL devices, which takes seconds, once per driver version. */
    public static Survey survey() {
        return Survey.of(openCl());
    }

    /** Tries the OpenCL devices again, whatever was found before; takes seconds. */
    public static synchronized void probeAgain() {
        openCl = new Probe().again();
    }

    private static synchronized Findings openCl() {
        if (openCl != null) {
            return openCl;
        }
        Findings found = new Probe().findings();
        openCl = Thread.currentThread().isInterrupted() ? null : found; // who is interrupted has not seen all
        return found;
    }

    /**
     * Opens a backend.
     *
     * @param name {@code auto} or a name in the {@link #survey}
     * @param threads at least 1, or 0 for all cores; of no meaning to OpenCL
     * @throws IllegalArgumentException if there is no such backend
     * @throws RasterException if it is there but cannot be used
     */
    public static SoftRasterizer open(String name, int threads) {
        if (threads < 0) {
            throw new IllegalArgumentException("threads must be at least 1, or 0 for all cores, got " + threads);
        }
        String chosen = chosen(name);
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

    /**
     * Opens a backend, as {@link #open(String, int)} does, for work that no failure of a GPU may end: if {@code auto} has taken
     * one and it fails, the processor goes on. What was asked for by name is never replaced.
     *
     * @param told hears of a failure, in one sentence
     */
    public static SoftRasterizer open(String name, int threads, Consumer<String> told) {
        if (!name.equals(AUTO) || chosen(name).equals(CPU)) {
            return open(name, threads);
        }
        FailoverRasterizer safe = new FailoverRasterizer(open(CPU, threads), told);
        safe.open(() -> open(name, threads));
        return safe;
    }

    private static String chosen(String name) {
        return name.equals(AUTO) ? survey().automatic().name() : name;
    }

    /** Opens a backend, as {@link #open(String, int, Consumer)} does, for one picture: one that is ready at once. */
    public static SoftRasterizer openForOnePicture(String name, int threads, Consumer<String> told) {
        boolean cpu = chosen(name).equals(CPU);
        return cpu && threads >= 0 ? CpuRasterizer.forOnePicture(used(threads)) : open(name, threads, told);
    }

    /**
     * Opens the processor for small pictures that do not depend on each other: a rasterizer for each thread.
     *
     * @param threads at least 1, or 0 for all cores
     */
    public static Crew openCrew(int threads) {
        List<SoftRasterizer> members = new ArrayList<>();
        for (int i = 0; i < used(threads); i++) {
            members.add(open(CPU, 1));
        }
        return Crew.owned(members);
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
            if (Survey.finding(i, verdicts.get(i)).name().equals(name)) {
                return verdicts.get(i);
            }
        }
        throw new IllegalArgumentException(
                "there is no backend \"" + name + "\"; \"shapefit devices\" lists what there is");
    }
}
