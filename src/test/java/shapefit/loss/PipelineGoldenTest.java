package shapefit.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static shapefit.loss.Differences.widen;
import static shapefit.testing.Near.assertNearToLargest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.mesh.Mesh;
import shapefit.mesh.Topology;
import shapefit.testing.PipelineFile;

/** The losses compute what the original's do: every pipeline file in the golden folder. */
class PipelineGoldenTest {

    /** Inputs rounded to float, values given with 9 digits. Measured, relative: 3e-8. */
    private static final double VALUE = 3e-7;

    /** Relative to the largest entry; as above, and the gradient is float. Measured: 5e-7 (tetrahedron). */
    private static final double GRADIENT = 3e-6;

    static List<Named<PipelineFile>> files() throws IOException {
        return PipelineFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void laplacianIsTheOriginals(PipelineFile file) {
        JsonNode golden = file.get("laplacian_loss");

        judge(
                new LaplacianLoss(Topology.of(file.mesh())),
                file.mesh(),
                golden.get("value").asDouble(),
                golden.get("grad_vertices"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void flattenIsTheOriginalsWithAllEdgesAndWithItsOwn(PipelineFile file) {
        judgeFlatten(file.mesh(), file.get("flatten_loss"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void flattenOfATetrahedronLosesNoEdge(PipelineFile file) {
        JsonNode golden = file.get("flatten_loss_tetrahedron");

        judgeFlatten(PipelineFile.mesh(golden), golden);
    }

    @ParameterizedTest
    @MethodSource("files")
    void silhouetteIouIsTheOriginals(PipelineFile file) {
        JsonNode golden = file.get("iou_loss");
        int batch = golden.get("predict").size();
        double value = 0;
        for (int b = 0; b < batch; b++) {
            float[] alpha = PipelineFile.floats(golden.get("predict").get(b));
            float[] gradient = new float[alpha.length];
            value += SilhouetteIou.addTo(
                            alpha, PipelineFile.floats(golden.get("target").get(b)), 1.0 / batch, gradient)
                    / batch;
            assertNearToLargest(PipelineFile.numbers(golden.get("grad_predict").get(b)), widen(gradient), GRADIENT);
        }
        assertThat(value).isCloseTo(golden.get("value").asDouble(), within(VALUE));
    }

    private static void judgeFlatten(Mesh shape, JsonNode golden) {
        Topology topology = Topology.of(shape);
        assertThat(topology.edgeCount()).isEqualTo(golden.get("edges_in_mesh").asInt());
        int[] used = PipelineFile.integers(golden.get("used_edges"));
        FlattenLoss original = new FlattenLoss(shape.vertexCount(), used, opposites(topology, used));

        judge(
                new FlattenLoss(topology),
                shape,
                golden.get("value_all_edges").asDouble(),
                golden.get("grad_vertices_all_edges"));
        judge(original, shape, golden.get("value_original").asDouble(), golden.get("grad_vertices_original"));
    }

    private static void judge(MeshLoss loss, Mesh shape, double value, JsonNode gradient) {
        float[] vertices = shape.vertices();
        float[] actual = new float[vertices.length];

        assertThat(loss.addTo(vertices, 1, actual)).isCloseTo(value, within(VALUE * value));
        assertNearToLargest(PipelineFile.numbers(gradient), widen(actual), GRADIENT);
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
}
