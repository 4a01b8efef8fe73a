package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarClippingTest {

    private static double cross(float[] p, int a, int b, int c) {
        return ((double) p[3 * b] - p[3 * a]) * ((double) p[3 * c + 1] - p[3 * a + 1])
                - ((double) p[3 * b + 1] - p[3 * a + 1]) * ((double) p[3 * c] - p[3 * a]);
    }

    @Test
    void aConvexPolygonBecomesAFanFromItsFirstCorner() {
        float[] pentagon = {0, 0, 0, 2, 0, 0, 3, 2, 0, 1, 3, 0, -1, 2, 0};

        assertThat(EarClipping.triangulate(pentagon)).containsExactly(0, 1, 2, 0, 2, 3, 0, 3, 4);
    }

    @Test
    void aQuadWithAReflexCornerIsCutThroughThatCorner() {
        float[] arrow = {0, 0, 0, 4, 0, 0, 1, 1, 0, 0, 4, 0}; // corner 2 is reflex

        int[] triangles = EarClipping.triangulate(arrow);

        for (int i = 0; i < triangles.length; i += 3) {
            assertThat(cross(arrow, triangles[i], triangles[i + 1], triangles[i + 2]))
                    .isPositive();
        }
    }

    /** Stars with random radii see their middle, so they are simple; many corners are reflex. */
    @ParameterizedTest
    @ValueSource(ints = {4, 7, 30, 301})
    void randomStarsKeepTheirAreaAndTheirTurn(int corners) {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            float[] star = new float[3 * corners];
            for (int i = 0; i < corners; i++) {
                double angle = 2 * Math.PI * i / corners;
                double radius = 0.2 + random.nextDouble();
                star[3 * i] = (float) (radius * Math.cos(angle));
                star[3 * i + 1] = (float) (radius * Math.sin(angle));
            }
            double area = 0;
            for (int i = 1; i + 1 < corners; i++) {
                area += cross(star, 0, i, i + 1) / 2;
            }
            int[] triangles = EarClipping.triangulate(star);
            double sum = 0;
            for (int i = 0; i < triangles.length; i += 3) {
                double one = cross(star, triangles[i], triangles[i + 1], triangles[i + 2]) / 2;
                assertThat(one).as("seed " + seed).isGreaterThanOrEqualTo(0);
                sum += one;
            }
            assertThat(triangles).hasSize(3 * (corners - 2));
            assertThat(sum).isCloseTo(area, within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 60, EarClipping.MAX_CORNERS})
    void polygonsThatCrossThemselvesEndToo(int corners) {
        SplittableRandom random = new SplittableRandom(1);
        float[] tangle = new float[3 * corners];
        for (int i = 0; i < tangle.length; i++) {
            tangle[i] = (float) random.nextDouble();
        }

        assertThat(EarClipping.triangulate(tangle)).hasSize(3 * (corners - 2));
        assertThat(EarClipping.triangulate(new float[3 * corners])).hasSize(3 * (corners - 2));
    }
}
