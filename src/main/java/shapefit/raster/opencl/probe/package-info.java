/** Tries OpenCL devices where a crash costs nothing, and remembers what came of it. */
package shapefit.raster.opencl.probe;
