package shapefit.app;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;
import shapefit.image.AtomicFile;

/**
 * What the window remembers from one day to the next: sizes, theme, text size. Names and values in a small text file; whatever
 * is missing or broken in it is as if it had never been set.
 */
final class LayoutFile {

    private static final String NAME = "window.properties";

    private final Path file;
    private final Properties values = new Properties();
    private final boolean kept;

    /** @param config the folder; need not be there */
    LayoutFile(Path config) {
        file = config.resolve(NAME);
        kept = Files.exists(file);
        try {
            values.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException e) {
            values.clear(); // a first start, or a broken file: the usual sizes do
        }
    }

    /** Whether there was a day before: the file was there. */
    boolean isKept() {
        return kept;
    }

    double number(String name, double usual, double least, double most) {
        try {
            double value = Double.parseDouble(values.getProperty(name, ""));
            return value >= least && value <= most ? value : usual;
        } catch (NumberFormatException e) {
            return usual;
        }
    }

    boolean flag(String name, boolean usual) {
        return Boolean.parseBoolean(values.getProperty(name, Boolean.toString(usual)));
    }

    String word(String name, String usual) {
        return values.getProperty(name, usual);
    }

    void set(String name, Object value) {
        values.setProperty(name, String.valueOf(value));
    }

    /**
     * Writes it all at once.
     *
     * @throws IOException if that fails; the window can do without
     */
    void save() throws IOException {
        StringWriter text = new StringWriter();
        new TreeMap<>(values).forEach((name, value) -> text.append(name + "=" + value + "\n"));
        Files.createDirectories(file.getParent());
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
