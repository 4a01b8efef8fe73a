package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static shapefit.testing.Near.assertNear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shapefit.testing.PlainColors;

/** What a face shows stays what the file says, wherever it lies in the common picture. */
class TextureAtlasTest {

    private static final float[] WHITE = {1, 1, 1};

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(5);

    private Surface picture(int width, int height, float... tint) {
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (float) random.nextDouble();
        }
        return new Surface(tint, Optional.of(new Texture(width, height, rgb)));
    }

    private MeshSource source() throws IOException {
        Path file = Files.writeString(folder.resolve("a.obj"), "#");
        return MeshSource.open(file, new PlainColors());
    }

    /** The colour at a place, between texel centres, with repetition. */
    private static float[] sample(Texture texture, double u, double v) {
        double x = u * texture.width() - 0.5;
        double y = (1 - v) * texture.height() - 0.5;
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        float[] rgb = texture.rgb();
        float[] color = new float[3];
        for (int corner = 0; corner < 4; corner++) {
            int dx = corner & 1;
            int dy = corner >> 1;
            double weight = (dx == 1 ? x - column : 1 - x + column) * (dy == 1 ? y - row : 1 - y + row);
            int at = Math.floorMod(row + dy, texture.height()) * texture.width()
                    + Math.floorMod(column + dx, texture.width());
            for (int k = 0; k < 3; k++) {
                color[k] += (float) (weight * rgb[3 * at + k]);
            }
        }
        return color;
    }

    private static float[] sampleFace(Texture texture, float[] uvs, int[] faceUvs, int face, double a, double b) {
        double[] weights = {a, b, 1 - a - b};
        double u = 0;
        double v = 0;
        for (int k = 0; k < 3; k++) {
            u += weights[k] * uvs[2 * faceUvs[3 * face + k]];
            v += weights[k] * uvs[2 * faceUvs[3 * face + k] + 1];
        }
        return sample(texture, u, v);
    }

    @Test
    void everyFaceShowsWhatItsOwnPictureShows() throws IOException {
        List<Surface> surfaces = List.of(
                picture(7, 5, 1, 1, 1),
                picture(3, 8, 0.5f, 1, 0.25f),
                new Surface(new float[] {0, 1, 0.5f}, Optional.empty()));
        float[] uvs = {0, 0, 1, 0, 1, 1, -1.5f, 2.25f, 1.75f, -0.5f, 0.5f, 3};
        int[] faceUvs = {0, 1, 2, 3, 4, 5, 2, 3, 0, 0, 1, 2, 0, 1, 2, -1, -1, -1};
        int[] faceSurfaces = {0, 0, 1, 2, -1, 1};
        MeshSource source = source();

        Mesh.TextureMap map = new TextureAtlas(surfaces, faceSurfaces, uvs, faceUvs).lay(source);

        assertThat(source.warnings()).isEmpty();
        float[][] plain = {null, null, null, {0, 1, 0.5f}, WHITE, {0.5f, 1, 0.25f}};
        for (int face = 0; face < faceSurfaces.length; face++) {
            for (int i = 0; i < 50; i++) {
                double a = random.nextDouble();
                double b = random.nextDouble() * (1 - a);
                float[] expected = plain[face] != null
                        ? plain[face]
                        : sampleFace(surfaces.get(faceSurfaces[face]).tinted(), uvs, faceUvs, face, a, b);
                float[] actual = sampleFace(map.texture(), map.uvs(), map.faces(), face, a, b);
                // texture coordinates are floats; worst measured 1.4e-5
                assertNear(expected, actual, 5e-5f, 0);
            }
        }
    }

    @Test
    void oneSurfaceOnAllFacesStaysAsItIs() throws IOException {
        Surface only = picture(4, 4, 1, 1, 1);
        float[] uvs = {0, 0, 5, 0, 1, -7};

        Mesh.TextureMap map =
                new TextureAtlas(List.of(only), new int[] {0, 0}, uvs, new int[] {0, 1, 2, 2, 1, 0}).lay(source());

        assertThat(map.uvs()).containsExactly(uvs);
        assertThat(map.texture()).isSameAs(only.texture().orElseThrow());
    }

    @Test
    void aTextureRepeatedTooOftenGetsCoarserAndSaysSo() throws IOException {
        MeshSource source = source();
        List<Surface> surfaces = List.of(picture(64, 64, 1, 1, 1), picture(2, 2, 1, 1, 1));
        float[] uvs = {0, 0, 500, 0, 0, 500};

        Mesh.TextureMap map =
                new TextureAtlas(surfaces, new int[] {0, 1}, uvs, new int[] {0, 1, 2, 0, 1, 2}).lay(source);

        assertThat((long) map.texture().width() * map.texture().height()).isLessThanOrEqualTo(1 << 24);
        assertThat(source.warnings())
                .containsExactly("a.obj: its textures together are too large, so the largest were made coarser; "
                        + "use smaller pictures.");
    }

    @Test
    void withoutATexturedFaceThereIsNoTexture() {
        List<Surface> surfaces = List.of(picture(2, 2, 1, 1, 1), new Surface(WHITE, Optional.empty()));

        assertThat(new TextureAtlas(surfaces, new int[] {0}, new float[0], new int[] {-1, -1, -1}).hasTexture())
                .isFalse();
        assertThat(new TextureAtlas(surfaces, new int[] {1}, new float[2], new int[] {0, 0, 0}).hasTexture())
                .isFalse();
    }
}
