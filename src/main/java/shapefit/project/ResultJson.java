package shapefit.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.fit.FitReport;
import shapefit.fit.FitReport.ViewReport;
import shapefit.fit.FitResult;
import shapefit.fit.Part;
import shapefit.fit.StartSearch.Candidate;
import shapefit.fit.StartSearch.Ranking;
import shapefit.fit.View;
import shapefit.mesh.Skin;
import shapefit.project.FitFolder.Outcome;

/** What {@code result.json} says of a fit. */
final class ResultJson {

    private ResultJson() {}

    static ObjectNode of(Outcome outcome, FitReport report) {
        FitResult result = outcome.result();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("backend", outcome.by().backend()).put("device", outcome.by().device());
        outcome.by().failure().ifPresent(what -> root.put("deviceFailure", what));
        root.put("iterations", result.iterations());
        root.put("seconds", outcome.seconds());
        root.put("iterationsPerSecond", outcome.seconds() > 0 ? result.iterations() / outcome.seconds() : 0);
        root.put("faces", result.mesh().faceCount());
        root.put("seed", outcome.spec().plan().seed());
        root.put("loss", result.loss());
        ObjectNode terms = root.putObject("terms");
        result.terms().forEach(terms::put);
        report.meanIou().ifPresent(mean -> root.put("iou", mean));
        if (report.views().size() > 1) {
            report.meanIou().ifPresent(mean -> root.put("meanIou", mean));
            views(root.putArray("views"), report);
        }
        report.flaws()
                .ifPresent(flaws -> root.put("flippedFaces", flaws.flippedFaces())
                        .put("selfIntersections", flaws.selfIntersections()));
        if (outcome.spec().moves(Part.JOINTS)) {
            joints(root.putArray("joints"), result.mesh().skin().orElseThrow());
        }
        View first = outcome.spec().subject().views().get(0);
        pose(root.putObject("pose"), result.pose().then(first.pose()));
        outcome.found().ifPresent(found -> alternatives(root, found, result, first));
        ProjectWriter.light(root.putObject("light"), result.light());
        camera(root.putObject("camera"), result.cameras().get(0));
        root.put("meshUnitsScale", result.pose().scale());
        root.put("stopReason", result.stopReason().name().toLowerCase(Locale.ROOT));
        return root;
    }

    /** Poses that the search could not tell from the best one, where there are some. */
    private static void alternatives(ObjectNode root, Ranking found, FitResult result, View view) {
        if (found.alike() > 1) {
            ArrayNode out = root.putArray("alternatives");
            for (Candidate other : found.alternatives()) {
                ObjectNode line = out.addObject();
                pose(line.putObject("pose"), other.pose().then(view.pose()));
                line.put("loss", other.loss());
                line.put("angleDeg", Math.toDegrees(other.pose().angleTo(result.pose())));
            }
        }
        found.freeAxis().ifPresent(axis -> numbers(root.putArray("freeAxis"), new double[] {axis.x, axis.y, axis.z}));
    }

    private static void views(ArrayNode out, FitReport report) {
        for (ViewReport view : report.views()) {
            ObjectNode line = out.addObject();
            line.put("name", view.name());
            view.iou().ifPresent(iou -> line.put("iou", iou));
        }
    }

    /** How far each joint is turned from its rest, in its parent's axes. */
    private static void joints(ArrayNode out, Skin skin) {
        double[] turns = skin.turns();
        for (int j = 0; j < skin.skeleton().size(); j++) {
            ObjectNode line = out.addObject();
            line.put("name", skin.skeleton().joints().get(j).name());
            double[] q = Arrays.copyOfRange(turns, 4 * j, 4 * j + 4);
            numbers(line.putArray("quaternion"), q);
            double sine = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
            line.put("angleDeg", Math.toDegrees(2 * Math.atan2(sine, Math.abs(q[3]))));
        }
    }

    /** Before the first view's camera. */
    private static void pose(ObjectNode out, Pose pose) {
        ObjectNode cv = out.putObject("opencv");
        cv.put("convention", OpenCvPose.CONVENTION);
        numbers(cv.putArray("R"), pose.openCvRotation());
        numbers(cv.putArray("t"), pose.openCvTranslation());
        ObjectNode gl = out.putObject("opengl");
        gl.put("convention", "OpenGL: X_cam = R * X_mesh + t; x right, y up, z backward; R row-major; t in mesh units");
        numbers(gl.putArray("R"), pose.openGlRotation());
        numbers(gl.putArray("t"), pose.openGlTranslation());
    }

    private static void camera(ObjectNode out, Camera camera) {
        out.put("width", camera.width()).put("height", camera.height());
        ObjectNode k = out.putObject("K");
        k.put("fx", camera.fx()).put("fy", camera.fy());
        k.put("cx", camera.cx()).put("cy", camera.cy());
    }

    private static void numbers(ArrayNode out, double[] values) {
        for (double value : values) {
            out.add(value);
        }
    }
}
