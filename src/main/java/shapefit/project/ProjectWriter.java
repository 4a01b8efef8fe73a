package shapefit.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitSpec.Plan;
import shapefit.fit.LearningChoice;
import shapefit.fit.LossWeights;
import shapefit.fit.Schedule;
import shapefit.raster.Quirk;
import shapefit.raster.SoftSettings;
import shapefit.render.DirectionalLight;
import shapefit.render.HarmonicLight;
import shapefit.render.Light;

/** A project as JSON. Numbers are written with all their digits: reading them gives the same bits. */
final class ProjectWriter {

    private final Path folder;

    /** @param folder the project file's, absolute and normalised */
    ProjectWriter(Path folder) {
        this.folder = folder;
    }

    ObjectNode write(Project project) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", ProjectFile.FORMAT);
        root.put("version", ProjectFile.VERSION);
        Scene scene = project.scene();
        scene.mesh().ifPresent(mesh -> root.put("mesh", name(mesh)));
        pose(root.putObject("start"), scene.start());
        light(root.putObject("light"), scene.light());
        ArrayNode views = root.putArray("views");
        for (SceneView view : scene.views()) {
            view(views.addObject(), view);
        }
        settings(root.putObject("settings"), project.settings());
        root.put("rangeAroundObject", project.rangeAroundObject());
        root.put("ignoreOccluders", project.ignoreOccluders());
        ObjectNode moves = root.putObject("moves");
        new TreeMap<>(project.moves()).forEach((part, move) -> {
            ObjectNode out = moves.putObject(word(part));
            out.put("stepSize", move.stepSize());
            ArrayNode locked = out.putArray("locked");
            move.locked().stream().sorted().forEach(locked::add);
        });
        LearningChoice learning = LearningChoice.of(project.weights(), project.plan());
        weights(root.putObject("weights"), project.weights(), learning);
        plan(root.putObject("plan"), project.plan(), learning);
        project.look()
                .ifPresent(look -> root.putObject("look")
                        .put("sigma", look.sigma())
                        .put("gamma", look.gamma())
                        .put("linked", look.linked()));
        return root;
    }

    /** Relative to the project, with forward slashes on every system. */
    private String name(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (!absolute.startsWith(folder)) {
            throw new IllegalArgumentException(
                    file + ": lies outside " + folder + ", the project's folder; copy it there first");
        }
        return folder.relativize(absolute).toString().replace('\\', '/');
    }

    private void view(ObjectNode out, SceneView view) {
        out.put("name", view.name());
        view.image().ifPresent(image -> out.put("image", name(image)));
        view.mask().ifPresent(mask -> out.put("mask", name(mask)));
        Camera camera = view.camera();
        ObjectNode lens = out.putObject("camera");
        lens.put("projection", word(camera.projection()));
        lens.put("width", camera.width()).put("height", camera.height());
        lens.put("fx", camera.fx()).put("fy", camera.fy());
        lens.put("cx", camera.cx()).put("cy", camera.cy());
        var d = camera.distortion();
        lens.putObject("distortion")
                .put("k1", d.k1())
                .put("k2", d.k2())
                .put("p1", d.p1())
                .put("p2", d.p2())
                .put("k3", d.k3());
        pose(out.putObject("pose"), view.pose());
    }

    private static void pose(ObjectNode out, Pose pose) {
        out.put("convention", ProjectFile.POSE_CONVENTION);
        out.putArray("quaternion").add(pose.qx()).add(pose.qy()).add(pose.qz()).add(pose.qw());
        out.putArray("translation").add(pose.tx()).add(pose.ty()).add(pose.tz());
        out.put("scale", pose.scale());
    }

    static void light(ObjectNode out, Light light) {
        out.put("shading", word(light.shading()));
        if (light instanceof DirectionalLight lamp) {
            numbers(out.putArray("ambient"), lamp.ambient());
            numbers(out.putArray("directional"), lamp.directional());
            numbers(out.putArray("direction"), lamp.direction());
        } else if (light instanceof HarmonicLight harmonics) {
            numbers(out.putArray("harmonics"), harmonics.coefficients());
        }
    }

    private static void numbers(ArrayNode out, float[] values) {
        for (float value : values) {
            out.add((double) value); // as a double every digit is written, so that no bit is lost on the way back
        }
    }

    private static void settings(ObjectNode out, SoftSettings s) {
        out.put("sigma", s.sigma()).put("gamma", s.gamma());
        out.put("distance", word(s.distance())).put("distribution", word(s.distribution()));
        out.put("distanceEpsilon", s.distanceEpsilon());
        out.put("color", word(s.color())).put("alpha", word(s.alpha()));
        out.put("near", s.near()).put("far", s.far()).put("epsilon", s.epsilon());
        out.put("facing", word(s.facing())).put("gradient", word(s.gradient()));
        ArrayNode quirks = out.putArray("quirks");
        s.quirks().stream().sorted().map(ProjectWriter::<Quirk>word).forEach(quirks::add);
    }

    private static void weights(ObjectNode out, LossWeights w, LearningChoice learning) {
        out.put("silhouette", w.silhouette()).put("color", w.color());
        out.put("colorLoss", learning.colorLoss()).put("delta", learning.delta());
        out.put("laplacian", w.laplacian()).put("flatten", w.flatten()).put("edge", w.edge());
        out.put("variation", w.variation()).put("joints", w.joints());
    }

    private static void plan(ObjectNode out, Plan plan, LearningChoice learning) {
        out.put("iterations", plan.iterations()).put("size", plan.size());
        out.put("viewsPerStep", plan.viewsPerStep()).put("seed", plan.seed());
        ObjectNode optimizer = out.putObject("optimizer");
        optimizer.put("method", learning.optimizer());
        optimizer.put("beta1", learning.beta1()).put("beta2", learning.beta2()).put("epsilon", learning.epsilon());
        ObjectNode deformation = out.putObject("deformation");
        deformation.put("kind", word(learning.deformation().kind()));
        deformation.put("lambda", learning.deformation().lambda());
        Schedule schedule = plan.schedule();
        ObjectNode named = out.putObject("schedule");
        named.put("name", schedule.name()).put("description", schedule.description());
        ArrayNode stages = named.putArray("stages");
        for (Schedule.Stage stage : schedule.stages()) {
            ObjectNode s = stages.addObject();
            s.put("share", stage.share()).put("sigma", stage.sigma()).put("gamma", stage.gamma());
            s.put("sizeFactor", stage.sizeFactor());
            s.put("stepFactor", stage.stepFactor()).put("stepFactorEnd", stage.stepFactorEnd());
        }
    }

    static <E extends Enum<E>> String word(E value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
