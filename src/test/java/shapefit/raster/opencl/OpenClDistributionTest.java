package shapefit.raster.opencl;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shapefit.raster.SoftSettings;
import shapefit.raster.cpu.Comparison;
import shapefit.raster.cpu.DistributionAgreementTest;
import shapefit.testing.OpenCl;

/** Every distribution with every way to join, against the definition in double precision. */
class OpenClDistributionTest {

    private static OpenClRasterizer rasterizer;

    @BeforeAll
    static void open() {
        rasterizer = OpenCl.rasterizer();
    }

    @ParameterizedTest
    @MethodSource("shapefit.raster.cpu.DistributionAgreementTest#combinations")
    void everyDistributionAndEveryWayToJoin(SoftSettings settings) {
        Comparison worst = DistributionAgreementTest.compare(input -> Comparison.of(rasterizer, input, settings));
        DistributionAgreementTest.assertNear(settings, worst);
    }
}
