/** The soft rasterizer on the CPU: float, culled, all cores. */
package shapefit.raster.cpu;
