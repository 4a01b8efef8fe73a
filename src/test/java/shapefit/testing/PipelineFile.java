package shapefit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import shapefit.mesh.Mesh;

/** A golden file of the stages around the rasterizer (format "softras-golden-pipeline/1"). */
public final class PipelineFile {

    private static final String FORMAT = "softras-golden-pipeline/1";

    private final JsonNode root;

    private PipelineFile(JsonNode root) {
        this.root = root;
    }

    /** Every such file of the golden folder, named. */
    public static List<Named<PipelineFile>> all() throws IOException {
        List<Named<PipelineFile>> found = new ArrayList<>();
        try (Stream<Path> paths = Files.list(TestData.golden())) {
            for (Path path :
                    paths.filter(p -> p.toString().endsWith(".json")).sorted().toList()) {
                JsonNode file = new ObjectMapper().readTree(path.toFile());
                if (file.path("format").asText().equals(FORMAT)) {
                    found.add(Named.of(path.getFileName().toString(), new PipelineFile(file)));
                }
            }
        }
        return found;
    }

    /** A part of the file. */
    public JsonNode get(String name) {
        return root.get(name);
    }

    /** The mesh that the file's numbers belong to. */
    public Mesh mesh() {
        return mesh(root);
    }

    /** A mesh of {@code vertices} and {@code faces}. */
    public static Mesh mesh(JsonNode shape) {
        return Mesh.of(floats(shape.get("vertices")), integers(shape.get("faces")));
    }

    /** The numbers of a nested array, row by row. */
    public static double[] numbers(JsonNode nested) {
        return leaves(nested).mapToDouble(JsonNode::asDouble).toArray();
    }

    /** As {@link #numbers}, whole. */
    public static int[] integers(JsonNode nested) {
        return leaves(nested).mapToInt(JsonNode::asInt).toArray();
    }

    /** As {@link #numbers}, rounded to float. */
    public static float[] floats(JsonNode nested) {
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
        return parts.stream().flatMap(PipelineFile::leaves);
    }
}
