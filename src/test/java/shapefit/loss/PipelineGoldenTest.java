package shapefit.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static shapefit.loss.Differences.widen;
import static shapefit.testing.Near.assertNearToLargest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.mesh.Mesh;
import shapefit.mesh.Topology;
import shapefit.testing.TestData;

/** The losses compute what the original's do: every pipeline file in the golden folder. */
class PipelineGoldenTest {

    private static final String FORMAT = "softras-golden-pipeline/1";

    /** Inputs rounded to float, values given with 9 digits. Measured, relative: 3e-8. */
    private static final double VALUE = 3e-7;

    /** Relative to the largest entry; as above, and the gradient is float. Measured: 5e-7 (tetrahedron). */
    private static final double GRADIENT = 3e-6;

    static List<Named<JsonNode>> files() throws IOException {
        List<Named<JsonNode>> found = new ArrayList<>();
        try (Stream<Path> paths = Files.list(TestData.golden())) {
            for (Path path :
                    paths.filter(p -> p.toString().endsWith(".json")).sorted().toList()) {
                JsonNode file = new ObjectMapper().readTree(path.toFile());
                if (file.path("format").asText().equals(FORMAT)) {
                    found.add(Named.of(path.getFileName().toString(), file));
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("files")
    void laplacianIsTheOriginals(JsonNode file) {
        JsonNode golden = file.get("laplacian_loss");

        judge(
                new LaplacianLoss(Topology.of(mesh(file))),
                file,
                golden.get("value").asDouble(),
                golden.get("grad_vertices"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void flattenIsTheOriginalsWithAllEdgesAndWithItsOwn(JsonNode file) {
        judgeFlatten(file, file.get("flatten_loss"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void flattenOfATetrahedronLosesNoEdge(JsonNode file) {
        JsonNode golden = file.get("flatten_loss_tetrahedron");

        judgeFlatten(golden, golden);
    }

    @ParameterizedTest
    @MethodSource("files")
    void silhouetteIouIsTheOriginals(JsonNode file) {
        JsonNode golden = file.get("iou_loss");
        int batch = golden.get("predict").size();
        double value = 0;
        for (int b = 0; b < batch; b++) {
            float[] alpha = narrow(golden.get("predict").get(b));
            float[] gradient = new float[alpha.length];
            value += SilhouetteIou.addTo(alpha, narrow(golden.get("target").get(b)), 1.0 / batch, gradient) / batch;
            assertNearToLargest(numbers(golden.get("grad_predict").get(b)), widen(gradient), GRADIENT);
        }
        assertThat(value).isCloseTo(golden.get("value").asDouble(), within(VALUE));
    }

    /** @param shape has the vertices and faces */
    private static void judgeFlatten(JsonNode shape, JsonNode golden) {
        Topology topology = Topology.of(mesh(shape));
        assertThat(topology.edgeCount()).isEqualTo(golden.get("edges_in_mesh").asInt());
        int[] used = whole(golden.get("used_edges"));
        FlattenLoss original = new FlattenLoss(shape.get("vertices").size(), used, opposites(topology, used));

        judge(
                new FlattenLoss(topology),
                shape,
                golden.get("value_all_edges").asDouble(),
                golden.get("grad_vertices_all_edges"));
        judge(original, shape, golden.get("value_original").asDouble(), golden.get("grad_vertices_original"));
    }

    private static void judge(MeshLoss loss, JsonNode shape, double value, JsonNode gradient) {
        float[] vertices = narrow(shape.get("vertices"));
        float[] actual = new float[vertices.length];

        assertThat(loss.addTo(vertices, 1, actual)).isCloseTo(value, within(VALUE * value));
        assertNearToLargest(numbers(gradient), widen(actual), GRADIENT);
    }

    /** [E, 2] opposite corners of the chosen edges. */
    private static int[] opposites(Topology topology, int[] chosen) {
        int[] edges = topology.edges();
        int[] all = topology.edgeOpposites();
        int[] found = new int[chosen.length];
        for (int c = 0; c < chosen.length; c += 2) {
            int low = Math.min(chosen[c], chosen[c + 1]);
            int high = Math.max(chosen[c], chosen[c + 1]);
            int e = 0;
            while (edges[e] != low || edges[e + 1] != high) {
                e += 2;
            }
            found[c] = all[e];
            found[c + 1] = all[e + 1];
        }
        return found;
    }

    private static Mesh mesh(JsonNode shape) {
        return Mesh.of(narrow(shape.get("vertices")), whole(shape.get("faces")));
    }

    private static double[] numbers(JsonNode nested) {
        return leaves(nested).mapToDouble(JsonNode::asDouble).toArray();
    }

    private static int[] whole(JsonNode nested) {
        return leaves(nested).mapToInt(JsonNode::asInt).toArray();
    }

    private static float[] narrow(JsonNode nested) {
        double[] wide = numbers(nested);
        float[] narrow = new float[wide.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return narrow;
    }

    private static Stream<JsonNode> leaves(JsonNode node) {
        if (!node.isArray()) {
            return Stream.of(node);
        }
        List<JsonNode> parts = new ArrayList<>();
        node.forEach(parts::add);
        return parts.stream().flatMap(PipelineGoldenTest::leaves);
    }
}
