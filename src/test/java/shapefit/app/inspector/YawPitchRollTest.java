package shapefit.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class YawPitchRollTest {

    @Test
    void theAnglesOfARotationGiveItBack() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            Quaterniond q = new Quaterniond(
                            random.nextDouble(-1, 1),
                            random.nextDouble(-1, 1),
                            random.nextDouble(-1, 1),
                            random.nextDouble(-1, 1))
                    .normalize();
            Quaterniond back = YawPitchRoll.of(q).rotation();
            // Measured: 6e-15 at most.
            assertThat(Math.abs(q.dot(back))).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void anglesThatAreTypedAreReadBack() {
        YawPitchRoll typed = new YawPitchRoll(2.5, -1.2, -3);
        YawPitchRoll read = YawPitchRoll.of(typed.rotation());
        assertThat(read.yaw()).isCloseTo(2.5, within(1e-12));
        assertThat(read.pitch()).isCloseTo(-1.2, within(1e-12));
        assertThat(read.roll()).isCloseTo(-3, within(1e-12));
    }

    @Test
    void eachAngleTurnsAsItSays() {
        double quarter = Math.PI / 2;
        Vector3d front = new YawPitchRoll(quarter, 0, 0).rotation().transform(new Vector3d(0, 0, 1));
        assertThat(front.distance(1, 0, 0)).isLessThan(1e-12);
        Vector3d top = new YawPitchRoll(0, quarter, 0).rotation().transform(new Vector3d(0, 1, 0));
        assertThat(top.distance(0, 0, 1)).isLessThan(1e-12);
        Vector3d right = new YawPitchRoll(0, 0, quarter).rotation().transform(new Vector3d(1, 0, 0));
        assertThat(right.distance(0, 1, 0)).isLessThan(1e-12);
    }
}
