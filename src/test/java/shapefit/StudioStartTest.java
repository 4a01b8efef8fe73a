package shapefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StudioStartTest {

    @TempDir
    Path folder;

    @Test
    void nothingOrOpenOrFilesAskForTheWindow() throws IOException {
        Path project = Files.writeString(folder.resolve("a.shapefit"), "{}");

        assertThat(StudioStart.files()).contains(List.of());
        assertThat(StudioStart.files("open")).contains(List.of());
        assertThat(StudioStart.files("open", "not-there.obj")).contains(List.of(Path.of("not-there.obj")));
        assertThat(StudioStart.files(project.toString())).contains(List.of(project));
    }

    @Test
    void commandsAndOptionsDoNot() {
        assertThat(StudioStart.files("fit", "--help")).isEmpty();
        assertThat(StudioStart.files("--version")).isEmpty();
        assertThat(StudioStart.files("open", "--help")).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayOneLineNamesTheCommandThatNeedsNone() throws Exception {
        ProcessBuilder start = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "shapefit.Main");
        start.environment().remove("DISPLAY");
        start.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = start.redirectErrorStream(true).start();
        List<String> said;
        try (BufferedReader reader = process.inputReader()) {
            said = reader.lines().toList();
        }

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).contains("no display").contains("shapefit fit");
    }
}
