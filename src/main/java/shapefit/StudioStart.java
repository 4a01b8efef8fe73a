package shapefit;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import shapefit.app.StudioApp;

/** Whether a command line asks for the window, and what happens if there is none to be had. */
final class StudioStart {

    private static final String OPEN = "open";

    private StudioStart() {}

    /** The files to open in the window; empty if the command line asks for something else. */
    static Optional<List<Path>> files(String... args) {
        boolean named = args.length > 0 && args[0].equals(OPEN);
        List<String> names = Arrays.asList(args).subList(named ? 1 : 0, args.length);
        try {
            List<Path> paths = names.stream().map(Path::of).toList();
            return named && names.stream().noneMatch(n -> n.startsWith("-"))
                            || paths.stream().allMatch(Files::isRegularFile)
                    ? Optional.of(paths)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Opens the window and waits until it is closed. */
    static int open(List<Path> files, PrintWriter err) {
        if (!hasDisplay()) {
            return noWindow(err, "there is no display");
        }
        try {
            StudioApp.open(files);
            return ExitCode.OK;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            return noWindow(err, "the display cannot be used (" + e.getMessage() + ")");
        }
    }

    /** JavaFX itself would say it in a page of stack. */
    private static boolean hasDisplay() {
        boolean x11 =
                System.getProperty("os.name", "").startsWith("Linux") && System.getProperty("glass.platform") == null;
        return !x11 || isSet("DISPLAY");
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    private static int noWindow(PrintWriter err, String why) {
        err.println("shapefit: " + why + ", so the studio cannot open; without one, fit with: shapefit fit --help");
        return ExitCode.USAGE;
    }
}
