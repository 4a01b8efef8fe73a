package shapefit.app.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.joml.Vector3d;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shapefit.app.document.Document;
import shapefit.app.document.ObjectBox;
import shapefit.app.files.Example;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.camera.Projector;

/** An object is shown as large as the stage allows. */
class FramingTest {

    private final StageView view = new StageView();
    private Document cube;

    @BeforeEach
    void stage() throws java.io.IOException {
        cube = Example.CUBE.open().document();
        view.resize(800, 600, 0);
        view.photoSize(cube.lens().camera().width(), cube.lens().camera().height());
    }

    private Document moved(double right, double nearer) {
        return cube.at(cube.pose().then(Pose.translation(right, 0, nearer)));
    }

    @Test
    void aSmallObjectFillsTheStageAndTheWholePictureComesBack() {
        ObjectBox box = ObjectBox.of(moved(0, -6));
        assertThat(view.isLost(box)).isTrue();
        double whole = view.placementProperty().get().scale();
        view.frame(box);
        Placement at = view.placementProperty().get();
        assertThat(view.isWhole()).isFalse();
        assertThat(at.scale()).isGreaterThan(3 * whole);
        assertThat(at.screenX((box.left() + box.right()) / 2)).isCloseTo(400, within(1.0));
        assertThat(at.screenY((box.top() + box.bottom()) / 2)).isCloseTo(300, within(1.0));
        assertThat(at.scale() * Math.max(box.width(), box.height())).isBetween(350.0, 600.0);
        view.fit();
        assertThat(view.placementProperty().get().scale()).isEqualTo(whole);
    }

    @Test
    void aLargeObjectIsNotLostButOneThatLeavesThePictureIs() {
        assertThat(view.isLost(ObjectBox.of(moved(0, 1.6)))).isFalse();
        ObjectBox beside = ObjectBox.of(moved(5, 0));
        assertThat(view.isLost(beside)).isTrue();
        view.frame(beside);
        Placement at = view.placementProperty().get();
        assertThat(at.screenX(0)).isGreaterThan(0);
        assertThat(at.screenX(beside.right())).isLessThan(800);
    }

    @Test
    void whatIsBehindTheCameraIsNotFramed() {
        assertThat(view.isLost(ObjectBox.of(moved(0, 20)))).isFalse();
    }

    @Test
    void theBallAroundTheObjectFillsTheViewFromAside() {
        for (Document document : new Document[] {cube, moved(1, -40)}) {
            OrbitCamera camera = OrbitCamera.START.framing(document);
            Camera lens = OrbitCamera.lens(800, 600);
            var box = document.shape().orElseThrow().mesh().bounds();
            Vector3d middle = camera.view(document)
                    .apply(document.pose().apply(new Vector3d(box.centerX(), box.centerY(), box.centerZ())));
            Projector projector = new Projector(lens);
            projector.forward(middle.x, middle.y, middle.z);
            assertThat(Math.hypot(projector.x, projector.y)).isLessThan(1e-9);
            double radius = box.diagonal() / 2 * document.pose().scale();
            double share = Math.asin(radius / projector.depth) / Math.toRadians(20);
            assertThat(share).isBetween(0.85, 1.0);
        }
    }
}
