package shapefit.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read or refused with a sentence, nothing else. */
class JsonFuzzTest {

    private static final int MUTANTS = 500;

    /** Bits of JSON that go wrong in ways that single bytes rarely do. */
    private static final String[] PIECES = {
        "null",
        "NaN",
        "-",
        "1e400",
        "[[[[",
        "{",
        "}",
        "\"",
        "\\u0000",
        "99999999999999999999",
        ",",
        "\ufeff",
        "0.0",
        "-1"
    };

    private interface Reader {
        Object read(Path file) throws IOException;
    }

    @TempDir
    Path folder;

    @Test
    void noMutantOfACaseEscapes() throws Exception {
        assertNoneEscapes(CaseFileTest.CASE, CaseFile::read);
    }

    @Test
    void noMutantOfAPoseEscapes() throws Exception {
        assertNoneEscapes(CaseFileTest.CASE, PoseFile::read);
    }

    @Test
    void noMutantOfCamerasEscapes() throws Exception {
        assertNoneEscapes(CamerasFileTest.CAMERAS, CamerasFile::read);
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        String deep = "{\"K\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        Path file = Files.writeString(folder.resolve("deep.json"), deep);
        assertThat(refusal(file, CaseFile::read)).contains("this is not valid JSON");
    }

    private void assertNoneEscapes(String seed, Reader reader) throws Exception {
        Random random = new Random(20261120);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Path file = Files.write(folder.resolve("mutant.json"), mutate(seed, random));
            String refusal = refusal(file, reader);
            if (refusal != null) {
                assertThat(refusal).as("mutant %d", i).startsWith(file + ": ").doesNotContain("\n");
                refused++;
            }
        }
        // Most damage must be noticed; what is not falls on spaces, digits and names that are left alone.
        assertThat(refused).isBetween(MUTANTS / 2, MUTANTS - 1);
    }

    /** The sentence, or null if it was read. */
    private static String refusal(Path file, Reader reader) throws IOException {
        try {
            reader.read(file);
            return null;
        } catch (ProjectFormatException e) {
            return e.getMessage();
        }
    }

    private static byte[] mutate(String seed, Random random) {
        String text = seed;
        if (random.nextBoolean()) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(5));
            text = text.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + text.substring(to);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
