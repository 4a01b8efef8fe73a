package shapefit;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import shapefit.bench.BenchCommand;
import shapefit.cli.ShapefitCommand;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Runs a command and ends with its exit code: 0 done, 1 the work failed, 2 wrong usage or bad input. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // libraries print numbers, too
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    /** Runs a command in this process and gives its exit code back; results go to {@code out}, all else to {@code err}. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine program = new CommandLine(new ShapefitCommand())
                .addSubcommand(new BenchCommand())
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
