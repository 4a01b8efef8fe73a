package shapefit.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.raster.cpu.Comparison;
import shapefit.raster.cpu.Scenes;

/** A backend against the definition in double precision: picture and gradients, in every mode. Measured errors are the worst. */
public abstract class AgreementContract {

    private static final SoftSettings SOFT =
            SoftSettings.DEFAULT.withBlur(1e-3, 1e-2).withRange(1, 6).withFacing(Facing.BOTH);

    /** The errors of the backend on a scene. */
    protected abstract Comparison compare(RasterInput input, SoftSettings settings);

    /** How far the gradients of the sphere with the original's depth range may be off, relative. */
    protected abstract double sphereGradientLimit();

    public static Stream<Arguments> modes() {
        return Stream.of(Distance.values())
                .flatMap(distance -> Stream.of(GradientMode.values()).map(mode -> Arguments.of(distance, mode)));
    }

    @ParameterizedTest
    @MethodSource("modes")
    protected void everyWayToJoinAndToColor(Distance distance, GradientMode mode) {
        for (ColorAggregation color : ColorAggregation.values()) {
            for (AlphaAggregation alpha : AlphaAggregation.values()) {
                for (Coloring coloring : Coloring.values()) {
                    SoftSettings settings =
                            SOFT.withFunctions(distance, color, alpha).withGradient(mode);
                    Comparison worst = compare(Scenes.random(4, coloring, 53, 37, 40, 0.5), settings)
                            .and(compare(Scenes.random(7, coloring, 31, 45, 60, 0.2), settings));
                    assertThat(worst.jumps()).isZero();
                    worst.assertWithin(color + " " + alpha + " " + coloring, 1e-5, 1e-4); // measured 4.6e-6, 5e-5
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    protected void aSphereOf1280FacesWithTheOriginalsDepthRange(Coloring coloring) {
        Comparison comparison = compare(Scenes.sphere(3, 63, 47, coloring), SoftSettings.DEFAULT.withBlur(1e-4, 1e-4));
        assertThat(comparison.jumps()).isZero();
        comparison.assertWithin("sphere", 2e-5, sphereGradientLimit()); // measured 7.4e-6
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    protected void aSphereOf1280FacesWithATightDepthRangeAndTheWholeGradient(Coloring coloring) {
        SoftSettings settings =
                SoftSettings.DEFAULT.withBlur(1e-4, 1e-4).withRange(1.5, 4).withGradient(GradientMode.COMPLETE);
        Comparison comparison = compare(Scenes.sphere(3, 63, 47, coloring), settings);
        assertThat(comparison.jumps()).isZero();
        // A depth's rounding error of 6e-8 is multiplied by 1 / (1e-4 · 2.5) = 4000. Measured 5.9e-5, 1.7e-4.
        comparison.assertWithin("sphere", 2e-4, 5e-4);
    }

    @ParameterizedTest
    @EnumSource(Facing.class)
    protected void onlyTheFacesThatAreTurnedTheRightWayHaveAColor(Facing facing) {
        compare(Scenes.random(11, Coloring.VERTEX, 41, 29, 50, 0.4), SOFT.withFacing(facing))
                .assertWithin("facing", 1e-5, 5e-5); // measured 2.3e-6, 2.1e-5
    }

    @ParameterizedTest
    @EnumSource(ColorAggregation.class)
    protected void nearAndFarCutThroughTriangles(ColorAggregation color) {
        SoftSettings settings =
                SOFT.withRange(2.2, 3.1).withFunctions(Distance.EUCLIDEAN, color, AlphaAggregation.PROD);
        Comparison comparison = compare(Scenes.random(12, Coloring.VERTEX, 41, 29, 50, 0.4), settings);
        assertThat(comparison.jumps()).isZero();
        comparison.assertWithin("near and far", 1e-5, 5e-5); // measured 2.2e-6, 3e-6
    }

    @ParameterizedTest
    @EnumSource(value = Quirk.class, mode = EnumSource.Mode.EXCLUDE, names = "DRAW_DEGENERATE")
    protected void oneQuirkOfTheOriginal(Quirk quirk) {
        checkQuirks(Set.of(quirk), Distance.EUCLIDEAN);
    }

    @ParameterizedTest
    @EnumSource(Distance.class)
    protected void allQuirksOfTheOriginalButOne(Distance distance) {
        checkQuirks(EnumSet.complementOf(EnumSet.of(Quirk.DRAW_DEGENERATE)), distance);
    }

    private void checkQuirks(Set<Quirk> quirks, Distance distance) {
        for (Coloring coloring : Coloring.values()) {
            for (AlphaAggregation alpha : AlphaAggregation.values()) {
                RasterInput input = Scenes.random(5, coloring, 41, 29, 50, 0.4);
                for (int face = 0; face < input.faceCount; face += 7) {
                    input.corners[9 * face + 2] -= 4; // one corner behind the camera
                }
                SoftSettings settings = SOFT.withRange(2, 3.5)
                        .withQuirks(quirks)
                        .withFunctions(distance, ColorAggregation.SOFTMAX, alpha);
                Comparison comparison = compare(input, settings);
                // Reading past the face happens where ŵ is exactly 1; rounding then chooses among texels. Measured 5.
                assertThat(comparison.jumps()).isLessThanOrEqualTo(coloring == Coloring.TEXELS ? 20 : 0);
                comparison.assertWithin(coloring + " " + alpha, 2e-5, 1e-4); // measured 6.9e-6, 2.2e-5
            }
        }
    }

    @Test
    protected void blurOfAllSizes() {
        RasterInput input = Scenes.random(20, Coloring.VERTEX, 35, 52, 60, 0.3);
        for (double sigma : new double[] {1e-6, 1e-5, 1e-4, 1e-2, 1}) {
            // Where σ is 1e-6, a distance's rounding error of 3e-8 is 3e-5 of √σ. Measured 2.6e-5, 7.1e-5.
            compare(input, SOFT.withBlur(sigma, 1e-2)).assertWithin("sigma " + sigma, 1e-4, 3e-4);
        }
    }

    @Test
    protected void transparencyOfAllSizes() {
        RasterInput input = Scenes.random(20, Coloring.VERTEX, 35, 52, 60, 0.3);
        for (double gamma : new double[] {1e-5, 1e-4, 1e-2, 1}) {
            // Depth's rounding errors are multiplied by 1 / (5 γ) = 20,000 at most. Measured 1.8e-6, 1.1e-4.
            compare(input, SOFT.withBlur(1e-3, gamma)).assertWithin("gamma " + gamma, 2e-5, 5e-4);
        }
    }

    @Test
    protected void coverageIsCutWhereAskedFor() {
        RasterInput input = Scenes.random(20, Coloring.VERTEX, 35, 52, 60, 0.3);
        for (double epsilon : new double[] {0.3, 1e-2, 1e-10, 1e-20}) {
            compare(input, SOFT.withDistanceEpsilon(epsilon))
                    .assertWithin("epsilon " + epsilon, 1e-5, 5e-5); // measured 3.1e-6, 3.3e-6
        }
    }
}
