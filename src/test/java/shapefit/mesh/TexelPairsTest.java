package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TexelPairsTest {

    private static Set<Integer> texels(int[] pairs) {
        Set<Integer> found = new HashSet<>();
        for (int texel : pairs) {
            found.add(texel);
        }
        return found;
    }

    private static int[] pairs(int side, float[] uvs, int... faces) {
        return TexelPairs.of(new Mesh.TextureMap(uvs, faces, new Texture(side, side, new float[3 * side * side])));
    }

    @Test
    void aSquareThatFillsThePictureJoinsAllTexelsButNotItsOppositeSides() {
        float[] square = {0, 0, 1, 0, 1, 1, 0, 1};
        int[] pairs = pairs(8, square, 0, 1, 2, 0, 2, 3);
        assertThat(pairs).hasSize(2 * 2 * 8 * 7);
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(pairs[i + 1] - pairs[i]).isIn(1, 8);
        }
    }

    @Test
    void facesWhoseCornersMeetAreOneChart() {
        float[] apart = {0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1}; // every face with coordinates of its own
        assertThat(pairs(8, apart, 0, 1, 2, 3, 4, 5)).hasSize(2 * 2 * 8 * 7);
    }

    @Test
    void chartsSideBySideAreNotJoined() {
        float[] two = {0, 0, 0.5f, 0, 0.5f, 1, 0, 1, 0.6f, 0, 1, 0, 1, 1, 0.6f, 1};
        int[] pairs = pairs(20, two, 0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7);
        for (int i = 0; i < pairs.length; i += 2) {
            boolean across =
                    pairs[i + 1] == pairs[i] + 1 && pairs[i] % 20 == 10; // interpolation looks one texel farther
            assertThat(across).isFalse();
        }
        assertThat(texels(pairs)).hasSize(20 * 20);
    }

    @Test
    void whatNoFaceShowsHasNoNeighbours() {
        float[] corner = {0, 1, 0.4f, 1, 0, 0.6f}; // the upper left
        Set<Integer> texels = texels(pairs(10, corner, 0, 1, 2));
        assertThat(texels).contains(0, 1, 10).doesNotContain(55, 99, 60);
    }

    @Test
    void aFaceThatRepeatsThePictureShowsAllOfIt() {
        assertThat(texels(pairs(6, new float[] {-40, -3, 900, 2, 5, 700}, 0, 1, 2)))
                .hasSize(36);
        assertThat(texels(pairs(6, new float[] {1.9f, 0, 2.1f, 0, 2, 0.2f}, 0, 1, 2)))
                .contains(30, 35); // wraps
    }
}
