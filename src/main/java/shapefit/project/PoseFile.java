package shapefit.project;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import shapefit.image.AtomicFile;

/**
 * What a POSE.json says. A CASE.json that has a pose is read as well.
 *
 * @param pose the pose
 */
public record PoseFile(OpenCvPose pose) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * @throws ProjectFormatException if it has no pose or a wrong one; one sentence says which file, which value in it and
     *     what to do
     */
    public static PoseFile read(Path file) throws ProjectFormatException {
        return new PoseFile(OpenCvPose.of(JsonPlace.read(file).get("pose")));
    }

    /**
     * Writes the file all at once, with {@link OpenCvPose#CONVENTION} in it. Reading it gives the same bits.
     *
     * @throws IOException if it cannot be written; the message names the file and says what to do
     * @throws IllegalArgumentException if a number is not finite, which JSON cannot say
     */
    public void write(Path file) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode out = root.putObject("pose");
        out.put("convention", OpenCvPose.CONVENTION);
        put(out.putArray("R"), pose.r());
        put(out.putArray("t"), pose.t());
        // The same bytes on every system, whatever its line ends.
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        byte[] content = MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(indent))
                .writeValueAsBytes(root);
        AtomicFile.write(file, content);
    }

    private static void put(ArrayNode array, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a pose must be finite, got " + value);
            }
            array.add(value);
        }
    }
}
