package shapefit.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import shapefit.Main;

/** Runs the program in this process, its streams kept. */
final class Shell {
    private Shell() {}

    /** What a run left: its exit code, stdout and stderr. */
    record Run(int code, String out, String err) {

        List<String> errLines() {
            return err.lines().toList();
        }
    }

    static Run run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), words);
        return new Run(code, out.toString(), err.toString());
    }
}
