package shapefit.raster.opencl.probe;

import shapefit.raster.opencl.OpenClDevice;

/**
 * What came of trying a device.
 *
 * @param passed whether it drew right
 * @param reason what was seen, or why not, in a few words of one line
 */
public record Verdict(OpenClDevice device, boolean passed, String reason) {}
