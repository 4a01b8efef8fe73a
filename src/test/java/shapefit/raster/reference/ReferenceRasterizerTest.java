package shapefit.raster.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Coloring;
import shapefit.raster.Distance;
import shapefit.raster.Fragments;
import shapefit.raster.GradientMode;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftSettings;

class ReferenceRasterizerTest {

    private static final SoftSettings SOFT = SoftSettings.DEFAULT.withBlur(1e-2, 1e-1);

    private final ReferenceRasterizer rasterizer = new ReferenceRasterizer();

    @ParameterizedTest
    @EnumSource(AlphaAggregation.class)
    void withoutTrianglesThePictureIsTheBackground(AlphaAggregation alpha) {
        RasterInput input = input(Coloring.VERTEX, 3, 2);
        input.backgroundIsPicture = true;
        input.background = randomFloats(18, 0, 1);
        SoftSettings settings = SOFT.withFunctions(Distance.EUCLIDEAN, ColorAggregation.SOFTMAX, alpha);
        SoftImage image = forward(input, settings);
        float[] gradColor = randomFloats(18, -1, 1);
        RasterGradients gradients = backward(input, settings, image, gradColor, new float[6]);

        assertThat(image.color).containsExactly(input.background);
        assertThat(image.alpha).containsOnly(0);
        assertThat(gradients.background).containsExactly(gradColor);
    }

    @Test
    void aPictureOfOnePixelIsSampledAtItsCentre() {
        RasterInput input = input(Coloring.VERTEX, 1, 1, -1, -1, 2, 1, -1, 2, 0, 3, 2);
        Arrays.fill(input.colors, 0.25f);
        SoftImage image = forward(input, SoftSettings.DEFAULT);

        assertThat(image.alpha[0]).isEqualTo(1);
        assertThat(image.color).containsExactly(new float[] {0.25f, 0.25f, 0.25f}, within(1e-6f));
    }

    @Test
    void theShorterSideSpansMinusOneToOne() {
        // A rectangle with x in [−2, −1], left in a picture whose pixels are ½ wide: the first two of eight columns.
        float[] lower = {-2, -3, 2, -1, -3, 2, -1, 3, 2};
        float[] upper = {-2, -3, 2, -1, 3, 2, -2, 3, 2};
        RasterInput input = input(Coloring.NONE, 8, 4, join(lower, upper));
        SoftImage image =
                forward(input, SOFT.withFunctions(Distance.HARD, ColorAggregation.HARD, AlphaAggregation.HARD));

        for (int row = 0; row < 4; row++) {
            assertThat(Arrays.copyOfRange(image.alpha, 8 * row, 8 * row + 8)).containsExactly(1, 1, 0, 0, 0, 0, 0, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NaN,0,2, 1,0,2, 0,1,2",
        "0,Infinity,2, 1,0,2, 0,1,2",
        "0,0,NaN, 1,0,2, 0,1,2", // not finite
        "0,0,0, 1,0,2, 0,1,2",
        "0,0,2, 1,0,-1, 0,1,2", // behind the camera
        "0,0,2, 1,1,2, 0.5,0.5,2",
        "0,0,2, 0,0,2, 0,0,2",
        "0,0,2, 1e-5,0,2, 0,9e-6,2" // no area
    })
    void trianglesThatCannotBeDrawnDoNotShowAndGetNoGradient(
            float a, float b, float c, float d, float e, float f, float g, float h, float i) {
        float[] good = {-0.5f, -0.5f, 2, 0.5f, -0.4f, 2.5f, 0.1f, 0.6f, 3};
        RasterInput alone = input(Coloring.VERTEX, 7, 5, good);
        RasterInput both = input(Coloring.VERTEX, 7, 5, good);
        both.corners = Arrays.copyOf(good, 18);
        System.arraycopy(new float[] {a, b, c, d, e, f, g, h, i}, 0, both.corners, 9, 9);
        both.colors = Arrays.copyOf(alone.colors, 18);
        both.faceCount = 2;
        SoftSettings settings = SOFT.withGradient(GradientMode.COMPLETE);
        SoftImage image = forward(both, settings);
        RasterGradients gradients = backward(both, settings, image, randomFloats(105, -1, 1), randomFloats(35, -1, 1));

        assertThat(image.color).containsExactly(forward(alone, settings).color);
        assertThat(image.alpha).containsExactly(forward(alone, settings).alpha);
        assertThat(Arrays.copyOfRange(gradients.corners, 0, 9)).doesNotContain(0);
        assertThat(Arrays.copyOfRange(gradients.corners, 9, 18)).containsOnly(0);
        assertThat(Arrays.copyOfRange(gradients.colors, 9, 18)).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(floats = {10, 1e6f, 1e18f})
    void aHugeTriangleCoversEverything(float size) {
        RasterInput input = input(Coloring.VERTEX, 5, 3, -size, -size, 2, size, -size, 2, 0, size, 2);
        SoftImage image = forward(input, SOFT);
        RasterGradients gradients = backward(input, SOFT, image, new float[45], randomFloats(15, -1, 1));

        assertThat(image.alpha).containsOnly(1);
        assertFinite(gradients.corners);
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    void extremeBlurAndTransparencyGiveFiniteNumbers(Coloring coloring) {
        RasterInput input = input(coloring, 7, 5, -0.5f, -0.5f, 2, 0.5f, -0.4f, 2.5f, 0.1f, 0.6f, 3);
        for (double sigma : new double[] {1e-30, 1e-12, 1, 1e12}) {
            for (double gamma : new double[] {1e-8, 1e8}) {
                for (Distance distance : Distance.values()) {
                    for (GradientMode mode : GradientMode.values()) {
                        SoftSettings settings = SOFT.withBlur(sigma, gamma)
                                .withGradient(mode)
                                .withFunctions(distance, ColorAggregation.SOFTMAX, AlphaAggregation.PROD);
                        SoftImage image = forward(input, settings);
                        RasterGradients gradients =
                                backward(input, settings, image, randomFloats(105, -1, 1), randomFloats(35, -1, 1));
                        assertFinite(image.alpha, image.color, gradients.corners, gradients.colors);
                        assertFinite(gradients.texture, gradients.background);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    void floatsCarryThePictureAndEveryGradient(Coloring coloring) {
        RasterInput input = input(coloring, 7, 5, -0.5f, -0.5f, 2, 0.5f, -0.4f, 2.5f, 0.1f, 0.6f, 3);
        SoftSettings settings = SOFT.withGradient(GradientMode.COMPLETE);
        double[] gradColor = new double[105];
        double[] gradAlpha = new double[35];
        Arrays.fill(gradColor, 0.5);
        Arrays.fill(gradAlpha, -0.25);
        ReferenceRender render = new ReferenceRender(ReferenceScene.of(input), settings);
        ReferenceGradients expected = render.backward(gradColor, gradAlpha);
        SoftImage image = forward(input, settings);
        RasterGradients gradients = backward(input, settings, image, narrow(gradColor), narrow(gradAlpha));

        assertThat(image.alpha).containsExactly(narrow(render.forward().alpha()));
        assertThat(image.color).containsExactly(narrow(render.forward().color()));
        assertThat(gradients.corners).containsExactly(narrow(expected.corners()));
        assertThat(gradients.colors).containsExactly(narrow(expected.colors()));
        assertThat(gradients.texture).containsExactly(narrow(expected.texture()));
        assertThat(gradients.background).containsExactly(narrow(expected.background()));
    }

    @Test
    void softPicturesApproachTheHardOneAsBlurAndTransparencyVanish() {
        RasterInput input = input(
                Coloring.VERTEX,
                9,
                7,
                -0.7f,
                -0.6f,
                2,
                0.8f,
                -0.5f,
                2.5f,
                0.1f,
                0.7f,
                3,
                -0.6f,
                0.5f,
                2.2f,
                0.3f,
                -0.8f,
                2.6f,
                0.7f,
                0.6f,
                2.4f);
        SoftSettings sharp = SOFT.withBlur(1e-12, 1e-8);
        SoftSettings hard = sharp.withFunctions(Distance.HARD, ColorAggregation.HARD, AlphaAggregation.HARD);

        assertThat(forward(input, sharp).color).containsExactly(forward(input, hard).color, within(1e-6f));
        assertThat(forward(input, sharp).alpha).containsExactly(forward(input, hard).alpha, within(1e-6f));
    }

    @Test
    void withoutColouringNoColourIsTouchedOrRead() {
        RasterInput input = input(Coloring.NONE, 5, 3, -0.5f, -0.5f, 2, 0.5f, -0.4f, 2.5f, 0.1f, 0.6f, 3);
        SoftImage image = new SoftImage();
        image.resize(5, 3);
        Arrays.fill(image.color, 7);
        rasterizer.forward(input, SOFT, image);
        RasterGradients gradients = backward(input, SOFT, image, null, randomFloats(15, -1, 1));

        assertThat(image.color).containsOnly(7);
        assertThat(gradients.background).containsOnly(0);
        assertThat(gradients.corners).doesNotContain(Float.NaN);
    }

    @Test
    void gradientsAreOverwrittenAndLongerArraysAreKept() {
        RasterInput input = input(Coloring.VERTEX, 5, 3, -0.5f, -0.5f, 2, 0.5f, -0.4f, 2.5f, 0.1f, 0.6f, 3);
        float[] gradColor = randomFloats(45, -1, 1);
        float[] gradAlpha = randomFloats(15, -1, 1);
        RasterGradients once = backward(input, SOFT, forward(input, SOFT), gradColor, gradAlpha);
        RasterGradients again = new RasterGradients();
        again.wantColors = true;
        float[] longer = new float[20];
        again.corners = longer;
        Arrays.fill(longer, 5);
        rasterizer.backward(input, SOFT, new SoftImage(), gradColor, gradAlpha, again);

        assertThat(again.corners).isSameAs(longer);
        assertThat(Arrays.copyOf(longer, 9)).containsExactly(once.corners);
        assertThat(Arrays.copyOfRange(longer, 9, 20)).containsOnly(5);
        assertThat(again.colors).containsExactly(once.colors);
        assertThat(again.background).isEmpty();
    }

    @Test
    void shortArraysAreRefused() {
        RasterInput input = input(Coloring.VERTEX, 5, 3, -0.5f, -0.5f, 2, 0.5f, -0.4f, 2.5f, 0.1f, 0.6f, 3);

        assertThatThrownBy(() -> backward(input, SOFT, new SoftImage(), new float[44], new float[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gradColor must hold 45 numbers, got 44");
        assertThatThrownBy(() -> backward(input, SOFT, new SoftImage(), new float[45], null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gradAlpha must hold 15 numbers, got null");
        input.colors = new float[8];
        assertThatThrownBy(() -> forward(input, SOFT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("colors must hold 9 numbers, got 8");
    }

    @Test
    void aFragmentIsTheNearestTriangleInTheDepthRange() {
        float[] flat = {-8, -4, 2, 8, -4, 2, 0, 4, 2};
        float[] tilted = {-8, -4, 1, 8, -4, 5, 0, 4, 3};
        RasterInput input = input(Coloring.NONE, 3, 1, join(flat, flat, tilted));
        Fragments all = fragments(input, SoftSettings.DEFAULT.withRange(1, 10));

        // At x = −2 the tilted one has w = (3/8, 1/8, 1/2): 1/z = 3/8 + 1/40 + 1/6.
        assertThat(all.face).containsExactly(2, 0, 0);
        assertThat(all.depth).containsExactly(new float[] {30f / 17, 2, 2}, within(1e-6f));
        assertThat(fragments(input, SoftSettings.DEFAULT.withRange(1.9, 10)).face)
                .containsExactly(0, 0, 0);
        assertThat(fragments(input, SoftSettings.DEFAULT.withRange(6, 10)).face).containsOnly(Fragments.NONE);
        assertThat(fragments(input, SoftSettings.DEFAULT.withRange(6, 10)).depth)
                .containsOnly(Float.POSITIVE_INFINITY);
    }

    @Test
    void fragmentsSeeBothSidesButNothingBehindTheCamera() {
        float[] clockwise = {0, 4, 2, 4, -4, 2, -4, -4, 2};
        float[] behind = {0, 4, 1, 4, -4, 1, -4, -4, -1};
        RasterInput input = input(Coloring.NONE, 1, 1, join(clockwise, behind));

        assertThat(fragments(input, SoftSettings.DEFAULT.withQuirks(SoftSettings.compatible())).face)
                .containsExactly(0);
    }

    private static RasterInput input(Coloring coloring, int width, int height, float... corners) {
        RasterInput input = new RasterInput();
        input.width = width;
        input.height = height;
        input.faceCount = corners.length / 9;
        input.corners = corners;
        input.coloring = coloring;
        input.texelResolution = 2;
        input.colors = randomFloats(input.colorStride() * input.faceCount, 0, 1);
        input.uvs = randomFloats(6 * input.faceCount, -1, 2);
        input.textureWidth = 3;
        input.textureHeight = 2;
        input.texture = randomFloats(18, 0, 1);
        return input;
    }

    private SoftImage forward(RasterInput input, SoftSettings settings) {
        SoftImage image = new SoftImage();
        rasterizer.forward(input, settings, image);
        return image;
    }

    private RasterGradients backward(
            RasterInput input, SoftSettings settings, SoftImage image, float[] gradColor, float[] gradAlpha) {
        RasterGradients gradients = new RasterGradients();
        gradients.wantColors = true;
        gradients.wantTexture = true;
        gradients.wantBackground = true;
        rasterizer.backward(input, settings, image, gradColor, gradAlpha, gradients);
        return gradients;
    }

    private Fragments fragments(RasterInput input, SoftSettings settings) {
        Fragments fragments = new Fragments();
        rasterizer.fragments(input, settings, fragments);
        return fragments;
    }

    private static void assertFinite(float[]... arrays) {
        for (float[] array : arrays) {
            for (float value : array) {
                assertThat(value).isFinite();
            }
        }
    }

    private static float[] join(float[]... parts) {
        float[] all = new float[9 * parts.length];
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(parts[i], 0, all, 9 * i, 9);
        }
        return all;
    }

    private static float[] randomFloats(int count, double low, double high) {
        return narrow(RandomScenes.numbers(new Random(count), count, low, high));
    }

    private static float[] narrow(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
