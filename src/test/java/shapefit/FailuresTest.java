package shapefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import shapefit.fit.FitException;
import shapefit.raster.RasterException;

class FailuresTest {

    private final StringWriter err = new StringWriter();

    @Command(name = "shapefit")
    private static final class Program {}

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new IOException("a.obj, line 3: no number; correct it."),
                        2,
                        "a.obj, line 3: no number; correct it"),
                Arguments.of(new IllegalArgumentException("sigma must be > 0"), 2, "sigma must be > 0"),
                Arguments.of(new FitException("the fit\n diverged"), 1, "the fit diverged"),
                Arguments.of(new RasterException("the device died", null), 1, "the device died"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatWasForeseenIsItsSentence(Exception failure, int code, String line) {
        assertThat(failed(failure)).isEqualTo(code);
        assertThat(err.toString().lines()).containsExactly("shapefit: " + line);
    }

    @Test
    void whatWasNotForeseenIsOneLineThatCanBeReported() {
        assertThat(failed(new IllegalStateException("a\nb"))).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("IllegalStateException: a b", "FailuresTest", "please report it");
    }

    @Test
    void outOfMemoryIsOneLineThatSaysWhatToDo() {
        assertThat(Failures.outOfMemory(new PrintWriter(err))).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("SHAPEFIT_OPTS=-Xmx");
    }

    private int failed(Exception failure) {
        CommandLine command = new CommandLine(new Program()).setErr(new PrintWriter(err));
        return Failures.failed(failure, command, null);
    }
}
