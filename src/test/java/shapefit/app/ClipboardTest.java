package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.document.State;
import shapefit.app.files.FileKind;
import shapefit.image.FloatImage;
import shapefit.testing.NeedsWindow;

@NeedsWindow
@Timeout(120)
class ClipboardTest extends InTheWindow {

    @TempDir
    Path folder;

    private void clip(Map<DataFormat, Object> content) {
        window.on(() -> Clipboard.getSystemClipboard().setContent(content));
    }

    @Test
    void theCopiedPictureIsTheExportedOneAndCanBePastedAndSaved() {
        clip(Map.of(DataFormat.PLAIN_TEXT, "nothing to see"));
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        window.until("a picture", () -> Clipboard.getSystemClipboard().hasImage());
        Image copied = window.on(() -> Clipboard.getSystemClipboard().getImage());
        assertThat(copied.getWidth()).isEqualTo(320);
        assertThat(copied.getHeight()).isEqualTo(240);

        FloatImage before = state().document().photo().orElseThrow().image();
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        window.until(
                "another photo", () -> state().document().photo().orElseThrow().image() != before);
        FloatImage pasted = state().document().photo().orElseThrow().image();
        assertThat(pasted.width()).isEqualTo(320);
        int argb = copied.getPixelReader().getArgb(160, 120);
        assertThat(shapefit.image.Srgb.toSrgbByte(pasted.at(160, 120, 0))).isEqualTo(argb >> 16 & 0xff);
        assertThat(state().document().region())
                .as("a mask of the same size stays")
                .isPresent();
        assertThat(window.on(() -> window.studio().model().undoNameProperty().get()))
                .isEqualTo("Paste photo");

        Path file = folder.resolve("pasted.shapefit");
        window.on(() -> {
            window.studio().files().save(file, () -> {});
            return null;
        });
        window.until("saved", () -> !window.studio().model().changedProperty().get());
        assertThat(folder.resolve("pasted-inputs").resolve("pasted-photo.png")).isRegularFile();
        assertThat(Files.exists(file)).isTrue();
    }

    @Test
    void textIsNoPhotoAndSaysSoInThePhotosRow() {
        clip(Map.of(DataFormat.PLAIN_TEXT, "a poem"));
        State before = state();
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        assertThat(window.studio().inputs().problemProperty(FileKind.PHOTO).get())
                .isEqualTo("There is no picture to paste; copy one first.");
        assertThat(state()).isEqualTo(before);
    }
}
