package shapefit.app.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import shapefit.app.document.Document;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.LossWeights;
import shapefit.fit.Schedule.Stage;
import shapefit.raster.SoftSettings;

/** Everything that decides a run's result, by names and in words. */
final class SettingsWords {

    private SettingsWords() {}

    /** In a fixed order; two states with the same settings and inputs have the same words. */
    static Map<String, String> of(State state) {
        Map<String, String> words = new LinkedHashMap<>();
        inputs(words, state.document());
        Settings settings = state.settings();
        Map<String, String> parts = new LinkedHashMap<>();
        new TreeMap<>(settings.moves())
                .forEach((part, move) -> parts.put(
                        part.name().toLowerCase(Locale.ROOT),
                        number(move.stepSize())
                                + (move.locked().isEmpty()
                                        ? ""
                                        : " without "
                                                + move.locked().stream()
                                                        .sorted()
                                                        .toList())));
        words.put("Moves", String.join(", ", parts.keySet()));
        words.put("Step sizes", String.join(", ", parts.values()));
        plan(words, settings.plan());
        weights(words, settings.weights());
        SoftSettings raster = settings.raster();
        words.put(
                "Rasterizer",
                List.of(raster.distance(), raster.color(), raster.alpha(), raster.facing(), raster.gradient()).stream()
                        .map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", ")));
        words.put("Near and far", settings.rangeAroundObject() ? "around the object" : range(raster));
        words.put("What hides it", settings.ignoreOccluders() ? "left out" : "counts");
        return words;
    }

    private static void inputs(Map<String, String> words, Document document) {
        words.put(
                "Mesh",
                document.shape().map(s -> s.file().getFileName().toString()).orElse("none"));
        words.put("Photo", document.photo().map(Document.Photo::name).orElse("none"));
        words.put(
                "Mask",
                document.region().map(r -> Math.round(r.mask().area()) + " px").orElse("none"));
    }

    private static void plan(Map<String, String> words, Plan plan) {
        List<Stage> stages = plan.schedule().stages();
        Stage first = stages.get(0);
        Stage last = stages.get(stages.size() - 1);
        words.put("Schedule", plan.schedule().name());
        words.put("Blur σ", number(first.sigma()) + " to " + number(last.sigma()));
        words.put("See-through γ", number(first.gamma()) + " to " + number(last.gamma()));
        words.put("Steps planned", "" + plan.iterations());
        words.put("Working size", plan.size() + " px");
        words.put("Views a step", plan.viewsPerStep() == 0 ? "all" : "" + plan.viewsPerStep());
        words.put("Optimiser", plan.optimizer().method().label());
        words.put(
                "Deformation",
                plan.deformation().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        words.put("Seed", "" + plan.seed());
    }

    private static void weights(Map<String, String> words, LossWeights weights) {
        words.put("Silhouette weight", number(weights.silhouette()));
        words.put("Colour weight", number(weights.color()));
        words.put(
                "Smoothness",
                number(weights.laplacian()) + ", " + number(weights.flatten()) + ", " + number(weights.edge())
                        + ", "
                        + number(weights.variation()));
    }

    private static String range(SoftSettings raster) {
        return number(raster.near()) + " to " + number(raster.far());
    }

    private static String number(double value) {
        return value == 0 || Math.abs(value) >= 0.01 && Math.abs(value) < 1000
                ? String.format(Locale.ROOT, "%.3g", value).replaceAll("\\.?0+$", "")
                : String.format(Locale.ROOT, "%.1e", value);
    }
}
