package shapefit.app.inspector;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.joml.Quaterniond;
import shapefit.app.document.Document;
import shapefit.app.document.NudgeSteps;
import shapefit.app.document.State;
import shapefit.camera.Pose;

/**
 * Where the object is from the photo's camera, as numbers to read and to type. The position has the axes of pose files: x right,
 * y down, z forward; the turn is a {@link YawPitchRoll} in degrees.
 */
final class PoseGroup {

    private static final double LARGEST = 1e9;

    /** More digits would not fit into a field; typing another number leaves those of the rest as they are. */
    private static final MathContext DIGITS = new MathContext(5);

    private static final String POSITION =
            "In mesh units from the camera: x right, y down, z forward, as in pose files.";
    private static final String TURN =
            "In degrees: yaw about the object’s upright axis, then pitch towards the camera, then "
                    + "roll in the picture. All are 0 when it stands as in its file.";
    private static final String KEY_STEP =
            "How far an arrow key moves the object in the photo, and how far it turns it with Alt.\nShift: ten times as far,"
                    + " Ctrl+Shift: a tenth.";

    private final Tuning tuning;
    private final Group group;

    /**
     * One number of a pose.
     *
     * @param name of the field, and of the step of undo
     * @param of the pose before the camera
     * @param with the pose with another number in its place
     */
    private record Part(String name, ToDoubleFunction<Pose> of, BiFunction<Pose, Double, Pose> with) {}

    private static final List<Part> POSITIONS = List.of(
            new Part("Position X", Pose::tx, (p, v) -> at(p, v, p.ty(), p.tz())),
            new Part("Position Y", p -> -p.ty(), (p, v) -> at(p, p.tx(), -v, p.tz())),
            new Part("Position Z", p -> -p.tz(), (p, v) -> at(p, p.tx(), p.ty(), -v)));

    private static final List<Part> TURNS = List.of(
            new Part("Yaw", p -> angles(p).yaw(), (p, v) -> {
                YawPitchRoll now = angles(p);
                return turned(p, new YawPitchRoll(v, now.pitch(), now.roll()));
            }),
            new Part("Pitch", p -> angles(p).pitch(), (p, v) -> {
                YawPitchRoll now = angles(p);
                return turned(p, new YawPitchRoll(now.yaw(), v, now.roll()));
            }),
            new Part("Roll", p -> angles(p).roll(), (p, v) -> {
                YawPitchRoll now = angles(p);
                return turned(p, new YawPitchRoll(now.yaw(), now.pitch(), v));
            }));

    PoseGroup(Tuning tuning, NudgeSteps nudge) {
        this.tuning = tuning;
        group = new Group(tuning, "Pose").withoutReset().folds(PoseGroup::inWords);
        group.add(
                row("Position", POSITION, POSITIONS, "a number below a billion", v -> Math.abs(v) < LARGEST),
                row("Turn", TURN, TURNS, "-360 to 360 degrees", v -> Math.abs(v) <= 360),
                keyStep(nudge));
        group.onShow(state -> group.setDisable(state.document().shape().isEmpty()));
    }

    Group group() {
        return group;
    }

    private Node row(String title, String hint, List<Part> parts, String range, DoublePredicate allowed) {
        HBox fields = new HBox();
        fields.getStyleClass().add("axes");
        for (Part part : parts) {
            NumberField field = group.watched(new NumberField(
                    part.name,
                    range,
                    allowed,
                    PoseGroup::rounded,
                    v -> tuning.model().apply(part.name, s -> typed(s, part, v))));
            field.setId(Rows.id(part.name));
            field.setTooltip(new Tooltip(part.name + "\n" + hint));
            field.setPrefWidth(0);
            HBox.setHgrow(field, Priority.ALWAYS);
            group.onShow(state -> field.show(part.of.applyAsDouble(toCamera(state.document()))));
            fields.getChildren().add(field);
        }
        return Rows.row(title, hint, fields);
    }

    private Node keyStep(NudgeSteps nudge) {
        HBox fields = new HBox(
                step("Key step in pixels", nudge.pixelsProperty(), NudgeSteps.MOST_PIXELS, " px"),
                step("Key step in degrees", nudge.degreesProperty(), NudgeSteps.MOST_DEGREES, "°"));
        fields.getStyleClass().add("axes");
        return Rows.row("Key step", KEY_STEP, fields);
    }

    /** A person's habit: it is kept at once, and is no step of undo. */
    private NumberField step(String name, DoubleProperty value, double most, String unit) {
        String range = Rows.number(NudgeSteps.LEAST) + " to " + Rows.number(most) + unit;
        NumberField field = group.watched(new NumberField(
                name, range, v -> v >= NudgeSteps.LEAST && v <= most, v -> Rows.number(v) + unit, value::set));
        field.setId(Rows.id(name));
        field.setTooltip(new Tooltip(name + ", " + range + "\n" + KEY_STEP));
        field.setPrefWidth(0);
        HBox.setHgrow(field, Priority.ALWAYS);
        value.subscribe(v -> field.show(v.doubleValue()));
        return field;
    }

    private static State typed(State state, Part part, double number) {
        return state.document(
                d -> d.at(part.with.apply(toCamera(d), number).then(d.view().inverse())));
    }

    private static Pose toCamera(Document document) {
        return document.pose().then(document.view());
    }

    private static Pose at(Pose pose, double x, double y, double z) {
        return new Pose(pose.qx(), pose.qy(), pose.qz(), pose.qw(), x, y, z, pose.scale());
    }

    /** In degrees. */
    private static YawPitchRoll angles(Pose pose) {
        YawPitchRoll radians = YawPitchRoll.of(pose.rotation());
        return new YawPitchRoll(
                Math.toDegrees(radians.yaw()), Math.toDegrees(radians.pitch()), Math.toDegrees(radians.roll()));
    }

    private static Pose turned(Pose pose, YawPitchRoll degrees) {
        Quaterniond q = new YawPitchRoll(
                        Math.toRadians(degrees.yaw()), Math.toRadians(degrees.pitch()), Math.toRadians(degrees.roll()))
                .rotation();
        return new Pose(q.x, q.y, q.z, q.w, pose.tx(), pose.ty(), pose.tz(), pose.scale());
    }

    private static String inWords(State state) {
        return state.document().shape().isEmpty()
                ? ""
                : rounded(-toCamera(state.document()).tz()) + " away";
    }

    private static String rounded(double value) {
        return Rows.number(new BigDecimal(value).round(DIGITS).doubleValue());
    }
}
