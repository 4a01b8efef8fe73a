package shapefit;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import shapefit.fit.FitException;
import shapefit.raster.RasterException;

/** What went wrong, as one line on stderr and an exit code. */
final class Failures {
    private Failures() {}

    /** Options or arguments that cannot be understood. */
    static int wrongUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        print(command.getErr(), "%s: %s; see %s --help".formatted(name, oneLine(e.getMessage()), name));
        return ExitCode.USAGE;
    }

    /** A command threw: bad input is 2, work that failed 1. */
    static int failed(Exception e, CommandLine command, ParseResult parsed) {
        boolean input = e instanceof IOException || e instanceof IllegalArgumentException;
        boolean foreseen = input || e instanceof FitException || e instanceof RasterException;
        String message = foreseen && e.getMessage() != null ? oneLine(e.getMessage()) : unforeseen(e);
        print(command.getErr(), "%s: %s".formatted(command.getCommandSpec().qualifiedName(), message));
        return input ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    static int outOfMemory(PrintWriter err) {
        long there = Runtime.getRuntime().maxMemory() >> 20;
        print(
                err,
                "shapefit: out of memory (the program may use %d MB); take smaller pictures, or give more with SHAPEFIT_OPTS=-Xmx%dm"
                        .formatted(there, 2 * there));
        return ExitCode.SOFTWARE;
    }

    /** A bug of ours: enough to report it, without a page of stack. */
    private static String unforeseen(Exception e) {
        StackTraceElement[] stack = e.getStackTrace();
        return "internal error %s%s; please report it"
                .formatted(oneLine(String.valueOf(e)), stack.length == 0 ? "" : " at " + stack[0]);
    }

    private static String oneLine(String message) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static void print(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }
}
