package shapefit.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shapefit.testing.Near;
import shapefit.testing.TestData;

class CaseFileTest {

    static final String CASE = """
            {"width": 640, "height": 480, "K": {"fx": 572.5, "fy": 573.5, "cx": 325.25, "cy": 242.0},
             "distortion": {"k1": 0.1, "p2": -0.25},
             "pose": {"convention": "OpenCV: X_cam = R * X_mesh + t", "R": [0,-1,0, 1,0,0, 0,0,1], "t": [1, 2, 3]}}
            """;

    @TempDir
    Path folder;

    @Test
    void everyValueIsRead() throws Exception {
        CaseFile file = read(CASE);
        assertThat(file.width()).isEqualTo(640);
        assertThat(file.height()).isEqualTo(480);
        assertThat(file.k()).isEqualTo(new Intrinsics(572.5, 573.5, 325.25, 242.0));
        assertThat(file.distortion()).contains(new LensDistortion(0.1, 0, 0, -0.25, 0));
        double[] quarterTurn = {0, -1, 0, 1, 0, 0, 0, 0, 1};
        assertThat(file.pose()).contains(new OpenCvPose(quarterTurn, new double[] {1, 2, 3}));
    }

    @Test
    void aLensNeedsNoPoseAndNoDistortion() throws Exception {
        CaseFile file = read("{\"width\": 4, \"height\": 3, \"K\": {\"fx\": 5, \"fy\": 5, \"cx\": 1.5, \"cy\": 1},"
                + " \"pose\": null}");
        assertThat(file.distortion()).isEmpty();
        assertThat(file.pose()).isEmpty();
    }

    @Test
    void thePublishedCasesAreRead() throws Exception {
        CaseFile duck = CaseFile.read(TestData.data("pose_lmo_duck/case.json"));
        assertThat(duck.k()).isEqualTo(new Intrinsics(572.4114, 573.57043, 325.2611, 242.04899));
        assertThat(duck.pose().orElseThrow().t()).containsExactly(69.12369034, 133.83815547, 984.19986424);
        CaseFile web = CaseFile.read(TestData.data("pose_web_rubberduck/case.json"));
        assertThat(web.width()).isEqualTo(2560);
        assertThat(web.pose()).isPresent();
    }

    @Test
    void aSlightlySkewRotationBecomesTheNearestOne() throws Exception {
        double[] r = read(CASE.replace("[0,-1,0, 1,0,0, 0,0,1]", "[0.001,-1.003,0, 0.998,0,0.002, 0,0,1.001]"))
                .pose()
                .orElseThrow()
                .r();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double dot = r[3 * i] * r[3 * j] + r[3 * i + 1] * r[3 * j + 1] + r[3 * i + 2] * r[3 * j + 2];
                Near.assertNear(new double[] {i == j ? 1 : 0}, new double[] {dot}, 1e-15f, 0);
            }
        }
        // A symmetric stretch does not turn: the nearest rotation of stretch · R is R.
        double[] stretched = read(CASE.replace("[0,-1,0, 1,0,0, 0,0,1]", "[0,-1.002,0, 0.998,0,0, 0,0,1.001]"))
                .pose()
                .orElseThrow()
                .r();
        Near.assertNear(new double[] {0, -1, 0, 1, 0, 0, 0, 0, 1}, stretched, 1e-15f, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"width\": 640, | | width is missing; add it",
                "640 | 0 | width must be a whole number from 1 to 100000, got 0",
                "640 | 64.5 | width must be a whole number from 1 to 100000, got 64.5",
                "640 | 1e9 | width must be a whole number from 1 to 100000, got 1.0E9",
                "572.5 | -1 | K.fx must be greater than 0, got -1",
                "572.5 | \"wide\" | K.fx must be a number, got \"wide\"",
                "573.5 | 1e999 | K.fy must be a finite number, got",
                "573.5 | NaN | this is not valid JSON in line 1, column",
                "\"fy\" | \"fx\" | this is not valid JSON",
                "{\"fx\" | {\"f\" | K.fx is missing; add it",
                "{\"k1\": 0.1, \"p2\": -0.25} | 7 | distortion must be an object {…}, got 7",
                "-0.25 | true | distortion.p2 must be a number, got true",
                "[1, 2, 3] | [1, 2] | pose.t must be a list of 3 numbers, got 2",
                "[1, 2, 3] | [1, 2, null] | pose.t[2] must be a number, got null",
                "[1, 2, 3] | {} | pose.t must be a list […], got an object",
                "0,0,1] | 0,0,-1] | pose.R mirrors (its determinant is −1), as left-handed cameras do",
                "0,0,1] | 0,0,2] | pose.R is no rotation, R·Rᵀ differs from the identity by 3.00; give",
                "OpenCV | OpenGL | pose.convention must begin with OpenCV; turn the pose",
                "{\"width | [{\"width | this is not valid JSON",
            })
    void wrongValuesAreNamedByTheirPlace(String from, String to, String message) {
        assertThatThrownBy(() -> read(CASE.replace(from, to == null ? "" : to)))
                .isInstanceOf(ProjectFormatException.class)
                .hasMessageStartingWith(folder.resolve("case.json") + ": " + message);
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        assertThatThrownBy(() -> read("")).hasMessageEndingWith("this is not a JSON object {…}; name a JSON file");
        assertThatThrownBy(() -> read("[]")).hasMessageEndingWith("this is not a JSON object {…}; name a JSON file");
        assertThatThrownBy(() -> read(CASE + "x")).hasMessageContaining("this is not valid JSON in line 4, column");
        assertThatThrownBy(() -> CaseFile.read(folder.resolve("absent.json")))
                .hasMessageEndingWith("absent.json: there is no such file; check its name");
        assertThatThrownBy(() -> CaseFile.read(folder)).hasMessageContaining("there is no such file");
        Path large = folder.resolve("large.json");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(JsonPlace.MAX_BYTES + 1);
        }
        assertThatThrownBy(() -> CaseFile.read(large)).hasMessageContaining("larger than 64 MB");
    }

    private CaseFile read(String json) throws Exception {
        return CaseFile.read(Files.writeString(folder.resolve("case.json"), json));
    }
}
