package shapefit.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.render.Light;

class InputCopiesTest {

    @TempDir
    Path folder;

    private Path put(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static SceneView view(String name, Path image, Path mask) {
        Camera camera = Camera.withFieldOfView(4, 4, 1);
        return new SceneView(name, camera, Pose.IDENTITY, Optional.of(image), Optional.of(mask));
    }

    @Test
    void filesOfOneNameKeepApartAndNeighborsKeepTheirPlace() throws IOException {
        Path mesh = put("in/mesh.obj", "mesh");
        Path texture = put("in/tex/a.png", "texture");
        Path material = put("in/mesh.mtl", "material");
        SceneView first = view("1", put("one/a.png", "image 1"), put("one/m.png", "mask 1"));
        SceneView second = view("2", put("two/a.png", "image 2"), put("two/m.png", "mask 2"));
        Scene scene = new Scene(Optional.of(mesh), List.of(first, second), Pose.IDENTITY, Light.NONE);
        Path out = folder.resolve("out/inputs");
        Path home = folder.toRealPath();
        Scene copied = InputCopies.of(scene, Set.of(home.resolve("in/tex/a.png"), home.resolve("in/mesh.mtl")), out);

        assertThat(copied.mesh().orElseThrow())
                .isEqualTo(out.resolve("mesh.obj"))
                .hasSameTextualContentAs(mesh);
        assertThat(out.resolve("tex/a.png")).hasSameTextualContentAs(texture);
        assertThat(out.resolve("mesh.mtl")).hasSameTextualContentAs(material);
        for (int i = 0; i < 2; i++) {
            SceneView from = scene.views().get(i);
            SceneView to = copied.views().get(i);
            assertThat(to.image().orElseThrow())
                    .startsWith(out)
                    .hasSameTextualContentAs(from.image().orElseThrow());
            assertThat(to.mask().orElseThrow())
                    .startsWith(out)
                    .hasSameTextualContentAs(from.mask().orElseThrow());
        }
    }

    @Test
    void copyingAFolderOntoItselfChangesNothing() throws IOException {
        Path mesh = put("out/mesh.obj", "mesh");
        SceneView view = view("1", put("out/a.png", "image"), put("out/m.png", "mask"));
        Scene scene = new Scene(Optional.of(mesh), List.of(view), Pose.IDENTITY, Light.NONE);
        Scene copied = InputCopies.of(scene, Set.of(), folder.resolve("out"));
        assertThat(copied.mesh().orElseThrow()).isEqualTo(mesh).hasContent("mesh");
        assertThat(copied.views()).isEqualTo(scene.views());
    }
}
