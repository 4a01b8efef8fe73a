package shapefit.raster.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
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
import shapefit.raster.RasterInput;
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
        assertThat(worst.jumps()).isZero();
        worst.assertWithin("random scenes", 1e-5, 1e-4);
    }
}
