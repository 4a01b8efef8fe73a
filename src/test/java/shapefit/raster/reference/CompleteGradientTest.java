package shapefit.raster.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Coloring;
import shapefit.raster.Distance;
import shapefit.raster.Distribution;
import shapefit.raster.Facing;
import shapefit.raster.GradientMode;
import shapefit.raster.SoftSettings;
import shapefit.testing.FiniteDifferences;

/** The complete gradient against differences of the picture. */
class CompleteGradientTest {

    /** Large enough that rounding (1e-16 / step) stays far below the tolerance. NDC, depth units, colour. */
    private static final double STEP = 2e-6;

    /** Of the largest derivative. Measured: 5.7e-8 at most (corners), 3.1e-9 for the others; no entry was given up. */
    private static final double TOLERANCE = 1e-6;

    /** A scene and settings: every combination of the functions, with sizes, sides and depth ranges that take turns. */
    private record Setup(int index, ReferenceScene scene, SoftSettings settings) {

        @Override
        public String toString() {
            return "%s %s %s %s %d×%d %s near %s picture behind %b"
                    .formatted(
                            settings.distance(),
                            settings.color(),
                            settings.alpha(),
                            scene.coloring,
                            scene.width,
                            scene.height,
                            settings.facing(),
                            settings.near(),
                            scene.backgroundIsPicture);
        }
    }

    static Stream<Setup> setups() {
        return IntStream.range(0, 3 * 2 * 3 * 4).mapToObj(CompleteGradientTest::setup);
    }

    private static Setup setup(int index) {
        int[][] sizes = {{7, 5}, {4, 9}, {6, 6}, {11, 3}, {2, 7}};
        int[] size = sizes[index % sizes.length];
        boolean crossing = index % 7 < 3;
        SoftSettings settings = new SoftSettings(
                index % 2 == 0 ? 0.02 : 0.005,
                0.2,
                Distance.values()[index % 3],
                Distribution.LOGISTIC_SQUARED,
                1e-10,
                ColorAggregation.values()[index / 3 % 2],
                AlphaAggregation.values()[index / 6 % 3],
                crossing ? 2.2 : 1,
                crossing ? 3.4 : 6,
                0.05,
                Facing.values()[index % 11 % 3],
                GradientMode.COMPLETE,
                Set.of());
        Coloring coloring = Coloring.values()[index / 18];
        return new Setup(index, RandomScenes.of(100 + index / 5, coloring, size[0], size[1], 5), settings);
    }

    @ParameterizedTest
    @MethodSource("setups")
    void theCompleteGradientIsThatOfThePicture(Setup setup) {
        ReferenceScene scene = setup.scene;
        Random random = new Random(setup.index);
        int pixels = scene.width * scene.height;
        double[] gradColor = RandomScenes.numbers(random, 3 * pixels, -1, 1);
        double[] gradAlpha = RandomScenes.numbers(random, pixels, -1, 1);
        ReferenceGradients gradients = new ReferenceRender(scene, setup.settings).backward(gradColor, gradAlpha);

        if (setup.settings.distance() != Distance.HARD && setup.settings.alpha() != AlphaAggregation.HARD) {
            assertTrue(DoubleStream.of(gradients.corners()).anyMatch(g -> g != 0), "the scene is empty");
        }
        compare("corners", setup, scene.corners, gradients.corners(), gradColor, gradAlpha);
        compare("colors", setup, scene.colors, gradients.colors(), gradColor, gradAlpha);
        compare("texture", setup, scene.texture, gradients.texture(), gradColor, gradAlpha);
        compare("background", setup, scene.background, gradients.background(), gradColor, gradAlpha);
    }

    private static void compare(
            String what, Setup setup, double[] x, double[] gradient, double[] gradColor, double[] gradAlpha) {
        double[] differences = FiniteDifferences.central(x, () -> loss(setup, gradColor, gradAlpha), STEP);
        FiniteDifferences.assertAgrees(what, differences, gradient, TOLERANCE, 0.9);
    }

    private static double loss(Setup setup, double[] gradColor, double[] gradAlpha) {
        ReferenceImage image = new ReferenceRender(setup.scene, setup.settings).forward();
        double sum = 0;
        for (int i = 0; i < gradColor.length; i++) {
            sum += gradColor[i] * image.color()[i];
        }
        for (int i = 0; i < gradAlpha.length; i++) {
            sum += gradAlpha[i] * image.alpha()[i];
        }
        return sum;
    }
}
