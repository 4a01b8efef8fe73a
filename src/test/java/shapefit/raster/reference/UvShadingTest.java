package shapefit.raster.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Coloring;
import shapefit.raster.Distance;
import shapefit.raster.Facing;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftSettings;

class UvShadingTest {

    private static final SoftSettings HARD =
            SoftSettings.DEFAULT.withFunctions(Distance.HARD, ColorAggregation.HARD, AlphaAggregation.HARD);
    private static final SoftSettings SOFT =
            SoftSettings.DEFAULT.withBlur(1e-2, 1e-1).withFacing(Facing.BOTH);

    @Test
    void aTextureLaidOverThePictureIsThePictureTimesTheTint() {
        ReferenceScene scene = rectangle(7, 5, 2, 2);
        scene.textureWidth = 7;
        scene.textureHeight = 5;
        scene.texture = RandomScenes.numbers(new Random(1), 105, 0, 1);
        double[] expected = Arrays.stream(scene.texture).map(t -> 0.5 * t).toArray();
        Arrays.fill(scene.colors, 0.5);

        assertThat(new ReferenceRender(scene, HARD).forward().color()).containsExactly(expected, within(1e-12));
    }

    @Test
    void texturesRepeat() {
        ReferenceScene once = rectangle(7, 5, 2, 2);
        once.textureWidth = 4;
        once.textureHeight = 3;
        once.texture = RandomScenes.numbers(new Random(2), 36, 0, 1);
        ReferenceScene shifted = rectangle(7, 5, 2, 2);
        shifted.textureWidth = 4;
        shifted.textureHeight = 3;
        shifted.texture = once.texture;
        for (int i = 0; i < 12; i++) {
            shifted.uvs[i] = once.uvs[i] + (i % 2 == 0 ? -3 : 2);
        }

        assertThat(new ReferenceRender(shifted, HARD).forward().color())
                .containsExactly(new ReferenceRender(once, HARD).forward().color(), within(1e-12));
    }

    @Test
    void texturesAreSeenInPerspective() {
        ReferenceScene scene = rectangle(9, 9, 2, 6); // left edge at depth 2, right edge at depth 6
        int width = 64;
        scene.textureWidth = width;
        scene.textureHeight = 1;
        scene.texture = new double[3 * width];
        for (int i = 0; i < 3 * width; i++) {
            scene.texture[i] = (i / 3 + 0.5) / width; // u itself
        }
        double[] color = new ReferenceRender(scene, HARD).forward().color();

        for (int column = 0; column < 9; column++) {
            double s = (column + 0.5) / 9; // way across the picture
            double u = s / 6 / ((1 - s) / 2 + s / 6); // way across the rectangle in space
            assertThat(color[3 * column]).isCloseTo(u, within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource(GradientMode.class)
    void aWhiteTextureWithOneTintIsAFaceColour(GradientMode mode) {
        ReferenceScene uv = RandomScenes.of(3, Coloring.UV, 7, 5, 4);
        ReferenceScene flat = RandomScenes.of(3, Coloring.TEXELS, 7, 5, 4);
        Arrays.fill(uv.texture, 1);
        flat.texelResolution = 1;
        flat.background = uv.background;
        flat.colors = RandomScenes.numbers(new Random(4), 12, 0, 1);
        for (int i = 0; i < 36; i++) {
            uv.colors[i] = flat.colors[i / 9 * 3 + i % 3];
        }
        SoftSettings settings = SOFT.withGradient(mode);
        double[] gradColor = RandomScenes.numbers(new Random(5), 105, -1, 1);
        double[] gradAlpha = RandomScenes.numbers(new Random(6), 35, -1, 1);

        assertThat(new ReferenceRender(uv, settings).forward().color())
                .containsExactly(new ReferenceRender(flat, settings).forward().color(), within(1e-12));
        assertThat(new ReferenceRender(uv, settings)
                        .backward(gradColor, gradAlpha)
                        .corners())
                .containsExactly(
                        new ReferenceRender(flat, settings)
                                .backward(gradColor, gradAlpha)
                                .corners(),
                        within(1e-9));
    }

    @Test
    void theOriginalGradientLeavesOutOnlyWhatMovesTheCorners() {
        ReferenceScene scene = RandomScenes.of(7, Coloring.UV, 7, 5, 4);
        double[] gradColor = RandomScenes.numbers(new Random(8), 105, -1, 1);
        ReferenceGradients complete = new ReferenceRender(scene, SOFT.withGradient(GradientMode.COMPLETE))
                .backward(gradColor, new double[35]);
        ReferenceGradients original = new ReferenceRender(scene, SOFT.withGradient(GradientMode.ORIGINAL))
                .backward(gradColor, new double[35]);

        assertThat(original.texture()).containsExactly(complete.texture());
        assertThat(original.colors()).containsExactly(complete.colors());
        assertThat(original.background()).containsExactly(complete.background());
        assertThat(original.corners()).doesNotContain(complete.corners());
    }

    /** Two triangles that fill the picture, the texture laid over it; white tint. */
    private static ReferenceScene rectangle(int width, int height, double leftDepth, double rightDepth) {
        ReferenceScene scene = new ReferenceScene();
        scene.width = width;
        scene.height = height;
        scene.faceCount = 2;
        scene.coloring = Coloring.UV;
        double x = (double) width / Math.min(width, height);
        double y = (double) height / Math.min(width, height);
        scene.corners = new double[] {
            -x,
            -y,
            leftDepth,
            x,
            -y,
            rightDepth,
            x,
            y,
            rightDepth,
            -x,
            -y,
            leftDepth,
            x,
            y,
            rightDepth,
            -x,
            y,
            leftDepth
        };
        scene.uvs = new double[] {0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1};
        scene.colors = new double[18];
        Arrays.fill(scene.colors, 1);
        return scene;
    }
}
