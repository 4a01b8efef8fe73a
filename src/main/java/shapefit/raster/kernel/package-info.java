/** Arithmetic that the CPU and the OpenCL rasterizer share. */
package shapefit.raster.kernel;
