package shapefit.app.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import shapefit.app.viewport.Placement.Area;

class PlacementTest {

    private static final double ROUNDING = 1e-9;

    @Test
    void zoomKeepsThePointUnderTheCursor() {
        Placement at = Placement.fit(640, 480, new Area(0, 0, 800, 500));
        double x = at.photoX(300);
        double y = at.photoY(120);
        for (double factor : new double[] {1.2, 1.2, 7, 0.01, 40}) {
            at = at.zoomedAt(300, 120, factor);
            assertThat(at.photoX(300)).isCloseTo(x, within(ROUNDING));
            assertThat(at.photoY(120)).isCloseTo(y, within(ROUNDING));
        }
    }

    @Test
    void zoomEndsAtThirtyTwoTimes() {
        Placement at = Placement.actual(640, 480, new Area(0, 0, 800, 500)).zoomedAt(1, 1, 1000);
        assertThat(at.scale()).isEqualTo(32);
    }

    @Test
    void pixelsAreSquaresOnlyAboveFourTimes() {
        assertThat(new Placement(4, 0, 0).showsSquares()).isFalse();
        assertThat(new Placement(4.01, 0, 0).showsSquares()).isTrue();
    }

    @Test
    void actualPixelsLieOnPixelsOfTheScreen() {
        Placement at = Placement.actual(641, 479, new Area(3, 5, 800, 501));
        assertThat(at.x()).isEqualTo(Math.rint(at.x()));
        assertThat(at.y()).isEqualTo(Math.rint(at.y()));
    }
}
