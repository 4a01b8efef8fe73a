package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VertexClusteringTest {

    @Test
    void aMeshOfFewFacesStaysAsItIs() {
        Mesh cube = Primitives.cube();
        assertThat(VertexClustering.atMost(cube, 20)).isSameAs(cube);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 1000, 3000})
    void aBallOfManyFacesStaysABall(int most) {
        Mesh coarse = VertexClustering.atMost(Primitives.icosphere(5), most);

        assertThat(coarse.faceCount()).isBetween(most / 2, most);
        assertThat(Topology.of(coarse).boundaryEdges()).isZero();
        double deepest = 1;
        float[] v = coarse.vertices();
        for (int i = 0; i < v.length; i += 3) {
            deepest = Math.min(deepest, Math.sqrt(v[i] * v[i] + v[i + 1] * v[i + 1] + v[i + 2] * v[i + 2]));
        }
        assertThat(deepest).isGreaterThan(most == 200 ? 0.85 : 0.93);
        assertThat(MeshFacts.volume(coarse)).isCloseTo(4.0 / 3 * Math.PI, within(most == 200 ? 1.1 : 0.4));
    }

    @Test
    void aLimbThinnerThanACellKeepsItsThickness() {
        Mesh thick = Primitives.icosphere(5);
        float[] v = thick.vertices();
        for (int i = 0; i < v.length; i++) {
            v[i] *= i % 3 == 0 ? 1 : 0.05f;
        }
        Mesh needle = VertexClustering.atMost(thick.withVertices(v), 300);

        Bounds box = needle.bounds();
        assertThat(needle.faceCount()).isLessThanOrEqualTo(300);
        assertThat(box.maxX() - box.minX()).isGreaterThan(1.85);
        assertThat(box.maxY() - box.minY()).isGreaterThan(0.05);
        assertThat(box.maxZ() - box.minZ()).isGreaterThan(0.05);
    }

    @Test
    void coloursAreMeansOfTheSurfacesAround() {
        Mesh ball = Primitives.icosphere(5);
        float[] v = ball.vertices();
        float[] colors = new float[v.length];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = 0.5f + 0.5f * v[i];
        }
        Mesh coarse = VertexClustering.atMost(ball.withVertexColors(colors), 1000);

        float[] means = coarse.vertexColors().orElseThrow();
        float[] places = coarse.vertices();
        for (int i = 0; i < means.length; i++) {
            assertThat(means[i]).isCloseTo(0.5f + 0.5f * places[i], within(0.05f)); // measured below 0.05
        }
    }

    @Test
    void aTextureBecomesColoursOfVertices() {
        Mesh ball = Primitives.icosphere(5);
        float[] v = ball.vertices();
        float[] uvs = new float[2 * ball.vertexCount()];
        for (int i = 0; i < ball.vertexCount(); i++) {
            uvs[2 * i] = 0.5f + 0.499f * v[3 * i];
            uvs[2 * i + 1] = 0.25f;
        }
        Texture halves = new Texture(2, 1, new float[] {1, 0, 0, 0, 0, 1});
        Mesh coarse = VertexClustering.atMost(ball.withTexture(new Mesh.TextureMap(uvs, ball.faces(), halves)), 1000);

        float[] colors = coarse.vertexColors().orElseThrow();
        float[] places = coarse.vertices();
        for (int i = 0; i < colors.length; i += 3) {
            if (Math.abs(places[i]) > 0.2) {
                assertThat(colors[i]).isEqualTo(places[i] < 0 ? 1f : 0f);
                assertThat(colors[i + 2]).isEqualTo(places[i] < 0 ? 0f : 1f);
            }
        }
    }
}
