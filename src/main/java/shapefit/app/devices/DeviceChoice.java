package shapefit.app.devices;

import java.util.Optional;
import shapefit.render.Backends;
import shapefit.render.Survey;
import shapefit.render.Survey.Finding;

/**
 * What a person wants to compute with.
 *
 * @param backend its name in the {@link Survey}, or {@link Backends#AUTO}
 * @param device in words, as the survey has it; empty for automatic and the processor
 */
public record DeviceChoice(String backend, String device) {

    /** A GPU that has passed its trial, else the processor. */
    public static final DeviceChoice AUTOMATIC = new DeviceChoice(Backends.AUTO, "");

    /** The processor. */
    public static final DeviceChoice PROCESSOR = new DeviceChoice(Backends.CPU, "");

    static DeviceChoice of(Finding finding) {
        return finding.name().equals(Backends.CPU) ? PROCESSOR : new DeviceChoice(finding.name(), finding.device());
    }

    /** What it means where that was found; empty if the device is not there any more. Names may have changed places. */
    Optional<Finding> among(Survey survey) {
        if (backend.equals(Backends.AUTO)) {
            return Optional.of(survey.automatic());
        }
        return survey.findings().stream()
                .filter(finding -> device.isEmpty()
                        ? finding.name().equals(backend)
                        : finding.device().equals(device))
                .min((a, b) ->
                        Boolean.compare(b.name().equals(backend), a.name().equals(backend)));
    }
}
