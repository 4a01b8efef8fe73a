package shapefit.app.inspector;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.fit.Deformation;
import shapefit.fit.FitDefaults;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.LearningChoice;
import shapefit.fit.LossWeights;
import shapefit.fit.Move;
import shapefit.fit.Part;
import shapefit.optim.OptimizerChoice;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Distance;
import shapefit.raster.Distribution;
import shapefit.raster.Facing;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftSettings;
import shapefit.render.HarmonicLight;
import shapefit.render.Light;

/** All the rest, for who knows what it is. */
final class ExpertGroup {

    private final Tuning tuning;
    private final Group group;
    private final Rows rows;

    ExpertGroup(Tuning tuning) {
        this.tuning = tuning;
        group = new Group(tuning, "More")
                .resets(this::isChanged, this::usual)
                .folds(s -> "Seed " + s.settings().plan().seed());
        rows = new Rows(group, tuning);
        rasterizing();
        depth();
        thresholds();
        learning();
        smoothing();
        group.setFolded(true);
    }

    Group group() {
        return group;
    }

    private void rasterizing() {
        group.add(
                choice(
                        "Distance",
                        "How far a pixel is from a triangle.",
                        Distance.values(),
                        r -> r.distance(),
                        (r, v) -> r.withFunctions(v, r.color(), r.alpha())),
                choice(
                        "Distribution",
                        "How coverage falls with distance; blur is its width.",
                        Distribution.values(),
                        r -> r.distribution(),
                        SoftSettings::withDistribution),
                choice(
                        "Colours join",
                        "How the colours of several triangles become one.",
                        ColorAggregation.values(),
                        r -> r.color(),
                        (r, v) -> r.withFunctions(r.distance(), v, r.alpha())),
                choice(
                        "Coverage joins",
                        "How the coverages of several triangles become one.",
                        AlphaAggregation.values(),
                        r -> r.alpha(),
                        (r, v) -> r.withFunctions(r.distance(), r.color(), v)),
                choice(
                        "Gradient",
                        "Original leaves out what flows through the barycentric weights; complete is exact.",
                        GradientMode.values(),
                        r -> r.gradient(),
                        SoftSettings::withGradient),
                choice(
                        "Facing",
                        "Which side of a triangle has a colour.",
                        Facing.values(),
                        r -> r.facing(),
                        SoftSettings::withFacing),
                rows.choice(
                        "Light",
                        "What lights the object: nothing, one lamp, or light from all around as nine harmonics a colour.",
                        List.of(Lamp.values()),
                        ExpertGroup::title,
                        s -> Lamp.of(s.document().light()),
                        (s, lamp) -> s.document(d -> d.in(lamp.from(d.light())))));
    }

    /** The kinds of light to choose from. */
    private enum Lamp {
        NONE,
        STUDIO,
        HARMONICS;

        static Lamp of(Light light) {
            return light instanceof HarmonicLight ? HARMONICS : light.isDirectional() ? STUDIO : NONE;
        }

        Light from(Light now) {
            return switch (this) {
                case NONE -> Light.NONE;
                case STUDIO -> Light.STUDIO;
                case HARMONICS -> HarmonicLight.of(now);
            };
        }
    }

    private <E extends Enum<E>> Node choice(
            String name,
            String hint,
            E[] values,
            Function<SoftSettings, E> get,
            BiFunction<SoftSettings, E, SoftSettings> set) {
        return rows.choice(
                name,
                hint,
                List.of(values),
                ExpertGroup::title,
                s -> get.apply(s.settings().raster()),
                (s, v) -> s.settings(t -> t.with(set.apply(t.raster(), v))));
    }

    private static String title(Enum<?> value) {
        String words = value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void depth() {
        group.add(
                rows.toggle(
                        "Depth range around object",
                        "Lays near and far around the object, so that see-through means the same in every scene.",
                        s -> s.settings().rangeAroundObject(),
                        (s, on) -> s.settings(t -> t.withRangeAroundObject(on))),
                rows.number(
                        "Near",
                        "Smallest depth that has a colour; counts if the range is not laid around the object.",
                        "at least 0 and below far",
                        v -> v >= 0 && v < raster().far(),
                        s -> s.settings().raster().near(),
                        (s, v) -> raster(s, r -> r.withRange(v, r.far()))),
                rows.number(
                        "Far",
                        "Largest depth that has a colour; counts if the range is not laid around the object.",
                        "above near",
                        v -> v > raster().near() && Double.isFinite(v),
                        s -> s.settings().raster().far(),
                        (s, v) -> raster(s, r -> r.withRange(r.near(), v))),
                rows.toggle(
                        "Leave out what hides it",
                        "After the first stage, pixels count no longer where something seems to hide the object.",
                        s -> s.settings().ignoreOccluders(),
                        (s, on) -> s.settings(t -> t.withIgnoreOccluders(on))));
    }

    private void thresholds() {
        group.add(
                rows.number(
                        "Distance ε",
                        "Smallest coverage that counts: smaller lets a triangle reach farther past its edge.",
                        "above 0 and below 0.5",
                        v -> v > 0 && v < 0.5,
                        s -> s.settings().raster().distanceEpsilon(),
                        (s, v) -> raster(s, r -> r.withDistanceEpsilon(v))),
                rows.number(
                        "Background ε",
                        "Weight of the background against the object: 2ε/γ in its logit.",
                        "-1 to 1",
                        v -> Math.abs(v) <= 1,
                        s -> s.settings().raster().epsilon(),
                        (s, v) -> raster(s, r -> r.withEpsilon(v))),
                rows.number(
                        "Views per step",
                        "How many views of several a step looks at, chosen by the seed; 0 for all of them.",
                        "a whole number, 0 to 1000",
                        v -> v >= 0 && v <= 1000 && v == Math.rint(v),
                        s -> s.settings().plan().viewsPerStep(),
                        (s, v) -> plan(s, p -> viewing(p, v.intValue()))));
    }

    private SoftSettings raster() {
        return tuning.model().state().settings().raster();
    }

    private static State raster(State state, UnaryOperator<SoftSettings> edit) {
        return state.settings(t -> t.with(edit.apply(t.raster())));
    }

    private void learning() {
        group.add(
                rows.choice(
                        "Optimiser",
                        "How gradients become steps.",
                        List.of(OptimizerChoice.Method.values()),
                        OptimizerChoice.Method::label,
                        s -> s.settings().plan().optimizer().method(),
                        (s, method) -> plan(
                                s,
                                p -> new Plan(
                                        p.schedule(),
                                        OptimizerChoice.named(method.label()),
                                        p.iterations(),
                                        p.size(),
                                        p.viewsPerStep(),
                                        p.seed(),
                                        p.deformation()))),
                beta("Beta 1", o -> o.beta1(), (o, v) -> o.withBetas(v, o.beta2())),
                beta("Beta 2", o -> o.beta2(), (o, v) -> o.withBetas(o.beta1(), v)),
                rows.choice(
                        "Colour loss",
                        "How colour differences are measured.",
                        List.of("l1", "l2", "huber"),
                        name -> name,
                        s -> learning(s).colorLoss(),
                        (s, name) -> s.settings(t -> t.with(colorLoss(s, name)))),
                rows.number(
                        "Seed",
                        "Decides what is left to chance; the same seed gives the same run.",
                        "a whole number of at least 0",
                        v -> v >= 0 && v <= 1e15 && v == Math.rint(v),
                        s -> s.settings().plan().seed(),
                        (s, v) -> plan(s, p -> seeded(p, v.longValue()))));
    }

    private Node beta(
            String name,
            ToDoubleFunction<OptimizerChoice> get,
            BiFunction<OptimizerChoice, Double, OptimizerChoice> set) {
        return rows.number(
                name,
                "How long the optimiser remembers.",
                "at least 0 and below 1",
                v -> v >= 0 && v < 1,
                s -> get.applyAsDouble(s.settings().plan().optimizer()),
                (s, v) -> plan(
                        s,
                        p -> new Plan(
                                p.schedule(),
                                set.apply(p.optimizer(), v),
                                p.iterations(),
                                p.size(),
                                p.viewsPerStep(),
                                p.seed(),
                                p.deformation())));
    }

    private static Plan seeded(Plan p, long seed) {
        return new Plan(p.schedule(), p.optimizer(), p.iterations(), p.size(), p.viewsPerStep(), seed, p.deformation());
    }

    private static Plan viewing(Plan p, int views) {
        return new Plan(p.schedule(), p.optimizer(), p.iterations(), p.size(), views, p.seed(), p.deformation());
    }

    private static State plan(State state, UnaryOperator<Plan> edit) {
        return state.settings(t -> t.with(edit.apply(t.plan())));
    }

    private static LearningChoice learning(State state) {
        return LearningChoice.of(state.settings().weights(), state.settings().plan());
    }

    private static LossWeights colorLoss(State state, String name) {
        LearningChoice now = learning(state);
        return new LearningChoice(
                        name, now.delta(), now.optimizer(), now.beta1(), now.beta2(), now.epsilon(), now.deformation())
                .applyTo(state.settings().weights());
    }

    private void smoothing() {
        group.add(
                rows.choice(
                        "Vertices move",
                        "By which numbers a shape changes; large steps spread over the surface and do not tangle it.",
                        List.of(Deformation.Kind.values()),
                        ExpertGroup::title,
                        s -> s.settings().plan().deformation().kind(),
                        (s, kind) -> plan(s, p -> p.deforming(of(kind)))),
                weight(
                        "Smoothness",
                        "Keeps the surface smooth while the shape is fitted.",
                        w -> w.laplacian(),
                        (w, v) -> w.withMesh(v, w.flatten(), w.edge())),
                weight(
                        "Flatness",
                        "Keeps neighbouring triangles in one plane.",
                        w -> w.flatten(),
                        (w, v) -> w.withMesh(w.laplacian(), v, w.edge())),
                weight(
                        "Edge length",
                        "Keeps edges short and even.",
                        w -> w.edge(),
                        (w, v) -> w.withMesh(w.laplacian(), w.flatten(), v)),
                weight(
                        "Even colours",
                        "Keeps colours and textures that are fitted free of noise, and fills in what no photo shows.",
                        w -> w.variation(),
                        (w, v) -> w.withVariation(v)));
        for (Part part : List.of(Part.ROTATION, Part.TRANSLATION, Part.VERTICES)) {
            String name = title(part) + " step";
            var row = rows.number(
                    name,
                    "What one step may change, in the part's unit; counts if the part moves.",
                    "above 0, up to 10",
                    v -> v > 0 && v <= 10,
                    s -> s.settings().moves().containsKey(part)
                            ? s.settings().moves().get(part).stepSize()
                            : Double.NaN,
                    (s, v) -> stepped(s, part, v));
            group.onShow(s -> row.setDisable(!s.settings().moves().containsKey(part)));
            group.add(row);
        }
    }

    private static Deformation of(Deformation.Kind kind) {
        return switch (kind) {
            case FREE -> Deformation.FREE;
            case OCTANT -> Deformation.OCTANT;
            case LARGE_STEPS -> Deformation.largeSteps(FitDefaults.SPREAD);
        };
    }

    private static State stepped(State state, Part part, double size) {
        var moves = new EnumMap<Part, Move>(Part.class);
        moves.putAll(state.settings().moves());
        moves.computeIfPresent(part, (p, move) -> new Move(size, move.locked()));
        return state.settings(s -> s.with(moves));
    }

    private Node weight(
            String name,
            String hint,
            ToDoubleFunction<LossWeights> get,
            BiFunction<LossWeights, Double, LossWeights> set) {
        return rows.number(
                name,
                hint,
                "0 to 1000",
                v -> v >= 0 && v <= 1000,
                s -> get.applyAsDouble(s.settings().weights()),
                (s, v) -> s.settings(t -> t.with(set.apply(t.weights(), v))));
    }

    private boolean isChanged(State state) {
        Settings s = state.settings();
        Settings u = tuning.usual(state);
        LossWeights w =
                s.weights().withPicture(u.weights().silhouette(), u.weights().color());
        SoftSettings r = s.raster().withBlur(u.raster().sigma(), u.raster().gamma());
        return !w.equals(u.weights())
                || !r.equals(u.raster())
                || s.rangeAroundObject() != u.rangeAroundObject()
                || s.ignoreOccluders() != u.ignoreOccluders()
                || s.plan().seed() != u.plan().seed()
                || s.plan().viewsPerStep() != u.plan().viewsPerStep()
                || !s.plan().deformation().equals(u.plan().deformation())
                || !s.plan().optimizer().equals(u.plan().optimizer());
    }

    private State usual(State state) {
        Settings u = tuning.usual(state);
        LossWeights w = state.settings().weights();
        Plan p = state.settings().plan();
        return state.settings(s -> s.with(u.raster())
                .with(u.weights().withPicture(w.silhouette(), w.color()))
                .withRangeAroundObject(u.rangeAroundObject())
                .withIgnoreOccluders(u.ignoreOccluders())
                .with(new Plan(
                        p.schedule(),
                        u.plan().optimizer(),
                        p.iterations(),
                        p.size(),
                        u.plan().viewsPerStep(),
                        u.plan().seed(),
                        u.plan().deformation())));
    }
}
