package shapefit.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import shapefit.fit.FitProgress;

/** Shows how far a fit is: a bar that redraws itself on a terminal, else a line now and then. */
final class ProgressLine implements Consumer<FitProgress> {

    private static final int BAR = 30;

    /** Fast enough to look alive. */
    private static final long REDRAW_NANOS = 100_000_000L;

    /** Slow enough that a log of an hour's fit can be read. */
    private static final long LINE_NANOS = 5_000_000_000L;

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal;
    private long last = System.nanoTime();
    private boolean open;

    /** @param terminal whether somebody watches, so that a line can be drawn over */
    ProgressLine(PrintWriter err, boolean quiet, boolean terminal) {
        this.err = err;
        this.quiet = quiet;
        this.terminal = terminal;
    }

    @Override
    public void accept(FitProgress progress) {
        progress.stepBack().ifPresent(back -> say(back.sentence()));
        double share = (double) progress.iteration() / Math.max(1, progress.iterations());
        show(
                share,
                String.format(
                        Locale.ROOT,
                        "step %d/%d  loss %.6f",
                        progress.iteration(),
                        progress.iterations(),
                        progress.loss()));
    }

    /** @param share of a search that is done, 0 to 1 */
    void search(double share) {
        show(share, String.format(Locale.ROOT, "searched %.0f %%", 100 * share));
    }

    private void show(double share, String words) {
        long now = System.nanoTime();
        if (quiet || now - last < (terminal ? REDRAW_NANOS : LINE_NANOS) && share < 1) {
            return;
        }
        last = now;
        if (terminal) {
            int full = (int) (BAR * Math.min(1, share));
            err.print("\r[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + words + "  ");
            open = true;
        } else {
            err.println(words);
        }
        err.flush();
    }

    private void say(String sentence) {
        if (!quiet) {
            end();
            err.println(sentence);
            err.flush();
        }
    }

    /** Leaves the bar's line. */
    void end() {
        if (open) {
            err.println();
            open = false;
        }
    }
}
