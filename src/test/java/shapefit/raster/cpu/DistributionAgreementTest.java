package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.raster.AlphaAggregation;
import shapefit.raster.ColorAggregation;
import shapefit.raster.Coloring;
import shapefit.raster.Distance;
import shapefit.raster.Distribution;
import shapefit.raster.Facing;
import shapefit.raster.GradientMode;
import shapefit.raster.RasterGradients;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftSettings;

/** Every distribution with every way to join, against the definition in double precision; scalar passes, and those in vectors. */
public class DistributionAgreementTest {

    private static final SoftSettings SOFT =
            SoftSettings.DEFAULT.withBlur(1e-3, 1e-2).withRange(1, 6).withFacing(Facing.BOTH);

    /** With both distances, both ways to colour and both gradients, of which each is there with every distribution. */
    public static Stream<SoftSettings> combinations() {
        return Stream.of(Distribution.values())
                .flatMap(distribution -> Stream.of(AlphaAggregation.values())
                        .flatMap(alpha -> Stream.of(Distance.EUCLIDEAN, Distance.BARYCENTRIC)
                                .map(distance -> settings(distribution, alpha, distance))));
    }

    private static SoftSettings settings(Distribution distribution, AlphaAggregation alpha, Distance distance) {
        int turn = distribution.ordinal() + alpha.ordinal() + distance.ordinal();
        return SOFT.withDistribution(distribution)
                .withFunctions(distance, ColorAggregation.values()[turn % 3 / 2], alpha)
                .withGradient(GradientMode.values()[turn % 2]);
    }

    public static Comparison compare(Function<RasterInput, Comparison> compared) {
        return compared.apply(Scenes.random(4, Coloring.VERTEX, 53, 37, 40, 0.5))
                .and(compared.apply(Scenes.random(7, Coloring.NONE, 31, 45, 60, 0.2)));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyDistributionAndEveryWayToJoin(SoftSettings settings) {
        Comparison worst = compare(input -> Comparison.of(input, settings));
        assertNear(settings, worst);
    }

    /** That of the distance itself is 3e-8 NDC, so 1e-6 √σ; in barycentric units that of small triangles is twenty times that. */
    public static void assertNear(SoftSettings settings, Comparison worst) {
        assertThat(worst.jumps()).isZero();
        boolean startsAtOnce =
                settings.distribution() == Distribution.EXPONENTIAL || settings.distribution() == Distribution.UNIFORM;
        if (startsAtOnce) {
            // D is as small as the way from its support's end, and a triangle far in front of all others shows even so.
            worst.assertWithin("random scenes", 3e-4, 2e-3); // measured 8.7e-5, 6.4e-4
        } else {
            worst.assertWithin("random scenes", 4e-5, 2e-4); // measured 1.5e-5, 5.3e-5
        }
    }

    @ParameterizedTest
    @EnumSource(Distribution.class)
    void theOrderOfTheTrianglesDoesNotMatter(Distribution distribution) {
        for (AlphaAggregation alpha : AlphaAggregation.values()) {
            RasterInput input = Scenes.random(9, Coloring.NONE, 33, 21, 30, 0.4);
            float[] forth = alpha(input, settings(distribution, alpha, Distance.EUCLIDEAN), 1, Passes.SCALAR);
            for (int face = 0; face < input.faceCount / 2; face++) {
                for (int i = 0; i < 9; i++) {
                    int mirrored = 9 * (input.faceCount - 1 - face) + i;
                    float kept = input.corners[9 * face + i];
                    input.corners[9 * face + i] = input.corners[mirrored];
                    input.corners[mirrored] = kept;
                }
            }
            float[] back = alpha(input, settings(distribution, alpha, Distance.EUCLIDEAN), 1, Passes.SCALAR);
            for (int p = 0; p < forth.length; p++) {
                assertThat(back[p]).as("%s at %d", alpha, p).isCloseTo(forth[p], within(2e-6f)); // measured 2.4e-7
            }
        }
    }

    private static float[] alpha(RasterInput input, SoftSettings settings, int threads, Passes passes) {
        try (CpuRasterizer rasterizer = new CpuRasterizer(threads, passes)) {
            SoftImage image = new SoftImage();
            rasterizer.forward(input, settings, image);
            return image.alpha;
        }
    }

    /** All but the usual ways are done by the scalar passes, so with vectors, too, there are the same bits. */
    @ParameterizedTest
    @MethodSource("combinations")
    void anyNumberOfThreadsAndVectorsGiveTheSameBits(SoftSettings settings) {
        RasterInput input = Scenes.random(6, Coloring.VERTEX, 61, 47, 40, 0.4);
        Passes vectors = Simd.choose();
        boolean usual = settings.distribution() == Distribution.LOGISTIC_SQUARED
                && settings.alpha().ordinal() <= AlphaAggregation.HARD.ordinal();
        float[] one = gradients(input, settings, 1, vectors);
        assertThat(gradients(input, settings, 3, vectors)).containsExactly(one);
        if (!usual) {
            assertThat(gradients(input, settings, 2, Passes.SCALAR)).containsExactly(one);
        }
    }

    /** Those of the corners, then the picture's alpha. */
    private static float[] gradients(RasterInput input, SoftSettings settings, int threads, Passes passes) {
        try (CpuRasterizer rasterizer = new CpuRasterizer(threads, passes)) {
            SoftImage image = new SoftImage();
            rasterizer.forward(input, settings, image);
            Random random = new Random(8);
            float[] gradColor = Scenes.numbers(random, image.color.length, -1, 1);
            float[] gradAlpha = Scenes.numbers(random, image.alpha.length, -1, 1);
            RasterGradients gradients = new RasterGradients();
            rasterizer.backward(input, settings, image, gradColor, gradAlpha, gradients);
            float[] all = Arrays.copyOf(gradients.corners, 9 * input.faceCount + image.alpha.length);
            System.arraycopy(image.alpha, 0, all, 9 * input.faceCount, image.alpha.length);
            return all;
        }
    }
}
