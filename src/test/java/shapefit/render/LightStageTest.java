package shapefit.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static shapefit.testing.Near.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.mesh.Mesh;
import shapefit.mesh.Primitives;
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
                stage.forward(world, faces, new DirectionalLight(shading, ambient, directional, direction));

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
                new DirectionalLight(shading, new float[3], new float[] {1, 1, 1}, direction));
        return stage.light;
    }

    /** Equation 13 of the paper, with its constants. */
    @Test
    void harmonicsAreRamamoorthisAndHanrahans() {
        double[] weights = new double[9];
        float[] normals = Primitives.icosphere(2).vertices();
        for (int v = 0; v < normals.length; v += 3) {
            double x = normals[v];
            double y = normals[v + 1];
            double z = normals[v + 2];
            HarmonicLight.weights(x, y, z, weights);
            double[] irradiance = {
                0.886227,
                2 * 0.511664 * y,
                2 * 0.511664 * z,
                2 * 0.511664 * x,
                2 * 0.429043 * x * y,
                2 * 0.429043 * y * z,
                0.743125 * z * z - 0.247708,
                2 * 0.429043 * x * z,
                0.429043 * (x * x - y * y)
            };
            for (int k = 0; k < 9; k++) {
                assertThat(weights[k]).isCloseTo(irradiance[k] / Math.PI, within(1e-6)); // the paper's digits
            }
        }
    }

    @Test
    void aDirectionalLightIsNearlyTheSameInHarmonics() {
        Mesh sphere = Primitives.icosphere(2);
        float[] direct = lightOf(sphere, Light.STUDIO);
        float[] harmonic = lightOf(sphere, HarmonicLight.of(Light.STUDIO));
        // Measured 0.058 at the worst vertex and 0.023 in the mean square, where the brightest has 0.99.
        assertNear(direct, harmonic, 0.07f, 0);
        assertNear(lightOf(sphere, Light.NONE), lightOf(sphere, HarmonicLight.of(Light.NONE)), 1e-6f, 0);
        assertThat(HarmonicLight.of(Light.NONE).isDirectional()).isFalse();
    }

    private static float[] lightOf(Mesh mesh, Light light) {
        double[] world = new double[3 * mesh.vertexCount()];
        for (int i = 0; i < world.length; i++) {
            world[i] = mesh.vertices()[i];
        }
        LightStage stage = new LightStage();
        stage.forward(world, mesh.faces(), light);
        float[] narrow = new float[world.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) stage.light[i];
        }
        return narrow;
    }

    @Test
    void lightIsNeverNegativeAndAlwaysLeadsOutOfTheDark() {
        for (double sum = -3; sum < 2; sum += 0.01) {
            assertThat(HarmonicLight.lit(sum)).isPositive().isGreaterThanOrEqualTo(sum);
            assertThat(HarmonicLight.litSlope(sum)).isPositive();
            double slope = (HarmonicLight.lit(sum + 1e-6) - HarmonicLight.lit(sum - 1e-6)) / 2e-6;
            assertThat(HarmonicLight.litSlope(sum)).isCloseTo(slope, within(2e-5)); // measured 1e-5, at the joint
        }
        assertThat(HarmonicLight.lit(1)).isEqualTo(1);
    }

    @Test
    void harmonicsMustBeFinite() {
        assertThatThrownBy(() -> new HarmonicLight(Shading.VERTEX, new float[9]))
                .hasMessageContaining("27 finite");
        float[] broken = new float[27];
        broken[5] = Float.NaN;
        assertThatThrownBy(() -> new HarmonicLight(Shading.VERTEX, broken)).hasMessageContaining("27 finite");
    }

    private static float[] scaled(JsonNode golden, String color, String intensity) {
        float[] scaled = PipelineFile.floats(golden.get(color));
        for (int i = 0; i < 3; i++) {
            scaled[i] *= (float) golden.get(intensity).asDouble();
        }
        return scaled;
    }
}
