package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutFileTest {

    @TempDir
    Path config;

    @Test
    void whatWasSetIsReadAgain() throws IOException {
        LayoutFile written = new LayoutFile(config.resolve("new"));
        written.set("scene.width", 250);
        written.set("theme", "LIGHT");
        written.save();
        LayoutFile read = new LayoutFile(config.resolve("new"));

        assertThat(read.number("scene.width", 240, 200, 320)).isEqualTo(250);
        assertThat(read.word("theme", "DARK")).isEqualTo("LIGHT");
    }

    @Test
    void nonsenseIsAsIfItHadNeverBeenSet() throws IOException {
        Files.write(config.resolve("window.properties"), new byte[] {(byte) 0xff, 0, '=', '\\', 'u', 'x'});
        assertThat(new LayoutFile(config).number("width", 1440, 1100, 9999)).isEqualTo(1440);

        Files.writeString(config.resolve("window.properties"), "width=wide\nheight=-3\ntext=NaN\n");
        LayoutFile read = new LayoutFile(config);
        assertThat(read.number("width", 1440, 1100, 9999)).isEqualTo(1440);
        assertThat(read.number("height", 900, 680, 9999)).isEqualTo(900);
        assertThat(read.number("text", 100, 80, 200)).isEqualTo(100);
    }
}
