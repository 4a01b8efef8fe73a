package shapefit.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shapefit.camera.Camera;
import shapefit.camera.Distortion;
import shapefit.camera.Pose;
import shapefit.fit.Deformation;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.LearningChoice;
import shapefit.fit.LossWeights;
import shapefit.fit.Move;
import shapefit.fit.Part;
import shapefit.fit.Schedule;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Distance;
import shapefit.raster.Distribution;
import shapefit.raster.Facing;
import shapefit.raster.GradientMode;
import shapefit.raster.Quirk;
import shapefit.raster.SoftSettings;
import shapefit.render.DirectionalLight;
import shapefit.render.HarmonicLight;
import shapefit.render.Light;
import shapefit.render.Light.Shading;

/** The twin of {@link ProjectWriter}. */
final class ProjectReader {

    private static final int MOST_ITERATIONS = 100_000_000;
    private static final int MOST_VIEWS = 1_000_000;

    private final Path folder;

    private ProjectReader(Path folder) {
        this.folder = folder;
    }

    static Project read(Path file) throws ProjectFormatException {
        JsonPlace root = JsonPlace.read(file);
        checkVersion(root);
        return new ProjectReader(file.toAbsolutePath().normalize().getParent()).project(root);
    }

    private static void checkVersion(JsonPlace root) throws ProjectFormatException {
        JsonPlace format = root.get("format");
        if (!format.text().equals(ProjectFile.FORMAT)) {
            throw format.problem("must be \"" + ProjectFile.FORMAT + "\"; name a project file");
        }
        JsonPlace version = root.get("version");
        int number = version.whole(1, Integer.MAX_VALUE);
        if (number > ProjectFile.VERSION) {
            throw version.problem(
                    "is %d, but this program reads up to %d; update Shapefit".formatted(number, ProjectFile.VERSION));
        }
    }

    private Project project(JsonPlace root) throws ProjectFormatException {
        root.allow(
                "format",
                "version",
                "mesh",
                "start",
                "light",
                "views",
                "settings",
                "rangeAroundObject",
                "ignoreOccluders",
                "moves",
                "weights",
                "plan",
                "look");
        List<SceneView> views = new ArrayList<>();
        for (JsonPlace view : root.get("views").elements()) {
            views.add(checked(view, () -> view(view)));
        }
        Optional<Path> mesh = optionalPath(root.find("mesh"));
        Pose start = pose(root.get("start"));
        Light light = light(root.get("light"));
        Scene scene = checked(root.get("views"), () -> new Scene(mesh, views, start, light));
        JsonPlace weights = root.get("weights");
        JsonPlace plan = root.get("plan");
        LearningChoice learning = learning(weights, plan);
        return new Project(
                scene,
                settings(root.get("settings")),
                root.get("rangeAroundObject").flag(),
                root.get("ignoreOccluders").flag(),
                moves(root.get("moves")),
                checked(weights, () -> learning.applyTo(weights(weights))),
                checked(plan, () -> plan(plan, learning)),
                look(root.find("look")));
    }

    /** Projects that no studio has saved have none. */
    private static Optional<ShownLook> look(Optional<JsonPlace> named) throws ProjectFormatException {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        JsonPlace place = named.get();
        place.allow("sigma", "gamma", "linked");
        return Optional.of(checked(
                place,
                () -> new ShownLook(
                        place.get("sigma").number(),
                        place.get("gamma").number(),
                        place.get("linked").flag())));
    }

    /** A file in the project's folder or below, links followed. */
    private Path path(JsonPlace place) throws ProjectFormatException {
        String name = place.text();
        try {
            boolean foreign = name.isBlank() || name.indexOf('\\') >= 0 || name.matches("[A-Za-z]:.*");
            Path file = folder.resolve(name).normalize();
            boolean inside = !foreign && !Path.of(name).isAbsolute() && file.startsWith(folder) && !file.equals(folder);
            if (inside && Files.exists(file)) {
                inside = file.toRealPath().startsWith(folder.toRealPath());
            }
            if (!inside) {
                throw place.problem("leads outside the project's folder; copy the file there and name it from there");
            }
            return file;
        } catch (InvalidPathException e) {
            throw place.problem("is no file name; name a file in the project's folder");
        } catch (ProjectFormatException e) {
            throw e;
        } catch (IOException e) {
            throw place.problem("cannot be opened; check that you may read it");
        }
    }

    private SceneView view(JsonPlace place) throws ProjectFormatException {
        place.allow("name", "image", "mask", "camera", "pose");
        JsonPlace camera = place.get("camera");
        return new SceneView(
                place.get("name").text(),
                checked(camera, () -> camera(camera)),
                pose(place.get("pose")),
                optionalPath(place.find("image")),
                optionalPath(place.find("mask")));
    }

    private Optional<Path> optionalPath(Optional<JsonPlace> place) throws ProjectFormatException {
        return place.isPresent() ? Optional.of(path(place.get())) : Optional.empty();
    }

    private static Camera camera(JsonPlace place) throws ProjectFormatException {
        place.allow("projection", "width", "height", "fx", "fy", "cx", "cy", "distortion");
        JsonPlace d = place.get("distortion");
        d.allow("k1", "k2", "p1", "p2", "k3");
        return new Camera(
                word(place.get("projection"), Camera.Projection.class),
                place.get("width").whole(1, CaseFile.MAX_SIDE),
                place.get("height").whole(1, CaseFile.MAX_SIDE),
                place.get("fx").positiveNumber(),
                place.get("fy").positiveNumber(),
                place.get("cx").number(),
                place.get("cy").number(),
                new Distortion(
                        d.get("k1").number(),
                        d.get("k2").number(),
                        d.get("p1").number(),
                        d.get("p2").number(),
                        d.get("k3").number()));
    }

    private static Pose pose(JsonPlace place) throws ProjectFormatException {
        place.allow("convention", "quaternion", "translation", "scale");
        JsonPlace convention = place.get("convention");
        if (!convention.text().equals(ProjectFile.POSE_CONVENTION)) {
            throw convention.problem("must be \"" + ProjectFile.POSE_CONVENTION + "\"");
        }
        double[] q = place.get("quaternion").numbers(4);
        double[] t = place.get("translation").numbers(3);
        double scale = place.get("scale").positiveNumber();
        return checked(place, () -> new Pose(q[0], q[1], q[2], q[3], t[0], t[1], t[2], scale));
    }

    /** Harmonics, or else ambient and directional light. */
    private static Light light(JsonPlace place) throws ProjectFormatException {
        Optional<JsonPlace> harmonics = place.find("harmonics");
        Shading shading = word(place.get("shading"), Shading.class);
        if (harmonics.isPresent()) {
            place.allow("shading", "harmonics");
            float[] coefficients = numbers(harmonics.get(), 3 * HarmonicLight.COUNT);
            return checked(place, () -> new HarmonicLight(shading, coefficients));
        }
        place.allow("shading", "ambient", "directional", "direction");
        float[] ambient = numbers(place.get("ambient"), 3);
        float[] directional = numbers(place.get("directional"), 3);
        float[] direction = numbers(place.get("direction"), 3);
        return checked(place, () -> new DirectionalLight(shading, ambient, directional, direction));
    }

    private static float[] numbers(JsonPlace place, int count) throws ProjectFormatException {
        double[] values = place.numbers(count);
        float[] narrow = new float[count];
        for (int i = 0; i < count; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    private static SoftSettings settings(JsonPlace place) throws ProjectFormatException {
        place.allow(
                "sigma",
                "gamma",
                "distance",
                "distribution",
                "distanceEpsilon",
                "color",
                "alpha",
                "near",
                "far",
                "epsilon",
                "facing",
                "gradient",
                "quirks");
        Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
        for (JsonPlace quirk : place.get("quirks").elements()) {
            quirks.add(word(quirk, Quirk.class));
        }
        Distribution distribution = distribution(place);
        return checked(
                place,
                () -> new SoftSettings(
                        place.get("sigma").number(),
                        place.get("gamma").number(),
                        word(place.get("distance"), Distance.class),
                        distribution,
                        place.get("distanceEpsilon").number(),
                        word(place.get("color"), ColorAggregation.class),
                        word(place.get("alpha"), AlphaAggregation.class),
                        place.get("near").number(),
                        place.get("far").number(),
                        place.get("epsilon").number(),
                        word(place.get("facing"), Facing.class),
                        word(place.get("gradient"), GradientMode.class),
                        quirks));
    }

    /** Projects of before there was a choice do not name one. */
    private static Distribution distribution(JsonPlace place) throws ProjectFormatException {
        Optional<JsonPlace> named = place.find("distribution");
        return named.isEmpty() ? Distribution.LOGISTIC_SQUARED : word(named.get(), Distribution.class);
    }

    private static Map<Part, Move> moves(JsonPlace place) throws ProjectFormatException {
        Map<Part, Move> moves = new EnumMap<>(Part.class);
        for (String name : place.names()) {
            JsonPlace entry = place.get(name);
            entry.allow("stepSize", "locked");
            Set<Integer> locked = new HashSet<>();
            for (JsonPlace index : entry.get("locked").elements()) {
                locked.add(index.whole(0, Integer.MAX_VALUE));
            }
            double step = entry.get("stepSize").number();
            moves.put(word(entry, name, Part.class), checked(entry, () -> new Move(step, locked)));
        }
        return moves;
    }

    private static LearningChoice learning(JsonPlace weights, JsonPlace plan) throws ProjectFormatException {
        JsonPlace optimizer = plan.get("optimizer");
        optimizer.allow("method", "beta1", "beta2", "epsilon");
        return new LearningChoice(
                weights.get("colorLoss").text(),
                weights.get("delta").number(),
                optimizer.get("method").text(),
                optimizer.get("beta1").number(),
                optimizer.get("beta2").number(),
                optimizer.get("epsilon").number(),
                deformation(plan));
    }

    /** Projects of before there was a choice do not name one. */
    private static Deformation deformation(JsonPlace plan) throws ProjectFormatException {
        Optional<JsonPlace> named = plan.find("deformation");
        if (named.isEmpty()) {
            return Deformation.FREE;
        }
        JsonPlace place = named.get();
        place.allow("kind", "lambda");
        Deformation.Kind kind = word(place.get("kind"), Deformation.Kind.class);
        double lambda = place.get("lambda").number();
        return checked(place, () -> new Deformation(kind, lambda));
    }

    private static LossWeights weights(JsonPlace place) throws ProjectFormatException {
        place.allow("silhouette", "color", "colorLoss", "delta", "laplacian", "flatten", "edge", "variation", "joints");
        Optional<JsonPlace> variation = place.find("variation"); // not in projects of before it was there
        Optional<JsonPlace> joints = place.find("joints"); // nor is this
        return LossWeights.POSE
                .withJoints(joints.isPresent() ? joints.get().number() : LossWeights.REST)
                .withPicture(
                        place.get("silhouette").number(), place.get("color").number())
                .withMesh(
                        place.get("laplacian").number(),
                        place.get("flatten").number(),
                        place.get("edge").number())
                .withVariation(variation.isPresent() ? variation.get().number() : 0);
    }

    private static Plan plan(JsonPlace place, LearningChoice learning) throws ProjectFormatException {
        place.allow("iterations", "size", "viewsPerStep", "seed", "optimizer", "deformation", "schedule");
        return learning.plan(
                schedule(place.get("schedule")),
                place.get("iterations").whole(0, MOST_ITERATIONS),
                place.get("size").whole(0, CaseFile.MAX_SIDE),
                place.get("viewsPerStep").whole(0, MOST_VIEWS),
                place.get("seed").whole());
    }

    private static Schedule schedule(JsonPlace place) throws ProjectFormatException {
        place.allow("name", "description", "stages");
        List<Schedule.Stage> stages = new ArrayList<>();
        for (JsonPlace s : place.get("stages").elements()) {
            s.allow("share", "sigma", "gamma", "sizeFactor", "stepFactor", "stepFactorEnd");
            stages.add(checked(
                    s,
                    () -> new Schedule.Stage(
                            s.get("share").number(),
                            s.get("sigma").number(),
                            s.get("gamma").number(),
                            s.get("sizeFactor").number(),
                            s.get("stepFactor").number(),
                            s.get("stepFactorEnd").number())));
        }
        return new Schedule(place.get("name").text(), place.get("description").text(), stages);
    }

    private static <E extends Enum<E>> E word(JsonPlace place, Class<E> type) throws ProjectFormatException {
        return word(place, place.text(), type);
    }

    private static <E extends Enum<E>> E word(JsonPlace place, String text, Class<E> type)
            throws ProjectFormatException {
        List<String> known = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            if (ProjectWriter.word(value).equals(text)) {
                return value;
            }
            known.add(ProjectWriter.word(value));
        }
        throw place.problem(String.format(Locale.ROOT, "must be one of %s", String.join(", ", known)));
    }

    /** A value whose own contract may refuse what the file says. */
    private interface Made<T> {
        T make() throws ProjectFormatException;
    }

    private static <T> T checked(JsonPlace place, Made<T> made) throws ProjectFormatException {
        try {
            return made.make();
        } catch (IllegalArgumentException e) {
            throw place.problem("cannot be used (" + e.getMessage() + "); correct it");
        }
    }
}
