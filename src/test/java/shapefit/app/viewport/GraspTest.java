package shapefit.app.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.joml.AxisAngle4d;
import org.joml.Vector3d;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shapefit.app.document.Document;
import shapefit.app.document.StudioModel;
import shapefit.app.files.Example;
import shapefit.app.viewport.Grasp.Kind;
import shapefit.camera.Pose;
import shapefit.mesh.Bounds;

class GraspTest {

    private StudioModel model;
    private Pose start;

    @BeforeEach
    void open() throws IOException {
        model = new StudioModel(Example.CUBE.open());
        start = model.state().document().pose();
    }

    private Pose pull(Kind kind, double dx, double dy, Axis axis) {
        ObjectHand hand = new ObjectHand(model.state().document());
        double x = hand.middleX() + 10;
        double y = hand.middleY();
        Grasp grasp = new Grasp(model, kind, x, y);
        grasp.pull(x + dx / 2, y + dy / 2, 1, Axis.FREE); // the key comes half-way
        grasp.pull(x + dx, y + dy, 1, axis);
        grasp.release();
        return model.state().document().pose();
    }

    /** The object's middle, before the photo's camera. */
    private Vector3d middle() {
        Document document = model.state().document();
        Bounds box = document.shape().orElseThrow().mesh().bounds();
        return document.view().apply(document.pose().apply(new Vector3d(box.centerX(), box.centerY(), box.centerZ())));
    }

    @ParameterizedTest
    @CsvSource({
        "TURN, X, 1, 0, 0",
        "TURN, Y, 0, 1, 0",
        "TURN, Z, 0, 0, -1",
        "ROLL, X, 1, 0, 0",
        "ROLL, Y, 0, 1, 0",
        "ROLL, Z, 0, 0, -1"
    })
    void aTurnHeldToAnAxisIsAboutItAloneAndMovesNothing(Kind kind, Axis axis, double x, double y, double z) {
        Vector3d before = middle();
        Pose end = pull(kind, 30, 20, axis);
        AxisAngle4d turn = new AxisAngle4d(
                start.rotation().conjugate().premul(end.rotation()).normalize());
        assertThat(new Vector3d(turn.x, turn.y, turn.z).dot(x, y, z) * Math.signum(turn.angle))
                .isCloseTo(1, within(1e-9)); // measured 1e-16
        assertThat(Math.toDegrees(start.angleTo(end))).isGreaterThan(3);
        assertThat(middle().distance(before)).isLessThan(1e-12); // measured 1e-15
    }

    @ParameterizedTest
    @CsvSource({"MOVE, X", "MOVE, Y", "NEARER, X", "NEARER, Y"})
    void aMoveHeldToXOrYLeavesTheOthersAndTheTurnAlone(Kind kind, Axis axis) {
        Vector3d before = middle();
        Pose end = pull(kind, 30, -20, axis);
        Vector3d moved = middle().sub(before);
        double along = axis == Axis.X ? moved.x : moved.y;
        assertThat(along).isPositive();
        assertThat(moved.length()).isCloseTo(along, within(1e-12)); // measured 1e-16
        assertThat(end.rotation()).isEqualTo(start.rotation());
    }

    @Test
    void aMoveHeldToZKeepsThePlaceInThePhoto() {
        ObjectHand before = new ObjectHand(model.state().document());
        pull(Kind.MOVE, 30, -20, Axis.Z);
        ObjectHand after = new ObjectHand(model.state().document());
        assertThat(after.depth()).isLessThan(before.depth());
        assertThat(after.middleX()).isCloseTo(before.middleX(), within(1e-9)); // measured 1e-13
        assertThat(after.middleY()).isCloseTo(before.middleY(), within(1e-9));
    }

    @Test
    void aKeyThatIsLetGoFreesThePullFromItsStart() {
        Pose free = pull(Kind.TURN, 30, 20, Axis.FREE);
        model.undo();
        ObjectHand hand = new ObjectHand(model.state().document());
        double x = hand.middleX() + 10;
        Grasp grasp = new Grasp(model, Kind.TURN, x, hand.middleY());
        grasp.pull(x + 30, hand.middleY() + 20, 1, Axis.X);
        grasp.pull(x + 30, hand.middleY() + 20, 1, Axis.FREE);
        grasp.release();
        assertThat(model.state().document().pose()).isEqualTo(free);
    }
}
