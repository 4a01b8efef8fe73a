package shapefit.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shapefit.testing.TestData;

class PoseFileTest {

    @TempDir
    Path folder;

    @Test
    void aWrittenPoseReadsBackToTheBit() throws Exception {
        PoseFile pose = PoseFile.read(TestData.data("pose_lmo_duck/case.json"));
        Path file = folder.resolve("pose.json");
        pose.write(file);
        assertThat(PoseFile.read(file)).isEqualTo(pose);
    }

    @Test
    void theFileSaysItsConvention() throws Exception {
        Path file = folder.resolve("pose.json");
        double[] half = {-1, 0, 0, 0, -1, 0, 0, 0, 1};
        new PoseFile(new OpenCvPose(half, new double[] {0.5, -1e-9, 1234567.25})).write(file);
        assertThat(Files.readString(file)).isEqualTo("""
                        {
                          "pose" : {
                            "convention" : "OpenCV: X_cam = R * X_mesh + t; x right, y down, z forward; R row-major; \
                        t in mesh units; pixel (0,0) is the centre of the top-left pixel",
                            "R" : [ -1.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 1.0 ],
                            "t" : [ 0.5, -1.0E-9, 1234567.25 ]
                          }
                        }""");
    }

    @Test
    void thePublishedConventionIsOurs() throws Exception {
        assertThat(Files.readString(TestData.data("pose_lmo_duck/case.json"))).contains(OpenCvPose.CONVENTION);
    }

    @Test
    void aFileWithoutPoseSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("p.json"), "{}");
        assertThatThrownBy(() -> PoseFile.read(file)).hasMessage(file + ": pose is missing; add it");
    }

    @Test
    void whatJsonCannotSayIsNotWritten() {
        PoseFile pose = new PoseFile(new OpenCvPose(new double[9], new double[] {0, Double.NaN, 0}));
        assertThatThrownBy(() -> pose.write(folder.resolve("p.json"))).hasMessage("a pose must be finite, got NaN");
        assertThat(folder.resolve("p.json")).doesNotExist();
    }

    @Test
    void posesAreCopiedInAndOutAndComparedByValue() {
        double[] r = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        OpenCvPose pose = new OpenCvPose(r, new double[3]);
        r[0] = 7;
        pose.t()[0] = 7;
        OpenCvPose same = new OpenCvPose(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[3]);
        assertThat(pose).isEqualTo(same).hasSameHashCodeAs(same);
        assertThatThrownBy(() -> new OpenCvPose(new double[8], new double[3]))
                .hasMessageContaining("got lengths 8 and 3");
    }
}
