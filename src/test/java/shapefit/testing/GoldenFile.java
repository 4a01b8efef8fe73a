package shapefit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Distance;
import shapefit.raster.Distribution;
import shapefit.raster.Facing;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftSettings;

/**
 * One scene with what the original program made of it: pictures and gradients. Format "softras-golden/1".
 *
 * @param name the file's name without its ending
 * @param size S, the picture is S × S
 * @param faceCount F
 * @param texelsPerFace T
 * @param corners [F, 3, 3]: x, y in NDC and depth z
 * @param textures [F, T, 3]
 * @param upstream [4, S, S]: derivative of a loss by R, G, B and alpha
 * @param cases one for each set of parameters
 */
public record GoldenFile(
        String name,
        int size,
        int faceCount,
        int texelsPerFace,
        double[] corners,
        double[] textures,
        double[] upstream,
        List<Case> cases) {

    private static final String FORMAT = "softras-golden/1";

    /**
     * One set of parameters.
     *
     * @param settings without quirks, with the original's gradient
     * @param vertexColors whether {@code textures} are three corner colours a face; else ⌊√T⌋² texels
     * @param background [3]
     * @param original what the original gives
     * @param clampedTexel the same, but for texels that stay inside their face
     * @param fullGradient [F, 3, 3], derivative of Σ upstream · picture (of {@code clampedTexel}) by differences, NaN
     *     where these failed; or null
     */
    public record Case(
            String name,
            SoftSettings settings,
            boolean vertexColors,
            double[] background,
            Entry original,
            Entry clampedTexel,
            double[] fullGradient) {}

    /**
     * What a rasterizer should give.
     *
     * @param image [4, S, S]: R, G, B, alpha
     * @param gradCorners [F, 3, 3]
     * @param gradTextures [F, T, 3]
     * @param unstable [S, S]: pixels that rounding decides: not to be compared, and with an upstream gradient of 0
     */
    public record Entry(double[] image, double[] gradCorners, double[] gradTextures, boolean[] unstable) {}

    /** Every file of the format in the folder, by name. */
    public static List<GoldenFile> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<GoldenFile> read = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                JsonNode root = new ObjectMapper().readTree(file.toFile());
                if (FORMAT.equals(root.path("format").asText())) {
                    read.add(read(file.getFileName().toString().replace(".json", ""), root));
                }
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the golden files in " + folder, e);
        }
    }

    /** R, G, B of a picture [4, S, S] as [S, S, 3]. */
    public static double[] colorOf(double[] planes) {
        int pixels = planes.length / 4;
        double[] color = new double[3 * pixels];
        for (int i = 0; i < color.length; i++) {
            color[i] = planes[i % 3 * pixels + i / 3];
        }
        return color;
    }

    /** Alpha of a picture [4, S, S] as [S, S]. */
    public static double[] alphaOf(double[] planes) {
        int pixels = planes.length / 4;
        double[] alpha = new double[pixels];
        System.arraycopy(planes, 3 * pixels, alpha, 0, pixels);
        return alpha;
    }

    /** A copy of a picture [4, S, S] with 0 at the entry's unstable pixels. */
    public static double[] withoutUnstable(double[] planes, Entry entry) {
        double[] copy = planes.clone();
        int pixels = planes.length / 4;
        for (int i = 0; i < copy.length; i++) {
            copy[i] = entry.unstable[i % pixels] ? 0 : copy[i];
        }
        return copy;
    }

    private static GoldenFile read(String name, JsonNode root) {
        int size = root.required("image_size").intValue();
        List<Case> cases = new ArrayList<>();
        for (JsonNode node : root.required("cases")) {
            cases.add(readCase(node, size));
        }
        return new GoldenFile(
                name,
                size,
                root.required("num_faces").intValue(),
                root.required("texels_per_face").intValue(),
                numbers(root.required("faces")),
                numbers(root.required("textures")),
                numbers(root.required("upstream_grad")),
                cases);
    }

    private static Case readCase(JsonNode node, int size) {
        JsonNode params = node.required("params");
        Entry original = readEntry(node.required("original"), size);
        JsonNode clamped = node.required("clamped_texel");
        return new Case(
                node.required("name").asText(),
                readSettings(params),
                params.required("texture_type").asText().equals("vertex"),
                numbers(params.required("background_color")),
                original,
                clamped.isTextual() ? original : readEntry(clamped, size),
                node.has("full_gradient_faces") ? numbers(node.get("full_gradient_faces")) : null);
    }

    private static SoftSettings readSettings(JsonNode params) {
        return new SoftSettings(
                params.required("sigma_val").doubleValue(),
                params.required("gamma_val").doubleValue(),
                Distance.valueOf(word(params, "dist_func")),
                Distribution.LOGISTIC_SQUARED,
                params.required("dist_eps").doubleValue(),
                ColorAggregation.valueOf(word(params, "aggr_func_rgb")),
                AlphaAggregation.valueOf(word(params, "aggr_func_alpha")),
                params.required("near").doubleValue(),
                params.required("far").doubleValue(),
                params.required("eps").doubleValue(),
                params.required("double_side").booleanValue() ? Facing.BOTH : Facing.CLOCKWISE,
                GradientMode.ORIGINAL,
                Set.of());
    }

    private static String word(JsonNode params, String key) {
        return params.required(key).asText().toUpperCase(Locale.ROOT);
    }

    private static Entry readEntry(JsonNode node, int size) {
        boolean[] unstable = new boolean[size * size];
        for (JsonNode pixel : node.required("unstable_pixels")) {
            unstable[pixel.get(0).intValue() * size + pixel.get(1).intValue()] = true;
        }
        return new Entry(
                numbers(node.required("image")),
                numbers(node.required("grad_faces")),
                numbers(node.required("grad_textures")),
                unstable);
    }

    /** All numbers of nested lists in their order; NaN for null. */
    private static double[] numbers(JsonNode nested) {
        List<Double> flat = new ArrayList<>();
        flatten(nested, flat);
        return flat.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void flatten(JsonNode node, List<Double> out) {
        if (node.isArray()) {
            node.forEach(child -> flatten(child, out));
        } else {
            out.add(node.isNull() ? Double.NaN : node.doubleValue());
        }
    }
}
