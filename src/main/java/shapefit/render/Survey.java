package shapefit.render;

import java.util.ArrayList;
import java.util.List;
import shapefit.raster.opencl.probe.Findings;
import shapefit.raster.opencl.probe.Verdict;

/**
 * What can compute on this machine. Immutable.
 *
 * @param findings every backend of this program
 * @param automatic what {@link Backends#AUTO} takes, and why
 * @param gpuFailed whether a graphics processor is there, or may be, that cannot be trusted
 */
public record Survey(List<Finding> findings, Finding automatic, boolean gpuFailed) {

    /**
     * What was found for a backend.
     *
     * @param name as given to {@link Backends#open}
     * @param device what it runs on, in words
     * @param usable whether it can be opened
     * @param reason why, or why not, in one sentence
     */
    public record Finding(String name, String device, boolean usable, String reason) {}

    /** What a probe has found, and what needs none. */
    public static Survey of(Findings openCl) {
        Finding cpu = new Finding(
                Backends.CPU, Runtime.getRuntime().availableProcessors() + " processor cores", true, "always works");
        List<Finding> findings = new ArrayList<>(List.of(cpu));
        List<Verdict> verdicts = openCl.verdicts();
        for (int i = 0; i < verdicts.size(); i++) {
            findings.add(finding(i, verdicts.get(i)));
        }
        if (verdicts.isEmpty()) {
            findings.add(new Finding(Backends.OPENCL, "no device", false, openCl.absence()));
        }
        findings.add(new Finding(
                Backends.REFERENCE, "1 thread, double precision", true, "the definition; very slow, by name only"));
        Finding automatic = openCl.gpu()
                .map(verdict -> finding(0, verdict)) // a GPU that passed stands first
                .orElseGet(
                        () -> new Finding(Backends.CPU, cpu.device(), true, "there is no GPU that passed its trial"));
        return new Survey(List.copyOf(findings), automatic, openCl.isAnythingWrong());
    }

    /** @param place among the verdicts */
    static Finding finding(int place, Verdict verdict) {
        String name = place == 0 ? Backends.OPENCL : Backends.OPENCL + ":" + (place + 1);
        boolean byNameOnly = verdict.passed() && !verdict.device().gpu();
        String reason = verdict.reason() + (byNameOnly ? "; no GPU, so by name only" : "");
        return new Finding(name, verdict.device().name(), verdict.passed(), reason);
    }
}
