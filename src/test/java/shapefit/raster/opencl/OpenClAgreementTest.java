package shapefit.raster.opencl;

import org.junit.jupiter.api.BeforeAll;
import shapefit.raster.AgreementContract;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftSettings;
import shapefit.raster.cpu.Comparison;
import shapefit.testing.OpenCl;

class OpenClAgreementTest extends AgreementContract {

    private static OpenClRasterizer rasterizer;

    @BeforeAll
    static void open() {
        rasterizer = OpenCl.rasterizer();
    }

    @Override
    protected Comparison compare(RasterInput input, SoftSettings settings) {
        return Comparison.of(rasterizer, input, settings);
    }

    /** Without colour one pixel lies on the border of a face's reach, where its gradient jumps. */
    @Override
    protected double sphereGradientLimit() {
        return 6e-4; // measured 3e-4
    }
}
