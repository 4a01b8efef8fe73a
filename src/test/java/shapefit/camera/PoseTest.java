package shapefit.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static shapefit.testing.Near.assertNear;

import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class PoseTest {

    private static final Pose SOME = new Pose(0.1, -0.7, 0.3, 0.5, 1, -2, -8, 1);

    @Test
    void openCvFormAndBackIsTheSamePose() {
        Pose back = Pose.fromOpenCv(SOME.openCvRotation(), SOME.openCvTranslation());

        assertThat(back.angleTo(SOME)).isLessThan(1e-12);
        assertThat(back.translation()).isEqualTo(SOME.translation());
    }

    @Test
    void openCvPutsThePointWhereOpenCvSays() {
        // A quarter turn about OpenCV's z (clockwise on screen), two units to the right, three down, ten in front.
        double[] r = {0, -1, 0, 1, 0, 0, 0, 0, 1};
        Pose pose = Pose.fromOpenCv(r, new double[] {2, 3, 10});

        Vector3d point = pose.apply(new Vector3d(1, 5, 0.5));

        // X_cam = (−5 + 2, 1 + 3, 0.5 + 10) with y down and z forward
        assertNear(new double[] {-3, -4, -10.5}, new double[] {point.x, point.y, point.z}, 1e-12, 0);
    }

    @Test
    void thenAppliesOneAfterTheOtherAndInverseUndoes() {
        Pose first = new Pose(0.5, 0.1, 0.2, 0.7, 3, 1, 2, 1.5);
        Vector3d x = new Vector3d(0.3, -0.4, 0.9);

        Vector3d both = first.then(SOME).apply(x);
        Vector3d undone = first.then(SOME).inverse().apply(both);

        assertThat(both.distance(SOME.apply(first.apply(x)))).isLessThan(1e-12);
        assertThat(undone.distance(x)).isLessThan(1e-12);
    }

    @Test
    void aStepTurnsAboutThePivotAndMovesIt() {
        Vector3d pivot = new Vector3d(4, 5, 6);
        Vector3d before = SOME.apply(pivot);

        Pose stepped = SOME.stepped(pivot, new Vector3d(0, 0, Math.PI / 2), new Vector3d(1, 0, 0), 2);

        assertThat(stepped.apply(pivot).distance(before.add(1, 0, 0))).isLessThan(1e-12);
        assertThat(stepped.angleTo(SOME)).isCloseTo(Math.PI / 2, within(1e-12));
        assertThat(stepped.scale()).isEqualTo(2);
    }

    @Test
    void angleIsExactForTinyAndForHalfTurns() {
        Pose tiny = SOME.stepped(new Vector3d(), new Vector3d(1e-9, 0, 0), new Vector3d(), 1);
        Pose half = SOME.stepped(new Vector3d(), new Vector3d(0, Math.PI, 0), new Vector3d(), 1);

        assertThat(tiny.angleTo(SOME)).isCloseTo(1e-9, within(1e-15));
        assertThat(half.angleTo(SOME)).isCloseTo(Math.PI, within(1e-12));
    }

    @Test
    void lookAtPutsTheTargetOnTheAxisAndUpUp() {
        Pose view = Pose.lookAt(new Vector3d(3, 4, 5), new Vector3d(1, 1, 1), new Vector3d(0, 1, 0));

        Vector3d target = view.apply(new Vector3d(1, 1, 1));
        Vector3d above = view.apply(new Vector3d(1, 2, 1));

        assertNear(new double[] {0, 0, -Math.sqrt(29)}, new double[] {target.x, target.y, target.z}, 1e-12, 0);
        assertThat(above.x).isCloseTo(0, within(1e-12));
        assertThat(above.y).isPositive();
    }

    @Test
    void lookAtStraightDownStaysARotation() {
        Pose view = Pose.lookAt(new Vector3d(0, 5, 0), new Vector3d(), new Vector3d(0, 1, 0));

        assertThat(view.apply(new Vector3d(1, 0, 0)).length()).isCloseTo(Math.sqrt(26), within(1e-12));
        assertThat(view.apply(new Vector3d()).z).isCloseTo(-5, within(1e-12));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Pose(0, 0, 0, 0, 0, 0, 0, 1)).hasMessageContaining("rotation");
        assertThatThrownBy(() -> new Pose(0, 0, 0, 1, Double.NaN, 0, 0, 1)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new Pose(0, 0, 0, 1, 0, 0, 0, 0)).hasMessage("scale must be > 0, got 0.0");
    }
}
