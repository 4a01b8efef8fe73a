package shapefit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import shapefit.bench.BenchCommand;
import shapefit.cli.ShapefitCommand;
import shapefit.experiment.ExperimentCommand;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /**
     * Opens the studio if there are no arguments, if the first is {@code open}, or if all name files that are there; else runs
     * a command. Ends with its exit code: 0 done, 1 the work failed, 2 wrong usage or bad input.
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // libraries print numbers, too
        PrintWriter err = new PrintWriter(System.err, true);
        Optional<List<Path>> files = StudioStart.files(args);
        if (files.isPresent()) {
            System.exit(StudioStart.open(files.get(), err));
        }
        System.exit(run(new PrintWriter(System.out, true), err, args));
    }

    /** Runs a command in this process and gives its exit code back; results go to {@code out}, all else to {@code err}. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine program = new CommandLine(new ShapefitCommand())
                .addSubcommand(new BenchCommand())
                .addSubcommand(new ExperimentCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::wrongUsage)
                .setExecutionExceptionHandler(Failures::failed)
                .setOut(out)
                .setErr(err);
        try {
            return program.execute(args);
        } catch (OutOfMemoryError e) {
            return Failures.outOfMemory(err);
        }
    }
}
