package shapefit.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import shapefit.fit.BlankTexture;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitSpec;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.FitSpec.Subject;
import shapefit.fit.LearningChoice;
import shapefit.fit.Part;
import shapefit.fit.Schedule;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.Distribution;
import shapefit.raster.SoftSettings;
import shapefit.render.HarmonicLight;
import shapefit.render.Light;

/** How a fit goes, by options. */
final class FitSettings {

    @Option(
            names = "--move",
            paramLabel = "PARTS",
            split = ",",
            converter = PartsConverter.class,
            description =
                    "What may move, of pose, vertices, joints, colours, texture, light and focal, with commas between;"
                            + " pose by default, vertices with --views.")
    private List<Moved> move;

    @Option(names = "--iterations", paramLabel = "N", description = "How many steps; 240 by default, 600 for vertices.")
    private Integer iterations;

    @Option(
            names = "--size",
            paramLabel = "PX",
            description = "Longer side of the working picture, which is cut out around the object; 128 by default, for"
                    + " vertices at most the pictures' own.")
    private Integer size;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "How blur, size and steps change: coarse-to-fine, the default for poses; steady, for"
                    + " vertices; fine, to polish.")
    private String schedule;

    @Option(
            names = "--subdivide",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Fit coarse first: the steps are shared by N + 1 meshes, each with four times the faces of the one"
                            + " before; 0, the default, to 3, where vertices move.")
    private int subdivide;

    @Option(
            names = "--keep-light",
            description =
                    "Compare colours as they are. Without it, a pose that is fitted by colour fits the light along,"
                            + " because a photo is never exposed like the mesh's colours.")
    private boolean keepLight;

    @Option(
            names = "--smooth",
            paramLabel = "W",
            description =
                    "How much colours and a texture that move are kept even, at least 0; 0.0002 by default. Means the"
                            + " same for a texture of any size.")
    private Double smooth;

    @Option(
            names = "--light",
            paramLabel = "KIND",
            description = "What light is made of: directional, the default, is ambient light and a lamp; harmonics,"
                    + " light from all around in nine spherical harmonics a channel.")
    private LightKind light;

    @Option(
            names = "--distribution",
            paramLabel = "NAME",
            converter = DistributionConverter.class,
            description = "How distance becomes coverage, see \"shapefit render --help\"; the project's, or"
                    + " logistic-squared.")
    private Distribution distribution;

    @Option(
            names = "--alpha",
            paramLabel = "NAME",
            description =
                    "How coverages are joined: prod, sum, hard, max, einstein, yager or hamacher; the project's, or"
                            + " prod.")
    private AlphaAggregation alpha;

    /** What light is made of. */
    private enum LightKind {
        DIRECTIONAL,
        HARMONICS
    }

    /** The parts that one word on the command line means. */
    private record Moved(Set<Part> parts) {}

    private static final class PartsConverter implements ITypeConverter<Moved> {

        @Override
        public Moved convert(String word) {
            return new Moved(parts(word));
        }

        private static Set<Part> parts(String word) {
            return switch (word.strip().toLowerCase(Locale.ROOT)) {
                case "pose" -> EnumSet.of(Part.ROTATION, Part.TRANSLATION);
                case "vertices" -> EnumSet.of(Part.VERTICES);
                case "joints" -> EnumSet.of(Part.JOINTS);
                case "colours", "colors" -> EnumSet.of(Part.COLORS);
                case "texture" -> EnumSet.of(Part.TEXTURE);
                case "light" -> EnumSet.of(Part.LIGHT);
                case "focal" -> EnumSet.of(Part.FOCAL);
                default ->
                    throw new TypeConversionException("there is no part \"" + word
                            + "\"; take pose, vertices, joints, colours, texture, light or focal");
            };
        }
    }

    /** Whether the light is among what was asked to move. */
    boolean moveLight() {
        return move != null && move.stream().anyMatch(moved -> moved.parts.contains(Part.LIGHT));
    }

    /** A spec with usual settings, and what was asked for. */
    FitSpec of(Subject given, boolean manyViews, long seed) {
        Set<Part> parts = parts(manyViews ? EnumSet.of(Part.VERTICES) : EnumSet.of(Part.ROTATION, Part.TRANSLATION));
        Subject subject = paintable(given, parts);
        check(subject, parts);
        if (parts.contains(Part.ROTATION) && FitDefaults.isComparable(subject) && !keepLight) {
            parts.add(Part.LIGHT);
        }
        FitSpec usual = FitDefaults.spec(subject, parts, seed);
        return edit(usual.with(FitDefaults.comparable(usual)), seed);
    }

    /**
     * How often the mesh is to get finer while it is fitted.
     *
     * @throws IllegalArgumentException if its vertices do not move, one sentence
     */
    int subdivisions(FitSpec fit) {
        if (subdivide > 0 && !fit.moves(Part.VERTICES)) {
            throw new IllegalArgumentException(
                    "--subdivide makes a shape finer while it is fitted; add --move vertices, or leave it out");
        }
        return subdivide;
    }

    /** A project's spec, changed as asked for. */
    FitSpec applyTo(FitSpec spec, long seed) {
        if (move == null) {
            return edit(spec, seed);
        }
        Set<Part> parts = parts(Set.of());
        Subject subject = paintable(spec.subject(), parts);
        check(subject, parts);
        FitSpec moving = spec.with(subject).with(FitDefaults.moves(parts));
        return edit(moving.with(FitDefaults.comparable(moving)), seed);
    }

    /** From a start that was searched without a mask, a fit stays sharp unless a schedule was asked for. */
    FitSpec afterSearch(FitSpec spec) {
        return schedule == null && !hasMask(spec.subject()) ? FitDefaults.polishing(spec) : spec;
    }

    private Set<Part> parts(Set<Part> usual) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        parts.addAll(usual);
        if (move != null) {
            parts.clear();
            move.forEach(moved -> parts.addAll(moved.parts));
        }
        return parts;
    }

    private FitSpec edit(FitSpec given, long seed) {
        FitSpec spec = smooth == null ? given : given.with(given.weights().withVariation(smooth));
        Plan plan = spec.plan();
        return spec.with(rasterized(spec.settings()))
                .with(LearningChoice.of(spec.weights(), plan)
                        .plan(
                                schedule == null ? plan.schedule() : named(spec),
                                iterations == null ? plan.iterations() : iterations,
                                size == null ? plan.size() : size,
                                plan.viewsPerStep(),
                                seed));
    }

    private SoftSettings rasterized(SoftSettings usual) {
        return usual.withDistribution(distribution == null ? usual.distribution() : distribution)
                .withFunctions(usual.distance(), usual.color(), alpha == null ? usual.alpha() : alpha);
    }

    /** With the blur that suits mesh and parts, as the usual settings have it. */
    private Schedule named(FitSpec spec) {
        return Schedule.named(schedule)
                .blurred(FitDefaults.blurFor(spec.subject().mesh(), spec.moves().keySet()));
    }

    private static boolean hasMask(Subject subject) {
        return subject.views().stream().anyMatch(view -> view.mask().isPresent());
    }

    /** With a texture, if one is to move and there can be one. */
    private static Subject paintable(Subject subject, Set<Part> parts) {
        return parts.contains(Part.TEXTURE)
                ? subject.with(BlankTexture.on(subject.mesh()).orElse(subject.mesh()))
                : subject;
    }

    private static void check(Subject subject, Set<Part> parts) {
        if (parts.contains(Part.TEXTURE) && subject.mesh().textureMap().isEmpty()) {
            throw new IllegalArgumentException(
                    "the mesh has neither a texture nor texture coordinates; leave texture out of --move");
        }
        if (parts.contains(Part.JOINTS) && subject.mesh().skin().isEmpty()) {
            throw new IllegalArgumentException(
                    "the mesh has no skeleton; leave joints out of --move, or give a glTF or GLB file with a skin");
        }
        if (parts.contains(Part.JOINTS) && parts.contains(Part.VERTICES)) {
            throw new IllegalArgumentException("joints and vertices cannot move at once; leave one out of --move");
        }
        boolean plain = subject.mesh().vertexColors().isEmpty()
                && subject.mesh().faceColors().isEmpty();
        if (parts.contains(Part.COLORS) && plain) {
            throw new IllegalArgumentException("the mesh has no vertex or face colours; leave colours out of --move");
        }
        if (!FitDefaults.isComparable(subject) && parts.stream().anyMatch(Part::isPaint)) {
            throw new IllegalArgumentException(
                    "colours, texture and light move only if the mesh has colours and there is a photo; leave them out of --move");
        }
        if (!FitDefaults.isComparable(subject) && !hasMask(subject)) {
            throw new IllegalArgumentException(
                    "the mesh has no colours to compare with the photo, so its silhouette is needed; give --mask");
        }
    }

    /** The light a fit starts in: one that moves must have a direction to begin with. */
    Light startLight() {
        return ofKind(moveLight() ? Light.STUDIO : Light.NONE);
    }

    /** A light as the kind that was asked for; the same without a wish. */
    Light ofKind(Light now) {
        if (light == LightKind.HARMONICS) {
            return HarmonicLight.of(now);
        }
        return light == LightKind.DIRECTIONAL && now instanceof HarmonicLight ? Light.STUDIO : now;
    }
}
