package shapefit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shapefit.Main;
import shapefit.fit.Part;
import shapefit.mesh.Mesh;
import shapefit.mesh.MeshWriter;
import shapefit.mesh.Primitives;
import shapefit.project.PoseFile;
import shapefit.project.Project;
import shapefit.project.ProjectFile;
import shapefit.project.SceneFiles;
import shapefit.render.MeshFiles;

/** Fits of texture and light, from the command to the files. */
class PaintCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void scene() throws IOException {
        CubeScene.write(folder, 96, 72);
    }

    private int fit(String mesh, String... more) {
        String f = folder.toString();
        String[] common = {
            "fit",
            "--mesh",
            f + "/" + mesh,
            "--target",
            f + "/target.png",
            "--mask",
            f + "/mask.png",
            "--camera",
            f + "/case.json",
            "--start",
            f + "/truth.json",
            "--no-search",
            "--backend",
            "cpu",
            "--size",
            "48",
            "--iterations",
            "20",
            "--out",
            f + "/out"
        };
        String[] args = Arrays.copyOf(common, common.length + more.length);
        System.arraycopy(more, 0, args, common.length, more.length);
        return Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), args);
    }

    private void writeTruth() throws IOException {
        new PoseFile(SceneFiles.openCv(CubeScene.TRUTH)).write(folder.resolve("truth.json"));
    }

    @Test
    void aMeshWithTextureCoordinatesComesBackWithATexture() throws IOException {
        writeTruth();
        Mesh cube = Primitives.cube().withoutColors();
        float[] uvs = new float[2 * cube.faces().length];
        int[] corners = new int[cube.faces().length];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = i;
            uvs[2 * i] = (i / 3 % 4 + (i % 3 == 1 ? 0.9f : 0.05f)) / 4;
            uvs[2 * i + 1] = (i / 12 + (i % 3 == 2 ? 0.9f : 0.05f)) / 3;
        }
        MeshWriter.write(cube.withUvs(new Mesh.UvMap(uvs, corners)), folder.resolve("bare.obj"), MeshFiles.CODEC);

        assertThat(fit("bare.obj", "--move", "texture", "--smooth", "0.001"))
                .as(err.toString())
                .isZero();
        Mesh fitted = MeshFiles.read(folder.resolve("out/fitted.obj")).mesh();
        assertThat(fitted.textureMap()).isPresent();
        assertThat(Files.exists(folder.resolve("out/fitted.png"))).isTrue();
        assertThat(Files.exists(folder.resolve("out/fitted.mtl"))).isTrue();
        Project again = ProjectFile.read(folder.resolve("out/fit.shapefit"));
        assertThat(again.spec(SceneFiles.load(again.scene()).subject()).moves(Part.TEXTURE))
                .isTrue();
        assertThat(again.weights().variation()).isEqualTo(0.001);
    }

    @Test
    void lightInHarmonicsIsFittedAndTold() throws IOException {
        writeTruth();
        assertThat(fit("cube.obj", "--move", "light", "--light", "harmonics"))
                .as(err.toString())
                .isZero();
        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("out/result.json").toFile());
        assertThat(result.get("light").get("harmonics")).hasSize(27);
    }
}
