package shapefit.project;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value in a JSON file that knows where it stands, so that every complaint can say it, as in {@code views[3].R[0]}. */
final class JsonPlace {

    /** Far above any list of cameras; what is larger was named by mistake. */
    static final long MAX_BYTES = 64L << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final String file;
    private final String path;
    private final JsonNode node;

    private JsonPlace(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /**
     * Reads a whole file, which must be one JSON object.
     *
     * @throws ProjectFormatException if it is not, or not there, or above 64 MB
     */
    static JsonPlace read(Path path) throws ProjectFormatException {
        String file = path.toString();
        if (!Files.isRegularFile(path)) {
            throw new ProjectFormatException(file, "there is no such file; check its name");
        }
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new ProjectFormatException(file, "the file is larger than 64 MB; name a JSON file");
            }
            return parse(file, Files.readAllBytes(path));
        } catch (ProjectFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new ProjectFormatException(file, "the file cannot be read; check that you may open it", e);
        }
    }

    private static JsonPlace parse(String file, byte[] content) throws ProjectFormatException {
        try {
            JsonNode root = MAPPER.readTree(content);
            if (root == null || !root.isObject()) {
                throw new ProjectFormatException(file, "this is not a JSON object {…}; name a JSON file");
            }
            return new JsonPlace(file, "", root);
        } catch (ProjectFormatException e) {
            throw e;
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage().strip().replaceAll("\\s+", " ");
            String where = e.getLocation() == null
                    ? ""
                    : " in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new ProjectFormatException(
                    file, "this is not valid JSON" + where + " (" + reason + "); correct it", e);
        } catch (IOException e) {
            throw new ProjectFormatException(file, "this is not UTF-8 text; save it as UTF-8", e);
        }
    }

    /** The member of an object; null counts as absent. */
    Optional<JsonPlace> find(String name) throws ProjectFormatException {
        if (!node.isObject()) {
            throw problem("must be an object {…}, got " + shown());
        }
        JsonNode member = node.get(name);
        return member == null || member.isNull()
                ? Optional.empty()
                : Optional.of(new JsonPlace(file, path.isEmpty() ? name : path + "." + name, member));
    }

    /** The member of an object, which must be there. */
    JsonPlace get(String name) throws ProjectFormatException {
        Optional<JsonPlace> member = find(name);
        if (member.isEmpty()) {
            throw new ProjectFormatException(file, (path.isEmpty() ? name : path + "." + name) + " is missing; add it");
        }
        return member.get();
    }

    List<JsonPlace> elements() throws ProjectFormatException {
        if (!node.isArray()) {
            throw problem("must be a list […], got " + shown());
        }
        List<JsonPlace> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonPlace(file, path + "[" + i + "]", node.get(i)));
        }
        return elements;
    }

    /** A finite number. */
    double number() throws ProjectFormatException {
        if (!node.isNumber()) {
            throw problem("must be a number, got " + shown());
        }
        double value = node.doubleValue();
        if (!Double.isFinite(value)) {
            throw problem("must be a finite number, got " + shown());
        }
        return value;
    }

    double positiveNumber() throws ProjectFormatException {
        double value = number();
        if (!(value > 0)) {
            throw problem("must be greater than 0, got " + shown());
        }
        return value;
    }

    /** A whole number from 1 to max. */
    int count(int max) throws ProjectFormatException {
        double value = number();
        if (value < 1 || value > max || value != Math.rint(value)) {
            throw problem("must be a whole number from 1 to " + max + ", got " + shown());
        }
        return (int) value;
    }

    /** A whole number that a long holds. */
    long whole() throws ProjectFormatException {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw problem("must be a whole number, got " + shown());
        }
        return node.longValue();
    }

    /** A whole number from min to max. */
    int whole(int min, int max) throws ProjectFormatException {
        long value = whole();
        if (value < min || value > max) {
            throw problem("must be a whole number from " + min + " to " + max + ", got " + shown());
        }
        return (int) value;
    }

    boolean flag() throws ProjectFormatException {
        if (!node.isBoolean()) {
            throw problem("must be true or false, got " + shown());
        }
        return node.booleanValue();
    }

    /** The names of an object's members, in the order of the file. */
    List<String> names() throws ProjectFormatException {
        if (!node.isObject()) {
            throw problem("must be an object {…}, got " + shown());
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** @throws ProjectFormatException if there is a member of another name: a misspelt one would be lost without a word */
    void allow(String... known) throws ProjectFormatException {
        for (String name : names()) {
            if (!List.of(known).contains(name)) {
                throw new ProjectFormatException(
                        file, (path.isEmpty() ? name : path + "." + name) + " is not known; remove or correct it");
            }
        }
    }

    /** A list of so many finite numbers. */
    double[] numbers(int length) throws ProjectFormatException {
        List<JsonPlace> elements = elements();
        if (elements.size() != length) {
            throw problem("must be a list of " + length + " numbers, got " + elements.size());
        }
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = elements.get(i).number();
        }
        return numbers;
    }

    String text() throws ProjectFormatException {
        if (!node.isTextual()) {
            throw problem("must be a text in quotes, got " + shown());
        }
        return node.textValue();
    }

    /**
     * @param problem what is wrong with this value, as in "must be …"
     */
    ProjectFormatException problem(String problem) {
        return new ProjectFormatException(file, path + " " + problem);
    }

    private String shown() {
        String text = node.isContainerNode() ? (node.isArray() ? "a list" : "an object") : node.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
