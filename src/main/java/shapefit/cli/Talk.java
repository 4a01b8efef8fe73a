package shapefit.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command says to people while it works: on stderr, or nothing. */
final class Talk {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--quiet", description = "Say nothing but errors.")
    private boolean quiet;

    boolean isQuiet() {
        return quiet;
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    void say(String format, Object... values) {
        if (!quiet) {
            err().println(String.format(Locale.ROOT, format, values));
            err().flush();
        }
    }

    /** Says what must not be missed, quiet or not. */
    void insist(String sentence) {
        err().println("note: " + sentence);
        err().flush();
    }

    void warn(List<String> sentences) {
        sentences.forEach(sentence -> say("note: %s", sentence));
    }
}
