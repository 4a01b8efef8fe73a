package shapefit.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shapefit.image.AtomicFile;
import shapefit.image.ImageWriter;
import shapefit.render.Backends;

/** Runs a published experiment and prints our rows beside the published ones. */
@Command(
        name = "experiment",
        description = "Runs a published experiment again: our rows beside the published ones.",
        mixinStandardHelpOptions = true)
public final class ExperimentCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which one; --list names them.")
    private String name;

    @Option(names = "--list", description = "Name all experiments.")
    private boolean list;

    @Option(names = "--trials", paramLabel = "N", description = "How many problems; 100 by default for most.")
    private Integer trials;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Of all random choices.")
    private long seed;

    @Option(
            names = "--effort",
            paramLabel = "SHARE",
            defaultValue = "1",
            description =
                    "Share of the usual steps, above 0 and at most 1; less is a rehearsal whose figures say little.")
    private double effort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "In place of our own aeroplane: for sphere-to-shape a folder with cameras.json and masks, for"
                    + " textured-mesh a mesh with colours or a texture, or its folder.")
    private Path data;

    @Option(names = "--backend", paramLabel = "NAME", defaultValue = Backends.AUTO, description = "What computes.")
    private String backend;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "0, the default, takes all cores.")
    private int threads;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the table as CSV and a chart as PNG there.")
    private Path out;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Say nothing on stderr.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        PrintWriter stdout = spec.commandLine().getOut();
        if (list) {
            Experiment.ALL.forEach(e -> stdout.println(String.format(Locale.ROOT, "%-16s %s", e.name(), e.sentence())));
            stdout.flush();
            return 0;
        }
        Experiment experiment = chosen();
        if (out != null) {
            Files.createDirectories(out);
        }
        int count = trials == null ? experiment.usualTrials() : trials;
        Lab lab = new Lab(backend, threads, seed, count, effort, Optional.ofNullable(data), this::say);
        Findings findings = experiment.run(lab);
        Report report = new Report(findings);
        stdout.println(json ? report.json(experiment.name(), lab) : report.table() + findings.note());
        stdout.flush();
        if (out != null) {
            byte[] csv = report.csv().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(out.resolve(experiment.name() + ".csv"), csv);
            ImageWriter.writePng(out.resolve(experiment.name() + ".png"), ChartPainter.paint(findings.chart()));
        }
        return 0;
    }

    private Experiment chosen() {
        String known = Experiment.ALL.stream().map(Experiment::name).collect(Collectors.joining(", "));
        if (name == null) {
            throw new IllegalArgumentException("name an experiment: " + known);
        }
        return Experiment.ALL.stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no experiment \"" + name + "\"; take one of " + known));
    }

    private void say(String line) {
        if (!quiet) {
            PrintWriter err = spec.commandLine().getErr();
            synchronized (err) {
                err.println(line);
                err.flush();
            }
        }
    }
}
