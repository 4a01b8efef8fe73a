package shapefit.render;

import static shapefit.testing.Near.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.render.Light.Shading;
import shapefit.testing.PipelineFile;

class LightStageTest {

    static List<Named<PipelineFile>> files() throws IOException {
        return PipelineFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void lightIsTheOriginals(PipelineFile file) {
        int[] faces = PipelineFile.integers(file.get("faces"));
        double[] world = PipelineFile.numbers(file.get("vertices"));
        for (JsonNode golden : file.get("lighting")) {
            float[] ambient = scaled(golden, "ambient_color", "ambient_intensity");
            float[] directional = scaled(golden, "directional_color", "directional_intensity");
            float[] direction = PipelineFile.floats(golden.get("direction"));
            for (Shading shading : Shading.values()) {
                LightStage stage = new LightStage();
                stage.forward(world, faces, new Light(shading, ambient, directional, direction));

                String name = shading == Shading.FACE ? "face_light" : "vertex_light";
                // The light's colours are float. Measured: 4e-8
                assertNear(PipelineFile.numbers(golden.get(name)), stage.light, 2e-7, 0);
            }
        }
    }

    /** Light from +x less light from −x is the normal's x, and so on. */
    @ParameterizedTest
    @MethodSource("files")
    void normalsAreTheOriginals(PipelineFile file) {
        for (Shading shading : Shading.values()) {
            double[] golden =
                    PipelineFile.numbers(file.get(shading == Shading.FACE ? "surface_normals" : "vertex_normals"));
            double[] normals = new double[golden.length];
            for (int axis = 0; axis < 3; axis++) {
                double[] plus = lightFrom(file, shading, axis, 1);
                double[] minus = lightFrom(file, shading, axis, -1);
                for (int i = 0; i < golden.length; i += 3) {
                    normals[i + axis] = plus[i] - minus[i];
                }
            }
            assertNear(golden, normals, 1e-8, 0); // the file's digits
        }
    }

    private static double[] lightFrom(PipelineFile file, Shading shading, int axis, int sign) {
        float[] direction = new float[3];
        direction[axis] = sign;
        LightStage stage = new LightStage();
        stage.forward(
                PipelineFile.numbers(file.get("vertices")),
                PipelineFile.integers(file.get("faces")),
                new Light(shading, new float[3], new float[] {1, 1, 1}, direction));
        return stage.light;
    }

    private static float[] scaled(JsonNode golden, String color, String intensity) {
        float[] scaled = PipelineFile.floats(golden.get(color));
        for (int i = 0; i < 3; i++) {
            scaled[i] *= (float) golden.get(intensity).asDouble();
        }
        return scaled;
    }
}
