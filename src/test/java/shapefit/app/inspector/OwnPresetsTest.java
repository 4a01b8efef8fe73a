package shapefit.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.inspector.OwnPresets.Preset;

class OwnPresetsTest {

    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsThereNextTimeByNameWhateverTheNameIs() throws IOException {
        Path config = folder.resolve("not/there/yet");
        OwnPresets presets = new OwnPresets(config);
        Preset odd = new Preset("#1 = \\ürsus: Größe", 1.0 / 3000, 0.07);
        presets.save(new Preset("mine", 1e-4, 1e-2));
        presets.save(odd);
        presets.save(new Preset("Last", 1e-7, 10));
        presets.save(new Preset("mine", 2e-4, 2e-2));
        assertThat(new OwnPresets(config).all())
                .containsExactly(odd, new Preset("Last", 1e-7, 10), new Preset("mine", 2e-4, 2e-2));
        presets.delete(odd);
        assertThat(new OwnPresets(config).all()).extracting(Preset::name).containsExactly("Last", "mine");
    }

    @Test
    void nonsenseInTheFileIsLeftOut() throws IOException {
        Files.writeString(
                folder.resolve("presets.properties"),
                "good=1e-4 1e-2\none=1e-4\nthree=1 2 3\nword=a b\nfar=1 1e-2\nnone=\nnan=NaN NaN\n");
        assertThat(new OwnPresets(folder).all()).containsExactly(new Preset("good", 1e-4, 1e-2));
        Files.writeString(folder.resolve("presets.properties"), "good=1e-4 1e-2\nbad=\\u00zz\n");
        assertThat(new OwnPresets(folder).all()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenSaysSoAndThePresetStaysUntilTheEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        OwnPresets presets = new OwnPresets(file.resolve("below"));
        Preset preset = new Preset("mine", 1e-4, 1e-2);
        assertThatThrownBy(() -> presets.save(preset))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("make that folder writable");
        assertThat(presets.all()).containsExactly(preset);
    }
}
