package shapefit.raster.opencl;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shapefit.raster.Coloring;
import shapefit.raster.EdgeCaseContract;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.raster.cpu.Comparison;
import shapefit.raster.cpu.Scenes;
import shapefit.testing.OpenCl;

class OpenClEdgeCaseTest extends EdgeCaseContract {

    private static OpenClRasterizer rasterizer;

    @BeforeAll
    static void open() {
        rasterizer = OpenCl.rasterizer();
    }

    @Override
    protected SoftRasterizer rasterizer() {
        return rasterizer;
    }

    @Override
    protected Comparison compare(RasterInput input, SoftSettings settings) {
        return Comparison.of(rasterizer, input, settings);
    }

    @Override
    protected double thinPictureLimit() {
        return 1e-5; // measured 4e-6
    }

    @Override
    protected double smallTriangleLimit() {
        return 2e-4; // measured 2.1e-5
    }

    @Test
    void twentyThousandFaces() {
        Comparison comparison = compare(Scenes.random(31, Coloring.VERTEX, 33, 21, 20_000, 0.02), SOFT);
        comparison.assertWithin("20,000 faces", 2e-5, 4e-4); // measured 3.8e-6, 1.1e-4
    }
}
