package shapefit.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javafx.scene.text.Font;

/** The letters the studio brings along. */
public final class Fonts {

    /** For words. */
    public static final String WORDS = "Inter";

    /** For numbers that change or are compared. */
    public static final String NUMBERS = "JetBrains Mono";

    private static final List<String> FILES = List.of(
            "inter/Inter-Regular.otf",
            "inter/Inter-SemiBold.otf",
            "inter/Inter-Bold.otf",
            "jetbrains_mono/JetBrainsMono-Regular.ttf",
            "jetbrains_mono/JetBrainsMono-Bold.ttf");

    private Fonts() {}

    /** Makes them known to the toolkit. */
    public static void load() {
        for (String file : FILES) {
            String address = "/com/formdev/flatlaf/fonts/" + file;
            try (InputStream in = Fonts.class.getResourceAsStream(address)) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("the font " + address + " cannot be loaded");
                }
            } catch (IOException e) {
                throw new IllegalStateException("the font " + address + " cannot be read", e);
            }
        }
    }
}
