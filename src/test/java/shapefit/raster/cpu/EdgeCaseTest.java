package shapefit.raster.cpu;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import shapefit.raster.EdgeCaseContract;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;

class EdgeCaseTest extends EdgeCaseContract {

    private static CpuRasterizer rasterizer;

    @BeforeAll
    static void open() {
        rasterizer = new CpuRasterizer(1);
    }

    @AfterAll
    static void close() {
        rasterizer.close();
    }

    @Override
    protected SoftRasterizer rasterizer() {
        return rasterizer;
    }

    @Override
    protected Comparison compare(RasterInput input, SoftSettings settings) {
        return Comparison.of(input, settings);
    }

    /** A tile is 64 NDC wide then. */
    @Override
    protected double thinPictureLimit() {
        return 5e-5; // measured 2.1e-5
    }

    @Override
    protected double smallTriangleLimit() {
        return 6e-4; // measured 3.1e-4
    }
}
