package shapefit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shapefit.cli.Shell.Run;
import shapefit.mesh.MeshWriter;
import shapefit.mesh.Primitives;
import shapefit.render.MeshFiles;

class SubdivideCommandTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        CubeScene.write(folder, 48, 36);
        MeshWriter.write(Primitives.mannequin(), folder.resolve("figure.glb"), MeshFiles.CODEC);
    }

    private static Run fit(String mesh, Object... more) {
        Object[] options =
                Stream.concat(Stream.of("--size", 32), Stream.of(more)).toArray();
        return Shell.run(CubeScene.fit(folder, mesh, "out", options));
    }

    @Test
    void theMeshGetsFinerAndOneTableHasAllSteps() throws IOException {
        Run run = fit("cube.obj", "--move", "vertices", "--iterations", 9, "--subdivide", 2);

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("out/result.json").toFile());
        assertThat(result.get("faces").asInt()).isEqualTo(12 * 16);
        assertThat(result.get("iterations").asInt()).isEqualTo(9);
        List<String> losses = Files.readAllLines(folder.resolve("out/loss.csv"));
        assertThat(losses).hasSize(10);
        for (int step = 1; step <= 9; step++) {
            assertThat(losses.get(step)).startsWith(step + ",");
        }
        assertThat(Files.readAllLines(folder.resolve("out/fitted.obj")).stream().filter(l -> l.startsWith("f ")))
                .hasSize(12 * 16);
    }

    @Test
    void whatCannotBeSubdividedIsRefused() {
        Run pose = fit("cube.obj", "--subdivide", 1);
        assertThat(pose.code()).isEqualTo(2);
        assertThat(pose.err()).contains("--subdivide makes a shape finer while it is fitted; add --move vertices");

        Run often = fit("cube.obj", "--move", "vertices", "--subdivide", 4);
        assertThat(often.code()).isEqualTo(2);
        assertThat(often.err()).contains("a fit subdivides its mesh 0 to 3 times, not 4");

        Run skin = fit("figure.glb", "--move", "vertices", "--subdivide", 1);
        assertThat(skin.code()).isEqualTo(2);
        assertThat(skin.err())
                .contains("hangs on a skeleton cannot be subdivided")
                .hasLineCount(1);
    }
}
