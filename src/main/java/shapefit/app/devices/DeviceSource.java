package shapefit.app.devices;

import shapefit.raster.SoftRasterizer;
import shapefit.render.Backends;
import shapefit.render.Survey;

/** Where devices come from. Both calls take seconds, so neither is for the JavaFX thread. */
public interface DeviceSource {

    /** What this machine has. */
    DeviceSource MACHINE = new DeviceSource() {

        @Override
        public Survey survey(boolean again) {
            if (again) {
                Backends.probeAgain();
            }
            return Backends.survey();
        }

        @Override
        public SoftRasterizer open(String backend) {
            return Backends.open(backend, 0);
        }
    };

    /**
     * What can compute.
     *
     * @param again whether devices are tried again, whatever was found before
     */
    Survey survey(boolean again);

    /**
     * Opens a device and has it compile what it needs.
     *
     * @param backend its name in the survey
     * @throws shapefit.raster.RasterException if it cannot be used
     */
    SoftRasterizer open(String backend);
}
