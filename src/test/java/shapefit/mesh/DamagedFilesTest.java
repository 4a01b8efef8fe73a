package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.testing.PlainColors;

/** Readers meet files that were cut, doubled and scribbled on: each ends in a mesh or in a sentence. */
class DamagedFilesTest {

    private static final int MUTANTS = 500;

    @TempDir
    private Path folder;

    static Stream<String> names() throws IOException {
        return SampleFiles.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theUndamagedFileIsAMesh(String name) throws IOException {
        assertThat(read(name, SampleFiles.all().get(name)).faceCount()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("names")
    @Timeout(
            value = 120,
            unit = TimeUnit.SECONDS,
            threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a hang, not slowness
    void everyMutantEndsInAMeshOrASentence(String name) throws IOException {
        Map<String, byte[]> samples = SampleFiles.all();
        int meshes = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] mutant = mutate(samples.get(name), new SplittableRandom(seed));
            try {
                read(name, mutant);
                meshes++;
            } catch (IOException e) {
                assertThat(e.getMessage()).as("seed " + seed).startsWith(name).endsWith(".");
            } catch (Throwable e) { // the point of the test
                fail("seed " + seed + " of " + name, e);
            }
        }
        assertThat(meshes).isBetween(1, MUTANTS - 1);
    }

    private Mesh read(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content);
        return MeshReader.read(file, new PlainColors()).mesh();
    }

    private static byte[] mutate(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> bytes = doubled(bytes, random);
            case 2 -> { // a digit becomes another: counts and indices lie
                for (int i = 0; i < 3; i++) {
                    int at = random.nextInt(bytes.length);
                    while (at < bytes.length && (bytes[at] < '0' || bytes[at] > '9')) {
                        at++;
                    }
                    if (at < bytes.length) {
                        bytes[at] = (byte) ('0' + random.nextInt(10));
                    }
                }
            }
            default -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }

    private static byte[] doubled(byte[] bytes, SplittableRandom random) {
        int start = random.nextInt(bytes.length);
        int length = random.nextInt(Math.min(64, bytes.length - start) + 1);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, start, longer, start + length, bytes.length - start);
        return longer;
    }
}
