package shapefit.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shapefit.testing.TestData;

class CamerasFileTest {

    static final String CAMERAS = """
            {"width": 64, "height": 48, "K": {"fx": 100, "fy": 101, "cx": 31.5, "cy": 23.5}, "views": [
              {"mask": "masks/0.png", "R": [1,0,0, 0,1,0, 0,0,1], "t": [0, 0, 2]},
              {"image": "1.jpg", "K": {"fx": 7, "fy": 8, "cx": 9, "cy": 10}, "R": [0,-1,0, 1,0,0, 0,0,1], "t": [0, 0, 3]}]}
            """;

    @TempDir
    Path folder;

    @Test
    void viewsShareALensOrHaveTheirOwn() throws Exception {
        CamerasFile cameras = read(CAMERAS);
        assertThat(cameras.width()).isEqualTo(64);
        assertThat(cameras.height()).isEqualTo(48);
        assertThat(cameras.views()).hasSize(2);
        CamerasFile.View first = cameras.views().get(0);
        CamerasFile.View second = cameras.views().get(1);
        assertThat(first.k()).isEqualTo(new Intrinsics(100, 101, 31.5, 23.5));
        assertThat(second.k()).isEqualTo(new Intrinsics(7, 8, 9, 10));
        assertThat(first.mask())
                .contains(folder.toAbsolutePath().resolve("masks").resolve("0.png"));
        assertThat(first.image()).isEmpty();
        assertThat(second.image()).contains(folder.toAbsolutePath().resolve("1.jpg"));
        assertThat(second.pose().t()).containsExactly(0, 0, 3);
    }

    @Test
    void thePublishedCamerasAreRead() throws Exception {
        CamerasFile cameras = CamerasFile.read(TestData.data("mv_softras_airplane/cameras.json"));
        assertThat(cameras.views()).hasSize(120).allSatisfy(view -> {
            assertThat(view.mask().orElseThrow()).exists();
            assertThat(view.k().fx()).isEqualTo(119.425626);
            assertThat(view.pose().t()[2]).isEqualTo(2.732);
        });
    }

    @Test
    void picturesAreLookedForInTheFilesFolderOnly() {
        for (String name : new String[] {"../0.png", "/etc/passwd", "masks/../../0.png", "", "."}) {
            assertThatThrownBy(() -> read(CAMERAS.replace("masks/0.png", name)))
                    .as(name)
                    .hasMessageContaining("cameras.json: views[0].mask leaves the folder of this file; put");
        }
        assertThatThrownBy(() -> read(CAMERAS.replace("masks/0.png", "a\\u0000b")))
                .hasMessageContaining("is no file name");
        assertThatThrownBy(() -> read(CAMERAS.replace("\"masks/0.png\"", "[1]")))
                .hasMessageContaining("views[0].mask must be a text in quotes, got a list");
    }

    @Test
    void wrongViewsAreNamedByTheirPlace() {
        assertThatThrownBy(() -> read(CAMERAS.replace("[0, 0, 3]", "[0, 0, \"x\"]")))
                .hasMessageContaining("cameras.json: views[1].t[2] must be a number, got \"x\"");
        assertThatThrownBy(() -> read(CAMERAS.replace("[0,-1,0, 1", "[0,1,0, 1")))
                .hasMessageContaining("views[1].R mirrors");
        assertThatThrownBy(() -> read(CAMERAS.replace("48, \"K\"", "48, \"lens\"")))
                .hasMessageContaining("views[0].K is missing; add it");
        assertThatThrownBy(() -> read("{\"width\": 1, \"height\": 1, \"views\": []}"))
                .hasMessageContaining("views is empty; give at least one view");
        assertThatThrownBy(() -> read("{\"convention\": \"OpenGL\", \"views\": []}"))
                .hasMessageContaining("convention must begin with OpenCV");
    }

    private CamerasFile read(String json) throws Exception {
        return CamerasFile.read(Files.writeString(folder.resolve("cameras.json"), json));
    }
}
