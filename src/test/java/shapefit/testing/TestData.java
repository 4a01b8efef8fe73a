package shapefit.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds data that may not be shipped. Absent data skips a test, but fails it in CI (where {@code CI=true}). */
public final class TestData {
    private TestData() {}

    /** A file or folder below the test data: {@code -Dshapefit.data=DIR}, else {@code ../shared/data}. */
    public static Path data(String name) {
        return find(
                Path.of(System.getProperty("shapefit.data", "../shared/data")).resolve(name), "shapefit.data");
    }

    /** The golden files: {@code -Dshapefit.golden=DIR}, else {@code ../shared/reference/softras-golden}. */
    public static Path golden() {
        return find(
                Path.of(System.getProperty("shapefit.golden", "../shared/reference/softras-golden")),
                "shapefit.golden");
    }

    private static Path find(Path path, String property) {
        if (!Files.exists(path)) {
            String reason = "no test data at " + path.toAbsolutePath().normalize() + "; name it with -D" + property;
            if ("true".equals(System.getenv("CI"))) {
                fail(reason);
            }
            abort(reason);
        }
        return path;
    }
}
