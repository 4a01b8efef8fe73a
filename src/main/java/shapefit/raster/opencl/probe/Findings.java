package shapefit.raster.opencl.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of this machine's OpenCL devices.
 *
 * @param verdicts the best device first: those that passed before the others, GPUs before the others, then OpenCL's order
 * @param absence why there are none; empty if there are
 */
public record Findings(List<Verdict> verdicts, String absence) {

    private static final String LISTING_FAILED = "listing the OpenCL devices failed: ";

    private static final Comparator<Verdict> BEST_FIRST = Comparator.comparing((Verdict verdict) -> !verdict.passed())
            .thenComparing(verdict -> !verdict.device().gpu())
            .thenComparing(verdict -> verdict.device().index());

    static Findings of(List<Verdict> verdicts) {
        return verdicts.isEmpty()
                ? none("OpenCL is installed but has no device")
                : new Findings(verdicts.stream().sorted(BEST_FIRST).toList(), "");
    }

    static Findings none(String why) {
        return new Findings(List.of(), why);
    }

    static Findings listingFailed(String why) {
        return none(LISTING_FAILED + why);
    }

    /** Whether something is wrong with a graphics processor, or with a driver that may be one's. */
    public boolean isAnythingWrong() {
        return absence.startsWith(LISTING_FAILED)
                || verdicts.stream()
                        .anyMatch(
                                verdict -> !verdict.passed() && verdict.device().gpu());
    }

    /** The best graphics processor that passed. */
    public Optional<Verdict> gpu() {
        return verdicts.stream()
                .filter(verdict -> verdict.passed() && verdict.device().gpu())
                .findFirst();
    }
}
