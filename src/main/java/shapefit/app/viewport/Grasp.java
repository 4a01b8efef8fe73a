package shapefit.app.viewport;

import java.util.Locale;
import org.joml.Vector3d;
import shapefit.app.document.Document;
import shapefit.app.document.StudioModel;
import shapefit.camera.Pose;

/**
 * One pull at the object, from taking hold to letting go: one step of undo. Places are in pixels of the photo. JavaFX thread
 * only; no nodes.
 */
final class Grasp {

    /** What a pull does. */
    enum Kind {
        /** Turns it as a ball. */
        TURN("Turn"),
        /** Moves it across the picture. */
        MOVE("Move"),
        /** Brings it nearer or farther. */
        NEARER("Nearer or farther"),
        /** Rolls it in the picture. */
        ROLL("Roll");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** As the menu says it after "Undo". */
        String title() {
            return title;
        }
    }

    /** So many pixels of the screen bring it nearer by a factor of e. */
    private static final double PUSH_PIXELS = 300;

    private final StudioModel model;
    private final Kind kind;
    private final ObjectHand hand;
    private final Pose start;
    private final double startX;
    private final double startY;
    private double rolled; // radians, clockwise, whole turns counted
    private double lastX;
    private double lastY;

    /** Takes hold; the object must have a mesh. */
    Grasp(StudioModel model, Kind kind, double photoX, double photoY) {
        this.model = model;
        this.kind = kind;
        Document document = model.state().document();
        hand = new ObjectHand(document);
        start = document.pose();
        startX = photoX;
        startY = photoY;
        lastX = photoX;
        lastY = photoY;
        model.begin(kind.title());
    }

    /**
     * Pulls to a place.
     *
     * @param scale screen pixels per pixel of the photo
     * @param axis what all of the pull is held to, from its start
     * @return what has been done since the start, for people
     */
    String pull(double photoX, double photoY, double scale, Axis axis) {
        rolled += hand.angleBetween(lastX, lastY, photoX, photoY);
        lastX = photoX;
        lastY = photoY;
        double dx = photoX - startX;
        double dy = photoY - startY;
        double factor = Math.exp(-dy * scale / PUSH_PIXELS);
        if (axis != Axis.FREE) {
            return kind == Kind.TURN || kind == Kind.ROLL ? turnAbout(axis, dx, dy) : moveAlong(axis, dx, dy, factor);
        }
        Pose next = switch (kind) {
            case TURN -> hand.turned(startX, startY, photoX, photoY);
            case MOVE -> hand.moved(dx, dy);
            case NEARER -> hand.nearer(factor);
            case ROLL -> hand.rolled(rolled);
        };
        model.edit(s -> s.document(d -> d.at(next)));
        return switch (kind) {
            case TURN -> say("Turned by %.1f°", Math.toDegrees(start.angleTo(next)));
            case MOVE -> say("Moved by %.1f, %.1f px", dx, dy);
            case NEARER -> nearness(factor);
            case ROLL -> say("Rolled by %.1f°", Math.toDegrees(rolled));
        };
    }

    /** A pull by the radius of the object is a turn by one radian; about z the hand goes around the object. */
    private String turnAbout(Axis axis, double dx, double dy) {
        double radius = hand.radiusInPhoto();
        Vector3d turn = switch (axis) {
            case FREE -> new Vector3d();
            case X -> new Vector3d(dy / radius, 0, 0);
            case Y -> new Vector3d(0, dx / radius, 0);
            case Z -> new Vector3d(0, 0, -rolled);
        };
        model.edit(s -> s.document(d -> d.at(hand.turned(turn))));
        return say("Turned by %.1f° about %s", Math.toDegrees(turn.x + turn.y + turn.z), axis);
    }

    private String moveAlong(Axis axis, double dx, double dy, double factor) {
        Pose next = switch (axis) {
            case FREE -> start;
            case X -> hand.moved(dx, 0);
            case Y -> hand.moved(0, dy);
            case Z -> hand.nearer(factor);
        };
        model.edit(s -> s.document(d -> d.at(next)));
        return axis == Axis.Z ? nearness(factor) : say("Moved by %.1f px along %s", axis == Axis.X ? dx : -dy, axis);
    }

    private static String nearness(double factor) {
        return factor >= 1
                ? say("Nearer by %.1f %%", 100 * (1 - 1 / factor))
                : say("Farther by %.1f %%", 100 * (1 / factor - 1));
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace("-", "−");
    }

    /** Lets go. */
    void release() {
        model.end();
    }

    /** Puts it back to where it was. */
    void cancel() {
        model.cancel();
    }
}
