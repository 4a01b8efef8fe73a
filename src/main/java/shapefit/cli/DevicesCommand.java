package shapefit.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shapefit.project.JsonText;
import shapefit.render.Backends;
import shapefit.render.Survey;
import shapefit.render.Survey.Finding;

/** What can compute here, and what {@code auto} takes. */
@Command(
        name = "devices",
        description = "Lists what can compute here, what was found for each, and which one auto takes and why.",
        mixinStandardHelpOptions = true)
final class DevicesCommand implements Runnable {

    @Mixin
    private Talk talk;

    @Option(names = "--json", description = "Print JSON on stdout.")
    private boolean json;

    @Option(names = "--probe", description = "Try the OpenCL devices again; else only new drivers are tried.")
    private boolean probe;

    @Override
    public void run() {
        if (probe) {
            Backends.probeAgain();
        }
        Survey survey = Backends.survey();
        Finding automatic = survey.automatic();
        if (json) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            put(root.putObject("automatic"), automatic);
            ArrayNode backends = root.putArray("backends");
            survey.findings().forEach(finding -> put(backends.addObject(), finding));
            talk.out().print(JsonText.of(root));
        } else {
            for (Finding finding : survey.findings()) {
                talk.out()
                        .printf(
                                "%-10s %-8s %s: %s%n",
                                finding.name(),
                                finding.usable() ? "usable" : "not here",
                                finding.device(),
                                finding.reason());
            }
            talk.out().printf("auto takes %s: %s%n", automatic.name(), automatic.reason());
        }
        talk.out().flush();
    }

    private static void put(ObjectNode out, Finding finding) {
        out.put("name", finding.name()).put("device", finding.device());
        out.put("usable", finding.usable()).put("reason", finding.reason());
    }
}
