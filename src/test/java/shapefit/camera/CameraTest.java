package shapefit.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CameraTest {

    @Test
    void ndcSpansTheShorterSideAndRowZeroIsTheTop() {
        Camera camera = Camera.withFieldOfView(30, 10, 1);

        assertThat(camera.ndcY(-0.5)).isEqualTo(1);
        assertThat(camera.ndcY(9.5)).isEqualTo(-1);
        assertThat(camera.ndcX(-0.5)).isEqualTo(-3);
        assertThat(camera.pixelU(camera.ndcX(12.25))).isCloseTo(12.25, within(1e-12));
        assertThat(camera.pixelV(camera.ndcY(3.75))).isCloseTo(3.75, within(1e-12));
    }

    @Test
    void fieldOfViewIsThatOfTheShorterSide() {
        Camera camera = Camera.withFieldOfView(200, 100, Math.toRadians(60));
        Projector projector = new Projector(camera);

        projector.forward(0, Math.tan(Math.toRadians(30)) * 5, -5);

        assertThat(projector.y).isCloseTo(1, within(1e-12));
    }

    @Test
    void nonsenseIsRefusedInWords() {
        assertThatThrownBy(() -> Camera.pinhole(0, 5, 1, 1, 0, 0)).hasMessageContaining("at least 1 × 1");
        assertThatThrownBy(() -> Camera.pinhole(5, 5, -1, 1, 0, 0)).hasMessageContaining("focal length must be > 0");
        assertThatThrownBy(() -> Camera.pinhole(5, 5, 1, 1, Double.NaN, 0)).hasMessageContaining("principal point");
        assertThatThrownBy(() -> Camera.withFieldOfView(5, 5, 4)).hasMessageContaining("between 0 and 180");
    }
}
