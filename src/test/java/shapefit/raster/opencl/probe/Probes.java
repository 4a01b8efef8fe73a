package shapefit.raster.opencl.probe;

import java.nio.file.Path;

/** Probes that go wrong, for tests of other packages. */
public final class Probes {

    private Probes() {}

    /** What is found where listing the devices crashes its process. */
    public static Findings crashing(Path cache) {
        return new Probe(cache, CrashingListChild.class.getName(), 60).again();
    }
}
