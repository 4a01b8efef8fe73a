package shapefit.app;

import java.nio.file.Path;

/** Where a person's own settings are kept, by the custom of each system. */
final class ConfigFolder {

    private ConfigFolder() {}

    /** The folder; perhaps not there yet. */
    static Path ofUser() {
        String system = System.getProperty("os.name", "");
        Path home = Path.of(System.getProperty("user.home", "."));
        if (system.startsWith("Windows")) {
            return named("APPDATA", home.resolve("AppData").resolve("Roaming"));
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("shapefit");
        }
        return named("XDG_CONFIG_HOME", home.resolve(".config"));
    }

    private static Path named(String variable, Path usual) {
        String value = System.getenv(variable);
        return (value == null || value.isBlank() ? usual : Path.of(value)).resolve("shapefit");
    }
}
