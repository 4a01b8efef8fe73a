package shapefit.raster.cpu;

import shapefit.raster.AgreementContract;
import shapefit.raster.RasterInput;
import shapefit.raster.SoftSettings;

class AgreementTest extends AgreementContract {

    @Override
    protected Comparison compare(RasterInput input, SoftSettings settings) {
        return Comparison.of(input, settings);
    }

    @Override
    protected double sphereGradientLimit() {
        return 1e-4; // measured 4.8e-5
    }
}
