package shapefit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shapefit.camera.Pose;
import shapefit.fit.FitProgress;

class ProgressLineTest {

    private final StringWriter err = new StringWriter();

    private static FitProgress step(int iteration) {
        return new FitProgress(
                iteration,
                10,
                0,
                0.5,
                0.5,
                Map.of(),
                Pose.IDENTITY,
                1,
                1e-4,
                1e-2,
                8,
                8,
                Optional.empty(),
                Optional.empty());
    }

    private void show(boolean quiet, boolean terminal) {
        ProgressLine line = new ProgressLine(new PrintWriter(err), quiet, terminal);
        for (int i = 1; i <= 10; i++) {
            line.accept(step(i));
        }
        line.end();
    }

    @Test
    void aTerminalGetsABarThatIsFullAtTheEnd() {
        show(false, true);
        assertThat(err.toString())
                .endsWith("\r[" + "#".repeat(30) + "] step 10/10  loss 0.500000  " + System.lineSeparator());
    }

    @Test
    void aLogGetsLinesNowAndThenAndAtTheEnd() {
        show(false, false);
        assertThat(err.toString().lines()).containsExactly("step 10/10  loss 0.500000");
    }

    @Test
    void quietIsQuiet() {
        show(true, true);
        assertThat(err.toString()).isEmpty();
    }
}
