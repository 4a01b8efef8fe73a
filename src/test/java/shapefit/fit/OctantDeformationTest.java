package shapefit.fit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shapefit.testing.Near.assertNear;
import static shapefit.testing.Near.assertNearToLargest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.testing.PipelineFile;

class OctantDeformationTest {

    static List<Named<PipelineFile>> files() throws IOException {
        return PipelineFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void verticesAndGradientsAreTheOriginals(PipelineFile file) {
        JsonNode golden = file.get("deformation");
        double[] template = PipelineFile.numbers(golden.get("template"));
        for (int i = 0; i < template.length; i++) {
            template[i] *= golden.get("template_scale").asDouble();
        }
        double[] displacement = PipelineFile.numbers(golden.get("displace"));
        double[] center = PipelineFile.numbers(golden.get("center"));
        double[] vertices = new double[template.length];
        double[] gradDisplacement = new double[template.length];
        double[] gradCenter = new double[3];

        OctantDeformation deformation = new OctantDeformation(template);
        deformation.forward(displacement, center, vertices);
        deformation.backward(
                displacement, center, PipelineFile.numbers(golden.get("upstream")), gradDisplacement, gradCenter);

        assertNear(PipelineFile.numbers(golden.get("vertices")), vertices, 1e-8, 0); // the file's digits
        assertNearToLargest(PipelineFile.numbers(golden.get("grad_displace")), gradDisplacement, 1e-7);
        assertNearToLargest(PipelineFile.numbers(golden.get("grad_center")), gradCenter, 1e-7);
    }

    @Test
    void aTemplateThatIsTooLargeIsRefused() {
        assertThatThrownBy(() -> new OctantDeformation(new double[] {0.2, -1, 0.1}))
                .hasMessage("template coordinates must be between -1 and 1, got -1.0; scale it down first");
    }
}
