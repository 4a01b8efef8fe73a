package shapefit.app.inspector;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import shapefit.image.AtomicFile;

/**
 * Pairs of blur and see-through that a person has given names. They are kept in a small text file; lines in it that are no
 * preset are left out. Not thread-safe.
 */
public final class OwnPresets {

    /** A longer name would be cut wherever it is shown. */
    static final int LONGEST_NAME = 40;

    private final Path file;
    private final List<Preset> all = new ArrayList<>();

    /**
     * @param name as the person wrote it
     * @param sigma blur, NDC², within the slider's range
     * @param gamma transparency, within the slider's range
     */
    record Preset(String name, double sigma, double gamma) {}

    /** @param config the folder; need not be there */
    public OwnPresets(Path config) {
        file = config.resolve("presets.properties");
        Properties values = new Properties();
        try {
            values.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException e) {
            return; // none yet, or a broken file
        }
        for (String name : values.stringPropertyNames()) {
            preset(name, values.getProperty(name)).ifPresent(all::add);
        }
        sort();
    }

    private static Optional<Preset> preset(String name, String numbers) {
        String[] parts = numbers.strip().split(" +");
        try {
            double sigma = Double.parseDouble(parts[0]);
            double gamma = Double.parseDouble(parts[parts.length - 1]);
            boolean inRange = LookGroup.sigma(sigma) == sigma && LookGroup.gamma(gamma) == gamma;
            return parts.length == 2 && inRange ? Optional.of(new Preset(name, sigma, gamma)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void sort() {
        all.sort(Comparator.comparing(Preset::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Preset::name));
    }

    /** By name; a live view. */
    List<Preset> all() {
        return Collections.unmodifiableList(all);
    }

    /**
     * Adds one; another of the same name goes.
     *
     * @throws IOException if it could not be kept, one sentence; it stays until the program ends
     */
    void save(Preset preset) throws IOException {
        all.removeIf(p -> p.name.equals(preset.name));
        all.add(preset);
        sort();
        write();
    }

    /**
     * Takes one away.
     *
     * @throws IOException if the file could not be written, one sentence; it is gone until the program ends
     */
    void delete(Preset preset) throws IOException {
        all.remove(preset);
        write();
    }

    private void write() throws IOException {
        Properties values = new Properties();
        all.forEach(p -> values.setProperty(p.name, p.sigma + " " + p.gamma));
        StringWriter text = new StringWriter();
        values.store(text, "Own presets: name=sigma gamma");
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("Presets cannot be kept in " + file.getParent() + "; make that folder writable", e);
        }
    }
}
